/**
 * Figures in the table: an item for each department and day, to which is added in the transaction that notes, beside the
 * records of the case, what of it has been counted. A period is one query.
 */
import { createHash } from "node:crypto";
import {
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import type { Counted, Counting, ListedOf, ListWanted, Page } from "../app/base/ports.ts";
import { parseCounted } from "../contracts/stored.ts";
import type { LocalDate } from "../domain/base/time.ts";
import { COUNTERS, sumOf, type Counters, type Listed } from "../domain/supervision/tally.ts";
import { cursorKey } from "./cursorKey.ts";
import {
  keyOfCounted,
  keyOfFigures,
  keyOfListed,
  partitionOfFigures,
  partitionOfListed,
  rankOfListed,
  text,
  type Item,
} from "./items.ts";
import { sealedQueues, type ReadPiece } from "./sealedQueues.ts";
import type { StoreClient, Table } from "./table.ts";

/** Why a transaction was cancelled by somebody who got on: what was counted is read again. */
const LOST: ReadonlySet<string> = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

/** So many of a department's rows are looked at in one read of a list: some 150 KB, as one month of a busy one has. */
const LOOKED_AT = 1000;

export function figuresIn(client: StoreClient, TableName: string, table: Table) {
  /** What has been counted, over what was noted before. */
  const noted = (Key: Item, { times, records }: Item, before: number): TransactWriteItem => ({
    Update: {
      TableName,
      Key,
      UpdateExpression: "SET times = :times, records = :records, isListed = :listed",
      ConditionExpression: before === 0 ? "attribute_not_exists(pk)" : "times = :before",
      ExpressionAttributeValues: {
        ":times": times!,
        ":records": records!,
        ":listed": { BOOL: true },
        ...(before > 0 && { ":before": { N: String(before) } }),
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  });

  const added = (department: string, day: LocalDate, more: Counting["more"]): TransactWriteItem => ({
    Update: {
      TableName,
      Key: keyOfFigures(department, day),
      UpdateExpression: `ADD ${more.map((_, i) => `#c${i} :n${i}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(more.map(({ counter }, i) => [`#c${i}`, counter])),
      ExpressionAttributeValues: Object.fromEntries(more.map(({ by }, i) => [`:n${i}`, { N: String(by) }])),
    },
  });

  const listing = (department: string, { subject, day, counters }: Listed): TransactWriteItem => {
    const Key = keyOfListed(department, day, subject);
    const entries = Object.entries(counters).map(([counter, n]) => [counter, { N: String(n) }] as const);
    // One that is in no figure any more stays as an empty row, which no list finds: nobody who counts may take anything out.
    return { Put: { TableName, Item: { ...Key, ...Object.fromEntries(entries) } } };
  };

  return {
    async countedOf(
      applicationId: string,
      department: string,
      consistently: boolean,
    ): Promise<Counted | undefined> {
      const item = await table.get(keyOfCounted(applicationId, department), { consistently });
      return (
        item && {
          times: Number(item["times"]?.N),
          records: parseCounted(text(item, "records")),
          isListed: item["isListed"]?.BOOL ?? false,
        }
      );
    },

    async count(counting: Counting): Promise<"saved" | "conflict"> {
      const { applicationId, department, times, records, more, listed } = counting;
      const now: Item = { times: { N: String(times + 1) }, records: { S: JSON.stringify(records) } };
      const days = [...Map.groupBy(more, ({ day }) => day)];
      const TransactItems = [
        noted(keyOfCounted(applicationId, department), now, times),
        ...days.map(([day, own]) => added(department, day, own)),
        ...listed.map((row) => listing(department, row)),
      ];
      // Whoever asks for the very same again meets what they asked for before.
      const ClientRequestToken = createHash("sha256")
        .update(JSON.stringify(TransactItems))
        .digest("hex")
        .slice(0, 36);
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
        return "saved";
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const met = reasons[0]?.Item;
        const isOwn = ["times", "records"].every((name) => {
          const [theirs, ours] = [met?.[name], now[name]];
          return theirs !== undefined && JSON.stringify(theirs) === JSON.stringify(ours);
        });
        if (isOwn) return "saved";
        if (reasons.some(({ Code }) => Code !== undefined && LOST.has(Code))) return "conflict";
        throw error;
      }
    },

    /** All pages of one query: a year of a department is far below one. */
    async between(department: string, from: LocalDate, to: LocalDate): Promise<Counters> {
      const days: Item[] = [];
      let start: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
            ExpressionAttributeValues: {
              ":pk": { S: partitionOfFigures(department) },
              ":from": { S: from },
              ":to": { S: to },
            },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        days.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start);
      return sumOf(days.map((item) => ({ all: countersIn(item) })))["all"] ?? {};
    },
  };
}

/** A list behind a figure: what is in it is picked out of what was counted in its period, so many items at a time. */
export function listsIn(client: StoreClient, TableName: string) {
  const key = cursorKey(client, TableName);
  const read =
    ({ counter, from, to }: ListWanted): ReadPiece<ListedOf> =>
    async (department, _latestFirst, limit, after) => {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          FilterExpression: "#counter > :none",
          ExpressionAttributeNames: { "#counter": counter },
          ExpressionAttributeValues: {
            ":pk": { S: partitionOfListed(department) },
            ":from": { S: from },
            // Behind the day stands the record.
            ":to": { S: `${to}~` },
            ":none": { N: "0" },
          },
          ScanIndexForward: false,
          Limit: LOOKED_AT,
          ...(after !== null && {
            ExclusiveStartKey: { pk: { S: partitionOfListed(department) }, sk: { S: after } },
          }),
        }),
      );
      const found = (page.Items ?? []).map((item) => ({ ...listedIn(item), department }));
      const rows = found.slice(0, limit);
      const { LastEvaluatedKey: end } = page;
      const last = found.length > limit ? rankOfListed(rows.at(-1)!) : end ? text(end, "sk") : null;
      return { rows, last };
    };
  return async (
    departments: readonly string[],
    wanted: ListWanted,
    limit: number,
    cursor?: string,
  ): Promise<Page<ListedOf>> => {
    const { rows, cursor: next } = await sealedQueues(key, read(wanted)).across(
      { name: JSON.stringify(["listed", wanted, departments]), queues: departments, latestFirst: true },
      limit,
      cursor,
    );
    return { items: rows, cursor: next, unreadable: [] };
  };
}

const listedIn = (item: Item): Listed => {
  const rank = text(item, "sk");
  const at = rank.indexOf("#");
  return { day: rank.slice(0, at), subject: rank.slice(at + 1), counters: countersIn(item) };
};

const countersIn = (item: Item): Counters =>
  Object.fromEntries(
    COUNTERS.flatMap((counter) => {
      const n = item[counter]?.N;
      return n === undefined ? [] : [[counter, Number(n)]];
    }),
  );
