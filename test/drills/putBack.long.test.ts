/** A table that is in use is made what a restored one is: what differs is written, what came since is deleted, no more. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { putBack } from "../../scripts/restoring/tables.ts";
import { openDatabase, openTable, type Database } from "../support/dynalite/database.ts";

let database: Database;
const IN_USE = "approvals";
const RESTORED = "approvals-restored";
beforeAll(async () => {
  database = await openDatabase();
  await openTable(database.client, RESTORED);
});
afterAll(() => database.close());

const put = (TableName: string, pk: string, text: string) =>
  database.client.send(
    new PutItemCommand({
      TableName,
      Item: { pk: { S: pk }, sk: { S: "record" }, body: { S: text }, n: { N: "1" } },
    }),
  );
const all = async (TableName: string) =>
  ((await database.client.send(new ScanCommand({ TableName }))).Items ?? [])
    .map(({ pk, body }) => `${pk?.S} ${body?.S}`)
    .sort();

/** What DynamoDB may leave undone of a batch when it is busy: here all of the first of each kind. */
function busy(client: StoreClient): StoreClient {
  const kinds = new Set<unknown>();
  const send = async (command: { input: { RequestItems?: Record<string, unknown> } }) => {
    const isBatch = command instanceof BatchGetItemCommand || command instanceof BatchWriteItemCommand;
    if (!isBatch || kinds.has(command.constructor)) return client.send(command as never);
    kinds.add(command.constructor);
    const { RequestItems } = command.input;
    return { UnprocessedItems: RequestItems, UnprocessedKeys: RequestItems, Responses: {} };
  };
  return { send };
}

it("tells what it would do, does it, and finds nothing left to do", async () => {
  const cases = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `case-${from + n}`);
  await Promise.all([
    ...cases(0, 30).map((name) => put(RESTORED, name, "as it was")),
    ...cases(0, 3).map((name) => put(IN_USE, name, "as it was")),
    ...cases(3, 30).map((name) => put(IN_USE, name, "as it is")),
    ...cases(30, 57).map((name) => put(IN_USE, name, "came since")),
  ]);
  const given = { from: RESTORED, to: IN_USE };
  const would = { same: 3, put: 27, deleted: 27 };
  expect(await putBack({ client: database.client, ...given, writes: false })).toEqual(would);
  expect((await all(IN_USE)).filter((one) => one.endsWith("came since"))).toHaveLength(27);
  const client = busy(database.client);
  expect(await putBack({ client, ...given, writes: true })).toEqual(would);
  expect(await all(IN_USE)).toEqual(await all(RESTORED));
  expect(await putBack({ client: database.client, ...given, writes: true })).toEqual({
    same: 30,
    put: 0,
    deleted: 0,
  });
});

it("takes no table for its own restored one", async () => {
  await expect(putBack({ client: database.client, from: "a", to: "a", writes: true })).rejects.toThrow(
    "Both tables are a.",
  );
});
