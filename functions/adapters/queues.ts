/** The queues of the index, in pages: a page is keys only, and a sealed cursor behind which the next one begins. */
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { cursorKey } from "./cursorKey.ts";
import { seal, unseal } from "./cursors.ts";
import type { StoreClient } from "./dynamoStore.ts";
import { placeIn, QUEUES, text, type Item } from "./items.ts";
import { queueOfDepartment } from "./places.ts";

export type KeyPage = { keys: Item[]; cursor: string | null };

/** Which of several departments a page stopped at, and behind which rank in its queue. */
const Place = z.tuple([z.int().min(0), z.string().nullable()]);

export function queuesOf(client: StoreClient, TableName: string) {
  const key = cursorKey(client, TableName);

  /** @param after the rank behind which it begins @param before the rank before which it ends */
  async function read(
    queue: string,
    latestFirst: boolean,
    limit: number,
    after: string | null,
    before?: string,
  ): Promise<{ keys: Item[]; last: string | null }> {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: QUEUES,
        KeyConditionExpression:
          before === undefined ? "queue = :queue" : "queue = :queue AND #rank < :before",
        ...(before !== undefined && { ExpressionAttributeNames: { "#rank": "rank" } }),
        ExpressionAttributeValues: {
          ":queue": { S: queue },
          ...(before !== undefined && { ":before": { S: before } }),
        },
        ScanIndexForward: !latestFirst,
        Limit: limit,
        ...(after !== null && { ExclusiveStartKey: placeIn(queue, after) }),
      }),
    );
    const { LastEvaluatedKey: last } = page;
    return { keys: page.Items ?? [], last: last ? text(last, "rank") : null };
  }

  return {
    /** A page of one queue, which is a list of its own. @throws BadCursor */
    async page(
      queue: string,
      latestFirst: boolean,
      limit: number,
      cursor: string | undefined,
      before?: string,
    ): Promise<KeyPage> {
      const after = cursor === undefined ? null : unseal(await key(), queue, cursor);
      const { keys, last } = await read(queue, latestFirst, limit, after, before);
      return { keys, cursor: last === null ? null : seal(await key(), queue, last) };
    },

    /** A page of the open reviews of these departments, one after the other: together they are one list. @throws BadCursor */
    async openOf(
      departments: readonly string[],
      limit: number,
      cursor: string | undefined,
    ): Promise<KeyPage> {
      const list = JSON.stringify(["open-reviews", departments]);
      let [index, after] =
        cursor === undefined
          ? ([0, null] as const)
          : Place.parse(JSON.parse(unseal(await key(), list, cursor)));
      const keys: Item[] = [];
      while (index < departments.length && keys.length < limit) {
        const queue = queueOfDepartment(departments[index]!, "open");
        const page = await read(queue, false, limit - keys.length, after);
        keys.push(...page.keys);
        after = page.last;
        if (after === null) index++;
      }
      if (index >= departments.length) return { keys, cursor: null };
      return { keys, cursor: seal(await key(), list, JSON.stringify([index, after])) };
    },
  };
}
