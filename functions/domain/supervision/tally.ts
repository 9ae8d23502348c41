/**
 * What a department's work comes to, in whole numbers that add up: each record of a case gives so much to the days on
 * which things happened. Figures are the sums of what is given, and the list behind a figure is what was added up in it:
 * both come of `listedOf`, so that they cannot differ. What a record gives is a function of the record, so that whoever
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
  /** By how many working days those that are late have been so. */
  "lateDays",
  /** Of those that have used a share: how many working days their clock ran, up to these many and above those before. */
  "took1",
  "took3",
  "took5",
  "took10",
  "took15",
  "took20",
  "tookMore",
  /** On which day of its limit each was answered, or the day after its last where it fell silent: in a list one by one. */
  "answeredOn",
  "complaints",
  /** Marks of applicants that count (好差评), their sum, how many of them are 1 or 2, and those that were excluded. */
  "ratings",
  "ratingSum",
  "badRatings",
  "excludedRatings",
  "yellowCards",
  "redCards",
  "correctedCards",
  /** Cards that count in marks and consequences: none that was revoked, and of one delay the gravest alone. */
  "standingYellow",
  "standingRed",
  /** Reminders (催收), orders of the ladder (督办单), and those of them that wait for an answer. */
  "reminders",
  "orders",
  "openOrders",
  /** Licences by the day on which they were handed out, and by the day on which the days for that ran out. */
  "delivered",
  "deliveryOverdue",
  /** Of reviews in the green channel: done within their green limit, and those whose green limit ran out before. */
  "greenKept",
  "greenOver",
  /** Of whole cases, by the day on which they came and the day on which they ended: with a decision, or otherwise. */
  "cases",
  "decidedCases",
  "endedCases",
  /** Of whole cases, by the day on which their limit (行政许可法 art. 42(2)) ran out. */
  "wholeOverdue",
  /** The same of its lead, which answers for the whole. */
  "wholeLed",
  /** Inquiries (咨询): asked, answered within their term, handed on, and those whose term ran out before an answer. */
  "inquiries",
  "inquiriesInTime",
  "inquiriesHandedOn",
  "inquiriesOverdue",
  /** For the appraisal (绩效考评), by the day on which a review was closed: see `appraised.ts`. */
  "closedInTime",
  "closedLate",
  "closedSilent",
  "closedExcused",
  "timelyShareSum",
  "otherCards",
  "improperSupplements",
  "objected",
  "incurable",
  /** By the day on which a complaint was closed with a cause found. */
  "upheldComplaints",
] as const;

/** Under whose name cases are counted: the region's as a whole, since no department is called so. */
export const WHOLE_REGION = "*";

export type Counter = (typeof COUNTERS)[number];

/** The bands in which the days that reviews took are counted, each up to and with so many. */
export const TOOK = [
  { counter: "took1", most: 1 },
  { counter: "took3", most: 3 },
  { counter: "took5", most: 5 },
  { counter: "took10", most: 10 },
  { counter: "took15", most: 15 },
  { counter: "took20", most: 20 },
  { counter: "tookMore", most: Infinity },
] as const satisfies readonly { counter: Counter; most: number }[];

/** What is not named is nothing. */
export type Counters = Readonly<Partial<Record<Counter, number>>>;

/** Counters by day, in the region's zone. */
export type Tally = Readonly<Record<LocalDate, Counters>>;

/** What one record of a case gives to its department's figures. */
export type CountedRecord = {
  /** The version of the record that it was counted at. */
  version: number;
  tally: Tally;
  /**
   * Its yellow cards: the second of a department in one case is a red one besides. Covered: of a delay that counts by a red card
   * of its own already.
   */
  yellows: readonly (Mark & { on: LocalDate; isCovered?: boolean | undefined })[];
};

/** What of a case stands in the figures of one department, by record. */
export type CountedRecords = Readonly<Record<string, CountedRecord>>;

/** So much more, or less, of one counter on one day. */
export type Addition = { day: LocalDate; counter: Counter; by: number };

/** What one record gives to one day: a row of the lists behind the figures, where it is more than nothing. */
export type Listed = { subject: string; day: LocalDate; counters: Counters };

/** What each of these records gives to each of its days; a second yellow card gives a red one to its own record and day. */
export function listedOf(records: CountedRecords): Listed[] {
  const marks = Object.entries(records).flatMap(([subject, { yellows }]) =>
    yellows.map((mark) => ({ ...mark, subject })),
  );
  const reds = seconds(marks).map(({ second, isCorrected }) => ({
    subject: second.subject,
    tally: {
      [second.on]: {
        redCards: 1,
        ...(isCorrected && { correctedCards: 1 }),
        // What it is for counts once, by its gravest card.
        ...(!isCorrected && !second.isCovered && { standingRed: 1, standingYellow: -1 }),
      },
    } satisfies Tally,
  }));
  return Object.entries(records).flatMap(([subject, { tally }]) => {
    const own = reds.filter((red) => red.subject === subject);
    return Object.entries(sumOf([tally, ...own.map((red) => red.tally)]))
      .map(([day, counters]) => ({ subject, day, counters }))
      .filter(({ counters }) => Object.keys(counters).length > 0);
  });
}

/** What all of these records give together. */
export const tallyOf = (records: CountedRecords): Tally => tallyOfListed(listedOf(records));

export const tallyOfListed = (listed: readonly Listed[]): Tally =>
  sumOf(listed.map(({ day, counters }) => ({ [day]: counters })));

/** What has to be listed in place of what is: rows that are new or otherwise now, and, empty, those that are gone. */
export function relisted(before: readonly Listed[], after: readonly Listed[]): Listed[] {
  const same = (a: Listed, b: Listed) => a.subject === b.subject && a.day === b.day;
  const changed = after.filter((row) => {
    const old = before.find((one) => same(one, row));
    return !old || COUNTERS.some((counter) => (old.counters[counter] ?? 0) !== (row.counters[counter] ?? 0));
  });
  const gone = before.filter((old) => !after.some((row) => same(old, row)));
  return [...changed, ...gone.map((old) => ({ ...old, counters: {} }))];
}

/** What has to be added to come from one tally to the other; nothing where they are the same. */
export function additions(before: Tally, after: Tally): Addition[] {
  const days = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const added: Addition[] = [];
  // Of some fifty counters a commit moves one or two.
  for (const day of days)
    for (const counter of COUNTERS) {
      const by = (after[day]?.[counter] ?? 0) - (before[day]?.[counter] ?? 0);
      if (by !== 0) added.push({ day, counter, by });
    }
  return added;
}

/** Several tallies as one. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum: Record<LocalDate, Partial<Record<Counter, number>>> = {};
  for (const tally of tallies)
    for (const [day, counters] of Object.entries(tally)) {
      const on = (sum[day] ??= {});
      for (const counter of COUNTERS)
        if (counters[counter]) on[counter] = (on[counter] ?? 0) + counters[counter];
      // The yellow card that a red one takes the place of.
      if (on.standingYellow === 0) delete on.standingYellow;
    }
  return sum;
}

/** A tally with one more, or so many more, on a day. */
export const onDay = (day: LocalDate, counters: Counters): Tally => ({ [day]: counters });
