/**
 * Makes one table what another one is, item by item: the way back of a table that a running system writes to and reads
 * from, whose name, stream, alarms and rights stay. Read and compared first, so that it may be told before it is done, and
 * done again where it broke off.
 */
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ScanCommand,
  type AttributeValue,
  type BatchGetItemCommandOutput,
  type BatchWriteItemCommandOutput,
  type DynamoDBClient,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";

type Item = Record<string, AttributeValue>;

export type Counts = { same: number; put: number; deleted: number };

export type Wanted = {
  client: Pick<DynamoDBClient, "send">;
  /** The table as it is to be. */
  from: string;
  /** The table that is in use. */
  to: string;
  /** Without it nothing is written, and the counts say what would be. */
  writes: boolean;
  tell?: (counts: Counts) => void;
};

/** DynamoDB's own bounds of one request. */
const MOST_READ = 100;
const MOST_WRITTEN = 25;
/** What is left unprocessed is sent again, each time later. */
const TRIES = 10;

export async function putBack({ client, from, to, writes, tell }: Wanted): Promise<Counts> {
  if (from === to) throw new TypeError(`Both tables are ${to}.`);
  const counts: Counts = { same: 0, put: 0, deleted: 0 };
  for await (const items of pagesOf(from)) {
    const there = await itemsOf(to, items);
    const others = items.filter((item) => !isDeepStrictEqual(there.get(nameOf(item)), item));
    await write(others.map((Item) => ({ PutRequest: { Item } })));
    counts.put += others.length;
    counts.same += items.length - others.length;
    tell?.(counts);
  }
  for await (const items of pagesOf(to)) {
    const wanted = await itemsOf(from, items);
    const gone = items.filter((item) => !wanted.has(nameOf(item)));
    await write(gone.map((item) => ({ DeleteRequest: { Key: keyOf(item) } })));
    counts.deleted += gone.length;
    tell?.(counts);
  }
  return counts;

  async function* pagesOf(TableName: string): AsyncGenerator<Item[]> {
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
      yield page.Items ?? [];
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }

  /** The items of a table with the keys of these. */
  async function itemsOf(table: string, items: readonly Item[]): Promise<Map<string, Item>> {
    const found = new Map<string, Item>();
    for (const some of slices(items, MOST_READ)) {
      let Keys: Item[] | undefined = some.map(keyOf);
      for (let tries = 1; Keys && Keys.length > 0; tries++) {
        const read: BatchGetItemCommandOutput = await client.send(
          new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
        );
        for (const item of read.Responses?.[table] ?? []) found.set(nameOf(item), item);
        Keys = read.UnprocessedKeys?.[table]?.Keys;
        if (Keys && Keys.length > 0) await later(tries, table);
      }
    }
    return found;
  }

  async function write(requests: readonly WriteRequest[]): Promise<void> {
    if (!writes) return;
    for (const some of slices(requests, MOST_WRITTEN)) {
      let left: WriteRequest[] | undefined = [...some];
      for (let tries = 1; left && left.length > 0; tries++) {
        const { UnprocessedItems }: BatchWriteItemCommandOutput = await client.send(
          new BatchWriteItemCommand({ RequestItems: { [to]: left } }),
        );
        left = UnprocessedItems?.[to];
        if (left && left.length > 0) await later(tries, to);
      }
    }
  }

  async function later(tries: number, table: string): Promise<void> {
    if (tries === TRIES) throw new Error(`${table} is too busy; run it again, it goes on with what is left`);
    await pause(50 * 2 ** tries);
  }
}

const keyOf = ({ pk, sk }: Item): Item => ({ pk: pk!, sk: sk! });
const nameOf = ({ pk, sk }: Item): string => JSON.stringify([pk?.S, sk?.S]);

function* slices<T>(all: readonly T[], most: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most);
}
