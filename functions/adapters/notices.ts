/** Notices as they were issued, each with its place in a series of official numbers, in one transaction. */
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

/** Characters of a notice in one item: of three bytes each, and with room for its keys, they stay below 400 KB. */
const MOST_CHARACTERS = 120_000;

export const noticesIn = (client: StoreClient, TableName: string, table: Table) => {
  async function notice(applicationId: string, noticeId: string): Promise<IssuedNotice | undefined> {
    const item = await table.get(keyOfIssued(applicationId, noticeId));
    if (!item || item["parts"] === undefined) return item && toIssued(item, []);
    const { sortKey } = recordKeyOf(item);
    return wholeOf([item, ...(await table.under(applicationId, `${sortKey}#`, `${sortKey}#`))])[0];
  }

  async function issue(issued: IssuedNotice, place: NumberPlace): Promise<"issued" | "already" | "taken"> {
    const { applicationId, noticeId } = issued.notice;
    const [body, ...rest] = partsOf(JSON.stringify(issued.notice));
    const item = {
      ...keyOfIssued(applicationId, noticeId),
      body: { S: body! },
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
      ...rest.map((text, i) => ({
        Put: { TableName, Item: { ...keyOfIssuedPart(applicationId, noticeId, i + 2), body: { S: text } } },
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

/** Cut between characters, never within one. */
function partsOf(whole: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < whole.length;) {
    let to = from + MOST_CHARACTERS;
    if (/[\uD800-\uDBFF]/.test(whole.charAt(to - 1))) to--;
    parts.push(whole.slice(from, to));
    from = to;
  }
  return parts;
}

/** Items in the order of their keys: a notice, and what it goes on in right behind it. */
function wholeOf(items: readonly Item[]): IssuedNotice[] {
  const isPart = (item: Item) => recordKeyOf(item).sortKey.slice(SORT.notice.length).includes("#");
  return items.flatMap((item, i) => {
    if (isPart(item)) return [];
    const more = Number(item["parts"]?.N ?? "1") - 1;
    return [
      toIssued(
        item,
        items.slice(i + 1, i + 1 + more).map((part) => text(part, "body")),
      ),
    ];
  });
}
