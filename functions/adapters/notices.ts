/**
 * Notices as they were issued, each with its place in a series of official numbers, in one transaction. They lie in the
 * table packed (RFC 1952): a transaction pays twice for each KB, and a document is a third of its own size so.
 */
import { gzipSync } from "node:zlib";
import {
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { IssuedNotice, NumberPlace } from "../app/base/ports.ts";
import { countOfKey, numbersUnder, SORT } from "../domain/base/ids.ts";
import {
  keyOfIssued,
  keyOfIssuedPart,
  keyOfNumbered,
  recordKeyOf,
  text,
  toIssued,
  type Item,
} from "./items.ts";
import type { StoreClient, Table } from "./table.ts";

/** Bytes of a packed notice in one item: with room for its keys and its signature, an item stays below 400 KB. */
const MOST_BYTES = 360_000;

export const noticesIn = (client: StoreClient, TableName: string, table: Table) => {
  async function notice(applicationId: string, noticeId: string): Promise<IssuedNotice | undefined> {
    const item = await table.get(keyOfIssued(applicationId, noticeId));
    if (!item || item["parts"] === undefined) return item && toIssued(item, []);
    const { sortKey } = recordKeyOf(item);
    return wholeOf([item, ...(await table.under(applicationId, `${sortKey}#`, `${sortKey}#`))])[0];
  }

  async function issue(issued: IssuedNotice, place: NumberPlace): Promise<"issued" | "already" | "taken"> {
    const { applicationId, noticeId } = issued.notice;
    const [body, ...rest] = partsOf(gzipSync(JSON.stringify(issued.notice)));
    const item = {
      ...keyOfIssued(applicationId, noticeId),
      body: { B: body! },
      digest: { S: issued.digest },
      signature: { S: issued.signature },
      ...(rest.length > 0 && { parts: { N: String(rest.length + 1) } }),
    };
    const number = {
      ...keyOfNumbered(place),
      application: { S: applicationId },
      notice: { S: noticeId },
    };
    const isNew = "attribute_not_exists(pk)";
    const TransactItems = [
      { Put: { TableName, Item: item, ConditionExpression: isNew } },
      { Put: { TableName, Item: number, ConditionExpression: isNew } },
      ...rest.map((part, i) => ({
        Put: { TableName, Item: { ...keyOfIssuedPart(applicationId, noticeId, i + 2), body: { B: part } } },
      })),
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return "issued";
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [own, taken] = error.CancellationReasons ?? [];
      // A write that meets itself, because its first answer was lost, has been done.
      if (own?.Code === "ConditionalCheckFailed") return "already";
      if (taken?.Code === "ConditionalCheckFailed") return "taken";
      throw error;
    }
  }

  return {
    notice,

    async noticeNumbered(place: NumberPlace): Promise<IssuedNotice | undefined> {
      const number = await table.get(keyOfNumbered(place));
      return number && notice(text(number, "application"), text(number, "notice"));
    },

    async lastNumber(series: string): Promise<number> {
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": { S: numbersUnder(series) } },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      const [last] = Items ?? [];
      return last ? countOfKey(recordKeyOf(last)) : 0;
    },

    async issueNotices(all: readonly IssuedNotice[], from: NumberPlace) {
      const made: ("issued" | "already" | "taken")[] = [];
      for (const [i, one] of all.entries()) {
        const follows = made.every((before) => before === "issued");
        made.push(follows ? await issue(one, { ...from, count: from.count + i }) : "taken");
      }
      return made;
    },

    async noticesOf(applicationId: string): Promise<IssuedNotice[]> {
      return wholeOf(await table.under(applicationId, SORT.notice, SORT.notice));
    },
  };
};

const partsOf = (whole: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(whole.length / MOST_BYTES) }, (_, i) =>
    whole.subarray(i * MOST_BYTES, (i + 1) * MOST_BYTES),
  );

/** Items in the order of their keys: a notice, and what it goes on in right behind it. */
function wholeOf(items: readonly Item[]): IssuedNotice[] {
  const isPart = (item: Item) => recordKeyOf(item).sortKey.slice(SORT.notice.length).includes("#");
  return items.flatMap((item, i) => {
    if (isPart(item)) return [];
    const more = Number(item["parts"]?.N ?? "1") - 1;
    return [toIssued(item, items.slice(i + 1, i + 1 + more))];
  });
}
