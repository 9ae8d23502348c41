/** Copies that are to be made of links, in the table of the cases: an item each, in a queue by when it is tried next. */
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { CopyQueue } from "../app/files/files.ts";
import { parseCopying } from "../contracts/files/stored.ts";
import { keyOfCopy, placeOfCopy } from "../domain/base/ids.ts";
import type { Copying } from "../domain/files/copy.ts";
import { itemKey, text, type Item } from "./items.ts";
import { ifIt, tableOf, type StoreClient } from "./table.ts";

/** Behind every id. */
const LAST = "~";

export function copiesIn(client: StoreClient, TableName: string): CopyQueue {
  const table = tableOf(client, TableName);
  const keyOf = ({ copyId }: Copying): Item => itemKey(keyOfCopy(copyId));

  function itemOf(copying: Copying): Item {
    const { queue, rank } = placeOfCopy(copying.dueAt, copying.copyId);
    return {
      ...keyOf(copying),
      queue: { S: queue },
      rank: { S: rank },
      body: { S: JSON.stringify(copying) },
    };
  }

  const put = (copying: Copying, condition: string): Promise<boolean> =>
    ifIt(() =>
      client.send(new PutItemCommand({ TableName, Item: itemOf(copying), ConditionExpression: condition })),
    );

  return {
    async askCopy(copying) {
      await put(copying, "attribute_not_exists(pk)");
    },

    async dueCopies(now, limit) {
      const items = await table.standing(placeOfCopy(now, LAST), limit);
      // One that was put off is not due, whatever the queue says still.
      return items.map((item) => parseCopying(text(item, "body"))).filter(({ dueAt }) => dueAt <= now);
    },

    async askAgain(copying) {
      await put(copying, "attribute_exists(pk)");
    },

    async forgetCopy(copying) {
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(copying) }));
    },
  };
}
