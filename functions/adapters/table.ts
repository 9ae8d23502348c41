/** The table, as far as it is read: one item, many of them by key, or what lies under a case. */
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import type { Place } from "../app/base/ports.ts";
import { QUEUES, text, type Item } from "./items.ts";

/** What the store needs of a client: to send the SDK's commands. */
export type StoreClient = Pick<DynamoDBClient, "send">;

/** Keys that one request may ask for (DynamoDB quotas, BatchGetItem). */
const MOST_KEYS = 100;

/** Writes something if a condition holds. @returns whether it held */
export async function ifIt(holds: () => Promise<unknown>): Promise<boolean> {
  try {
    await holds();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export type Table = ReturnType<typeof tableOf>;

export function tableOf(client: StoreClient, TableName: string) {
  /** One item; unless it is said otherwise, read consistently. */
  async function get(Key: Item, { consistently } = { consistently: true }): Promise<Item | undefined> {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: consistently }));
    return Item;
  }

  return {
    get,

    /** Items in the order of their keys; what is not there is left out. */
    async getAll(keys: readonly Item[], { consistently }: { consistently: boolean }): Promise<Item[]> {
      let wanted = keys.map(({ pk, sk }) => ({ pk: pk!, sk: sk! }));
      const [only, ...others] = wanted;
      // Only lists have the right to read in batches.
      if (only && others.length === 0) {
        const item = await get(only, { consistently });
        return item ? [item] : [];
      }
      const found = new Map<string, Item>();
      while (wanted.length > 0) {
        const Keys = wanted.slice(0, MOST_KEYS);
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: consistently } } }),
        );
        for (const item of Responses?.[TableName] ?? []) found.set(nameOf(item), item);
        const again = (UnprocessedKeys?.[TableName]?.Keys ?? []) as typeof wanted;
        wanted = [...again, ...wanted.slice(MOST_KEYS)];
      }
      return keys.map((key) => found.get(nameOf(key))).filter((item) => item !== undefined);
    },

    /** What stands in a queue before a place, the first ones first: each as it is now, since the queue may lag behind. */
    async standing({ queue, rank }: Place, limit: number): Promise<Item[]> {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: QUEUES,
          KeyConditionExpression: "#queue = :queue AND #rank < :before",
          ExpressionAttributeNames: { "#queue": "queue", "#rank": "rank" },
          ExpressionAttributeValues: { ":queue": { S: queue }, ":before": { S: rank } },
          Limit: limit,
        }),
      );
      const found: Item[] = [];
      for (const { pk, sk } of Items) {
        const item = await get({ pk: pk!, sk: sk! });
        if (item) found.push(item);
      }
      return found;
    },

    /**
     * What lies under an application between two sort keys, and what they begin with, read consistently.
     * @param most items that are read; without it all of them are
     */
    async under(applicationId: string, from: string, to: string, most?: number): Promise<Item[]> {
      const items: Item[] = [];
      let start: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            ConsistentRead: true,
            KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
            ExpressionAttributeValues: {
              ":pk": { S: applicationId },
              ":from": { S: from },
              ":to": { S: `${to}\uffff` },
            },
            ...(most !== undefined && { Limit: most }),
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start && most === undefined);
      return items;
    },
  };
}

const nameOf = (item: Item): string => `${text(item, "pk")}/${text(item, "sk")}`;
