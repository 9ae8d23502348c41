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
import type { Counted, Counting } from "../app/base/ports.ts";
import { parseCounted } from "../contracts/stored.ts";
import type { LocalDate } from "../domain/base/time.ts";
import { COUNTERS, sumOf, type Counters } from "../domain/supervision/tally.ts";
import { keyOfCounted, keyOfFigures, partitionOfFigures, text, type Item } from "./items.ts";
import type { StoreClient, Table } from "./table.ts";

/** Why a transaction was cancelled by somebody who got on: what was counted is read again. */
const LOST: ReadonlySet<string> = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

export function figuresIn(client: StoreClient, TableName: string, table: Table) {
  /** What has been counted, over what was noted before. */
  const noted = (Key: Item, { times, records }: Item, before: number): TransactWriteItem => ({
    Update: {
      TableName,
      Key,
      UpdateExpression: "SET times = :times, records = :records",
      ConditionExpression: before === 0 ? "attribute_not_exists(pk)" : "times = :before",
      ExpressionAttributeValues: {
        ":times": times!,
        ":records": records!,
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

  return {
    async countedOf(
      applicationId: string,
      department: string,
      consistently: boolean,
    ): Promise<Counted | undefined> {
      const item = await table.get(keyOfCounted(applicationId, department), { consistently });
      return item && { times: Number(item["times"]?.N), records: parseCounted(text(item, "records")) };
    },

    async count(counting: Counting): Promise<"saved" | "conflict"> {
      const { applicationId, department, times, records, more } = counting;
      const now: Item = { times: { N: String(times + 1) }, records: { S: JSON.stringify(records) } };
      const days = [...Map.groupBy(more, ({ day }) => day)];
      const TransactItems = [
        noted(keyOfCounted(applicationId, department), now, times),
        ...days.map(([day, own]) => added(department, day, own)),
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

const countersIn = (item: Item): Counters =>
  Object.fromEntries(
    COUNTERS.flatMap((counter) => {
      const n = item[counter]?.N;
      return n === undefined ? [] : [[counter, Number(n)]];
    }),
  );
