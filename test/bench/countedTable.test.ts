/** A counted table knows what a request takes, although its answer shows a part only. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { QUEUES, type Item } from "../../functions/adapters/items.ts";
import { countedTable, type Spent, type Written } from "../../bench/units/countedTable.ts";
import { openDatabase, type Database } from "../support/dynalite/database.ts";

let database: Database;
let client: StoreClient;
const spent: Spent[] = [];
const written: Written[] = [];

const OPTIONS = {
  key: ["pk", "sk"],
  index: ["queue", "rank"],
  spent: (one: Spent) => void spent.push(one),
  written: (one: Written) => void written.push(one),
} as const;

beforeAll(async () => {
  database = await openDatabase();
  client = countedTable({ client: database.client, ...OPTIONS }).clientOf("me");
});
beforeEach(() => {
  spent.length = 0;
  written.length = 0;
});
afterAll(async () => {
  await database.close();
});

const key = (pk: string, sk: string): Item => ({ pk: { S: pk }, sk: { S: sk } });
const large = (pk: string, sk: string, kilobytes: number, more: Item = {}): Item => ({
  ...key(pk, sk),
  text: { S: "x".repeat(kilobytes * 1024 - 200) },
  ...more,
});
const place = (rank: string): Item => ({ queue: { S: "q" }, rank: { S: rank } });
const put = (item: Item) => client.send(new PutItemCommand({ TableName: database.table, Item: item }));
const units = () =>
  spent.map(({ operation, partition, tableUnits, indexUnits, readUnits }) => [
    operation,
    partition,
    tableUnits,
    indexUnits,
    readUnits,
  ]);

describe("a write", () => {
  it("counts the item and its entry, and tells both images", async () => {
    await put(large("a", "1", 3, place("1")));
    await client.send(
      new UpdateItemCommand({
        TableName: database.table,
        Key: key("a", "1"),
        UpdateExpression: "SET #rank = :rank",
        ExpressionAttributeNames: { "#rank": "rank" },
        ExpressionAttributeValues: { ":rank": { S: "2" } },
      }),
    );
    await client.send(new DeleteItemCommand({ TableName: database.table, Key: key("a", "1") }));
    expect(units()).toEqual([
      ["PutItem", "a", 3, 1, 0],
      ["UpdateItem", "a", 3, 2, 0],
      ["DeleteItem", "a", 3, 1, 0],
    ]);
    expect(written.map(([image]) => [image?.before?.["rank"]?.S, image?.after?.["rank"]?.S])).toEqual([
      [undefined, "1"],
      ["1", "2"],
      ["2", undefined],
    ]);
  });

  it("that fails on its condition is counted, and tells nothing", async () => {
    await put(large("b", "1", 3));
    const condition = { ConditionExpression: "attribute_not_exists(pk)" };
    const again = new PutItemCommand({ TableName: database.table, Item: key("b", "1"), ...condition });
    await expect(client.send(again)).rejects.toMatchObject({ name: "ConditionalCheckFailedException" });
    expect(units()[1]).toEqual(["PutItem", "b", 3, 0, 0]);
    expect(written).toHaveLength(1);
  });
});

describe("a transaction", () => {
  /** The stand-in has none: what one changes is written one by one. */
  const inTransactions = (outcome: "saved" | "cancelled") => {
    const send = async (command: TransactWriteItemsCommand | GetItemCommand) => {
      if (!(command instanceof TransactWriteItemsCommand)) return database.client.send(command);
      if (outcome === "cancelled")
        throw new TransactionCanceledException({ message: "cancelled", $metadata: {} });
      for (const { Put } of command.input.TransactItems ?? [])
        if (Put) await database.client.send(new PutItemCommand(Put));
      return {};
    };
    const client = { send: send as StoreClient["send"] };
    return countedTable({ client, ...OPTIONS }).clientOf("me");
  };
  const TableName = "approvals";
  const both = new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName, Item: large("t", "1", 3, place("1")) } },
      { Put: { TableName, Item: large("t", "2", 2) } },
      { ConditionCheck: { TableName, Key: key("t", "3"), ConditionExpression: "attribute_not_exists(pk)" } },
    ],
  });

  it("counts each item twice, entries once, and tells all that it wrote together", async () => {
    await inTransactions("saved").send(both);
    // A row for each kind of item, so that a count can say what it went to.
    expect(units()).toEqual([
      ["TransactWriteItems", "t", 2 * 3, 1, 0],
      ["TransactWriteItems", "t", 2 * 2, 0, 0],
      ["TransactWriteItems", "t", 2 * 1, 0, 0],
    ]);
    expect(written.map((images) => images.map(({ after }) => after?.["sk"]?.S))).toEqual([["1", "2"]]);
  });

  it("that is cancelled is counted all the same, and tells nothing", async () => {
    await expect(inTransactions("cancelled").send(both)).rejects.toThrow("cancelled");
    expect(units()).toEqual(Array.from({ length: 3 }, () => ["TransactWriteItems", "t", 2 * 1, 0, 0]));
    expect(written).toEqual([]);
  });
});

describe("a read", () => {
  it("counts whole items, whatever it shows of them", async () => {
    for (const sk of ["1", "2", "3"]) await put(large("r", sk, 3, place(sk)));
    spent.length = 0;
    const TableName = database.table;
    const part = { TableName, ProjectionExpression: "pk, sk", ConsistentRead: true };
    await client.send(new GetItemCommand({ ...part, Key: key("r", "1") }));
    await client.send(new GetItemCommand({ TableName, Key: key("r", "none") }));
    await client.send(
      new QueryCommand({
        ...part,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: "r" } },
      }),
    );
    await client.send(
      new QueryCommand({
        TableName,
        IndexName: QUEUES,
        KeyConditionExpression: "queue = :queue",
        ExpressionAttributeValues: { ":queue": { S: "q" } },
      }),
    );
    const Keys = ["1", "2", "none"].map((sk) => key("r", sk));
    await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    );
    expect(units()).toEqual([
      ["GetItem", "r", 0, 0, 1],
      ["GetItem", "r", 0, 0, 0.5],
      ["Query", "r", 0, 0, 3], // 3 × 2.8 KB together
      ["Query", null, 0, 0, 0.5], // entries of the index, which are small
      ["BatchGetItem", "r", 0, 0, 3], // each by itself, the missing one, too
    ]);
  });
});
