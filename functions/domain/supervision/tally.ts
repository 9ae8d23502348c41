/**
 * What a department's work comes to, in whole numbers that add up: each record of a case gives so much to the days on
 * which things happened, and figures are the sums. What a record gives is a function of the record, so that whoever
 * counts it again, late, twice or out of order, comes to the same.
 */
import type { LocalDate } from "../base/time.ts";
import { seconds, type Mark } from "./secondYellow.ts";

export const COUNTERS = [
  "received",
  "open",
  "onTime",
  "early",
  "overdue",
  "silent",
  "objections",
  "supplements",
  /** How many reviews have used a share of their limit, and the sum of the shares in millionths. */
  "shares",
  "shareSum",
  "complaints",
  "yellowCards",
  "redCards",
  "correctedCards",
] as const;

export type Counter = (typeof COUNTERS)[number];

/** What is not named is nothing. */
export type Counters = Readonly<Partial<Record<Counter, number>>>;

/** Counters by day, in the region's zone. */
export type Tally = Readonly<Record<LocalDate, Counters>>;

/** What one record of a case gives to its department's figures. */
export type CountedRecord = {
  /** The version of the record that it was counted at. */
  version: number;
  tally: Tally;
  /** Its yellow cards: the second of a department in one case is a red one besides. */
  yellows: readonly (Mark & { on: LocalDate })[];
};

/** What of a case stands in the figures of one department, by record. */
export type CountedRecords = Readonly<Record<string, CountedRecord>>;

/** So much more, or less, of one counter on one day. */
export type Addition = { day: LocalDate; counter: Counter; by: number };

/** What all of these records give together. */
export function tallyOf(records: CountedRecords): Tally {
  const all = Object.values(records);
  const red = seconds(all.flatMap(({ yellows }) => yellows)).map(({ second, isCorrected }): Tally => ({
    [second.on]: { redCards: 1, ...(isCorrected && { correctedCards: 1 }) },
  }));
  return sumOf([...all.map(({ tally }) => tally), ...red]);
}

/** What has to be added to come from one tally to the other; nothing where they are the same. */
export function additions(before: Tally, after: Tally): Addition[] {
  const days = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return days.flatMap((day) =>
    COUNTERS.map((counter) => ({
      day,
      counter,
      by: (after[day]?.[counter] ?? 0) - (before[day]?.[counter] ?? 0),
    })).filter(({ by }) => by !== 0),
  );
}

/** Several tallies as one. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum: Record<LocalDate, Partial<Record<Counter, number>>> = {};
  for (const tally of tallies)
    for (const [day, counters] of Object.entries(tally)) {
      const on = (sum[day] ??= {});
      for (const counter of COUNTERS)
        if (counters[counter]) on[counter] = (on[counter] ?? 0) + counters[counter];
    }
  return sum;
}

/** A tally with one more, or so many more, on a day. */
export const onDay = (day: LocalDate, counters: Counters): Tally => ({ [day]: counters });
