/** The queues of the table's index: a page is keys only. */
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { cursorKey } from "./cursorKey.ts";
import type { StoreClient } from "./table.ts";
import { keyOf, placeIn, QUEUES, text, type Item } from "./items.ts";
import { sealedQueues } from "./sealedQueues.ts";

/** @param keyIn the key of the item that stands in them for a subject: its record's, where it is no other */
export const queuesOf = (client: StoreClient, TableName: string, keyIn = keyOf) =>
  sealedQueues<Item>(cursorKey(client, TableName), async (queue, latestFirst, limit, after, before) => {
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
        ...(after !== null && { ExclusiveStartKey: placeIn(queue, after, keyIn) }),
      }),
    );
    const { LastEvaluatedKey: last } = page;
    return { rows: page.Items ?? [], last: last ? text(last, "rank") : null };
  });
