/**
 * How good the product's predictions (可能超期) would have been in a simulated city: each review meets what its department had
 * answered of the same matter by the day on which it was served, within twelve months, and nothing later.
 */
import { addDays, localDate } from "../functions/domain/base/time.ts";
import { usualBeyond, type Durations } from "../functions/domain/supervision/prediction.ts";
import type { Passage, Travelled } from "./roads.ts";
import type { Scenario } from "./scenario.ts";

/** So many working days before the end of its limit somebody can still do something about it. */
const AHEAD = 2;
const MONTHS_AS_DAYS = 365;

export type Foreseen = {
  department: string;
  reviews: number;
  /** Of which so much was known that anything could be said. */
  known: number;
  /** Not answered within their limit; and those of them that were told two working days before its end. */
  late: number;
  foreseen: number;
  /** Told while they were open, and those of them that were answered in time. */
  told: number;
  falsely: number;
};

type Served = Passage & { openedAt: string };

export function predictionsOf(all: Iterable<Travelled>, { links, zone, departments }: Scenario): Foreseen[] {
  const limitOf = new Map(links.map(({ code, limit }) => [code, limit]));
  const byMatter = new Map<string, Served[]>();
  for (const { passages } of all)
    for (const passage of passages) {
      if (passage.openedAt === null) continue;
      const key = `${passage.department} ${passage.link}`;
      const before = byMatter.get(key);
      if (before) before.push(passage as Served);
      else byMatter.set(key, [passage as Served]);
    }
  const figures = new Map(
    departments.map(({ id }): [string, Foreseen] => [
      id,
      { department: id, reviews: 0, known: 0, late: 0, foreseen: 0, told: 0, falsely: 0 },
    ]),
  );
  for (const [key, passages] of byMatter) {
    const own = figures.get(key.split(" ")[0]!)!;
    const limit = limitOf.get(key.split(" ")[1]!)!;
    for (const { passage, durations } of inOrder(passages, zone)) {
      const isLate = passage.answeredOn === null || passage.answeredOn > limit;
      const toldAfter = firstTold(durations, limit, passage.answeredOn);
      own.reviews++;
      if (usualBeyond(durations, 0) !== null) own.known++;
      if (isLate) own.late++;
      if (isLate && toldAfter !== null && toldAfter <= limit - AHEAD) own.foreseen++;
      if (toldAfter !== null) own.told++;
      if (toldAfter !== null && !isLate) own.falsely++;
    }
  }
  return [...figures.values()].filter(({ reviews }) => reviews > 0);
}

/** After how many days used it is told first; `null` where it never is while it is open and within its limit. */
function firstTold(durations: Durations, limit: number, answeredOn: number | null): number | null {
  const last = Math.min(limit - 1, (answeredOn ?? Infinity) - 1);
  for (let used = 0; used <= last; used++) {
    const usual = usualBeyond(durations, used);
    if (usual !== null && usual.days > limit) return used;
  }
  return null;
}

/** Each with what had been answered before it was served, of what was served within twelve months before. */
function* inOrder(
  passages: readonly Served[],
  zone: string,
): Generator<{ passage: Served; durations: Durations }> {
  const ended = passages
    .flatMap(({ openedAt, closedAt, answeredOn }) =>
      closedAt === null || answeredOn === null ? [] : [{ openedAt, closedAt, answeredOn }],
    )
    .toSorted((a, b) => (a.closedAt < b.closedAt ? -1 : 1));
  for (const passage of passages) {
    const day = localDate(passage.openedAt, zone);
    const since = addDays(day, -MONTHS_AS_DAYS);
    const durations: Record<number, number> = {};
    for (const { openedAt, closedAt, answeredOn } of ended) {
      if (closedAt >= passage.openedAt) break;
      if (openedAt >= since) durations[answeredOn] = (durations[answeredOn] ?? 0) + 1;
    }
    yield { passage, durations };
  }
}

const share = (part: number, whole: number): string =>
  whole === 0 ? "none" : `${((part / whole) * 100).toFixed(1)} %`;

/** The result as a table in plain text. */
export function predictionTable(scenario: Scenario, all: readonly Foreseen[]): string[][] {
  const nameOf = new Map(scenario.departments.map(({ id, name }) => [id, name.en]));
  const sum = (pick: (one: Foreseen) => number) => all.reduce((so, one) => so + pick(one), 0);
  const row = (
    name: string,
    { reviews, known, late, foreseen, told, falsely }: Omit<Foreseen, "department">,
  ) => [
    name,
    String(reviews),
    share(known, reviews),
    share(late, reviews),
    share(foreseen, late),
    String(told),
    share(falsely, told),
  ];
  return [
    [
      "",
      "reviews",
      "with enough before",
      "late",
      "late ones foreseen two days before",
      "told",
      "of these in time",
    ],
    ...all.map((one) => row(nameOf.get(one.department)!, one)),
    row("All", {
      reviews: sum(({ reviews }) => reviews),
      known: sum(({ known }) => known),
      late: sum(({ late }) => late),
      foreseen: sum(({ foreseen }) => foreseen),
      told: sum(({ told }) => told),
      falsely: sum(({ falsely }) => falsely),
    }),
  ];
}
