/** The trail in a table of its own, whose items vanish by themselves (DynamoDB, time to live). */
import { PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { goneAfter, keptSince, type AuditTrail } from "../app/base/auditTrail.ts";
import { epochOf } from "../domain/base/time.ts";
import { parseEntry, queueOfQuestion, queuesOfEntry, rankOfEntry } from "./audit.ts";
import { cursorKey } from "./cursorKey.ts";
import { text, type Item } from "./items.ts";
import { sealedQueues } from "./sealedQueues.ts";
import { readable } from "./setAside.ts";
import type { StoreClient } from "./table.ts";

/** The index of the entries about a case. */
export const AUDIT_BY_CASE = "byCase";

/** When an item may vanish, in seconds since 1970. */
export const AUDIT_EXPIRES = "expires";

/** Behind every instant. */
const LAST = "\uffff";

export function auditTable({ client, table: TableName }: { client: StoreClient; table: string }): AuditTrail {
  const queues = sealedQueues<Item>(cursorKey(client, TableName), async (queue, _latest, limit, after) => {
    const isCase = queue === queueOfQuestion({ applicationId: queue.slice("case#".length) }).queue;
    const page = await client.send(
      new QueryCommand({
        TableName,
        ...(isCase && { IndexName: AUDIT_BY_CASE }),
        KeyConditionExpression: "#queue = :queue AND sk < :before",
        ExpressionAttributeNames: { "#queue": isCase ? "case" : "pk" },
        ExpressionAttributeValues: { ":queue": { S: queue }, ":before": { S: after ?? LAST } },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    const { Items = [], LastEvaluatedKey: last } = page;
    return { rows: Items, last: last ? text(last, "sk") : null };
  });

  return {
    async keep(entry, day) {
      const { day: pk, case: ofCase } = queuesOfEntry(day, entry);
      const expires = Math.ceil(epochOf(goneAfter(entry)) / 1000);
      await client.send(
        new PutItemCommand({
          TableName,
          Item: {
            pk: { S: pk },
            sk: { S: rankOfEntry(entry) },
            ...(ofCase !== null && { case: { S: ofCase } }),
            body: { S: JSON.stringify(entry) },
            [AUDIT_EXPIRES]: { N: String(expires) },
          },
        }),
      );
    },
    async entries(question, now, limit, cursor) {
      const { queue } = queueOfQuestion(question);
      const page = await queues.page(queue, true, limit, cursor);
      // What is over vanishes within days, not at once.
      const since = keptSince(now);
      const read = readable(
        page.rows.filter((item) => text(item, "sk") >= since),
        (item) => parseEntry(text(item, "body")),
        (item) => text(item, "sk"),
      );
      return { ...read, cursor: page.cursor };
    },
  };
}
