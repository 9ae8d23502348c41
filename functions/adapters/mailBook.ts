/** What became of mails, in the table: an item each, by the id of the event, which vanishes by itself (DynamoDB, time to live). */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { MailBook, MailEnd } from "../app/notices/post.ts";
import { epochOf, type Instant } from "../domain/base/time.ts";
import { itemKey, text } from "./items.ts";
import { LIMIT_EXPIRES } from "./limitsTable.ts";
import { tableOf, type StoreClient } from "./table.ts";

/** What the keys of these items begin with. */
export const MAILS = "mails/";

/** Longer than the bus's archive holds an event that could be carried again. */
const KEPT_SECONDS = 400 * 86_400;

/** @param now the machine's clock */
export function mailBook(client: StoreClient, TableName: string, now: () => Instant): MailBook {
  const keyOf = (id: string) => itemKey({ applicationId: `${MAILS}${id}`, sortKey: "mail" });
  return {
    async endOf(id) {
      const item = await tableOf(client, TableName).get(keyOf(id));
      return item === undefined ? null : (text(item, "as") as MailEnd);
    },
    async end(id, as) {
      const expires = Math.floor(epochOf(now()) / 1000) + KEPT_SECONDS;
      await client.send(
        new PutItemCommand({
          TableName,
          Item: { ...keyOf(id), as: { S: as }, [LIMIT_EXPIRES]: { N: String(expires) } },
        }),
      );
    },
  };
}
