/**
 * Where everything in the time chart lies, in pixels; drawn elsewhere. The axis has a column for every day; a day off
 * takes less of it than a working day, so that a bar is about as long as the limit it stands for.
 */
import type { Calendar, ReviewSummary } from "../../shared/api/answers.ts";

export type ChartReview = Pick<
  ReviewSummary,
  "reviewId" | "status" | "outcome" | "deemed" | "servedAt" | "dueAt" | "closedAt" | "suspensions"
>;
export type ChartDay = Pick<Calendar["days"][number], "date" | "working" | "name">;

export type Segment = { kind: "used" | "deemed" | "stopped" | "left" | "late"; x: number; width: number };
export type Mark = { kind: "served" | "due" | "closed" | "deemed" | "objected"; x: number };
export type ChartRow = { reviewId: string; segments: Segment[]; marks: Mark[]; waits: boolean };
export type Shade = { x: number; width: number; name: string | null };
export type TimeChart = {
  width: number;
  shades: Shade[];
  ticks: { x: number; date: string }[];
  /** What a tick stands for: it tells how its date is written. */
  tickOf: "day" | "month";
  today: number | null;
  rows: ChartRow[];
};

const DAY_OFF_WEIGHT = 0.5;
const DAYS_BEHIND = 3;
const LONGEST_DAYS = 800;
const DAY_MS = 86_400_000;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00Z`) / DAY_MS;
const dateOfNumber = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dateOf = (instant: string): string => instant.slice(0, 10);
/** Instants of one region carry its one offset: they sort as they are written. */
const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/** The days that the chart spans: from the first thing that happened to the last one that is due. */
export function chartPeriod(reviews: readonly ChartReview[], since: string, now: string) {
  const instants = reviews.flatMap(({ servedAt, dueAt, closedAt }) =>
    [servedAt, dueAt, closedAt].filter((instant): instant is string => instant !== null),
  );
  const isOpen = reviews.some(({ status }) => status !== "closed");
  const first = dayNumber(dateOf(instants.reduce(earlier, since)));
  const last = dayNumber(dateOf((isOpen ? [...instants, now] : instants).reduce(later, since)));
  return {
    from: dateOfNumber(first),
    to: dateOfNumber(Math.min(last + DAYS_BEHIND, first + LONGEST_DAYS)),
  };
}

/** Lays out one row for each review. A day that the calendar does not hold is taken as Monday to Friday. */
export function layOutChart(
  reviews: readonly ChartReview[],
  calendar: readonly ChartDay[],
  period: { from: string; to: string },
  now: string,
  width: number,
  tickGap = 44,
): TimeChart {
  const first = dayNumber(period.from);
  const days = daysOf(period, calendar);
  const total = days.reduce((sum, { working }) => sum + weightOf(working), 0);
  const starts: number[] = [];
  let sum = 0;
  for (const { working } of days) {
    starts.push((sum / total) * width);
    sum += weightOf(working);
  }
  starts.push(width);
  const at = (instant: string): number => {
    const day = dayNumber(dateOf(instant)) - first;
    if (day < 0) return 0;
    if (day >= days.length) return width;
    const part = (Number(instant.slice(11, 13)) + Number(instant.slice(14, 16)) / 60) / 24;
    return starts[day]! + (starts[day + 1]! - starts[day]!) * part;
  };
  const today = dayNumber(dateOf(now)) - first;
  return {
    width,
    shades: shadesOf(days, starts),
    ...ticksOf(days, starts, tickGap),
    today: today >= 0 && today < days.length ? at(now) : null,
    rows: reviews.map((review) => rowOf(review, now, at)),
  };
}

const weightOf = (working: boolean): number => (working ? 1 : DAY_OFF_WEIGHT);

function daysOf({ from, to }: { from: string; to: string }, calendar: readonly ChartDay[]): ChartDay[] {
  const known = new Map(calendar.map((day) => [day.date, day]));
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const date = dateOfNumber(first + i);
    return known.get(date) ?? { date, working: !isWeekend(first + i), name: null };
  });
}

/** Day 0 was a Thursday. */
const weekday = (day: number): number => (day + 3) % 7;
const isWeekend = (day: number): boolean => weekday(day) > 4;

/** Days off that follow each other and belong to the same holiday are one shade. */
function shadesOf(days: readonly ChartDay[], starts: readonly number[]): Shade[] {
  const shades: Shade[] = [];
  for (const [i, { working, name }] of days.entries()) {
    if (working) continue;
    const before = days[i - 1];
    const end = starts[i + 1]!;
    const open = shades.at(-1);
    if (open && before && !before.working && before.name === name) open.width = end - open.x;
    else shades.push({ x: starts[i]!, width: end - starts[i]!, name });
  }
  return shades;
}

/** Every day, every Monday, every month, quarter or half-year: the finest whose dates have room. */
function ticksOf(days: readonly ChartDay[], starts: readonly number[], gap: number) {
  const month = ({ date }: ChartDay) => Number(date.slice(5, 7));
  const isFirst = ({ date }: ChartDay) => date.endsWith("-01");
  const levels: ["day" | "month", (day: ChartDay) => boolean][] = [
    ["day", () => true],
    ["day", ({ date }) => weekday(dayNumber(date)) === 0],
    ["month", isFirst],
    ["month", (day) => isFirst(day) && month(day) % 3 === 1],
    ["month", (day) => isFirst(day) && month(day) % 6 === 1],
  ];
  for (const [tickOf, isTick] of levels) {
    const ticks = days.flatMap((day, i) => (isTick(day) ? [{ x: starts[i]!, date: day.date }] : []));
    const hasRoom = ticks.every(({ x }, i) => i === 0 || x - ticks[i - 1]!.x >= gap);
    if (ticks.length > 0 && hasRoom) return { ticks, tickOf };
  }
  return { ticks: [{ x: 0, date: days[0]!.date }], tickOf: "day" as const };
}

function rowOf(review: ChartReview, now: string, at: (instant: string) => number): ChartRow {
  const { reviewId, servedAt, dueAt, closedAt, deemed, status } = review;
  const closing: Mark[] = closedAt === null ? [] : [{ kind: closingOf(review), x: at(closedAt) }];
  if (servedAt === null || (dueAt === null && review.suspensions.length === 0))
    return { reviewId, segments: [], marks: closing, waits: status !== "closed" };
  const until = later(closedAt ?? now, servedAt);
  // What lies with a higher authority is due at no instant: its bar ends with what has been.
  const due = dueAt ?? until;
  const last = closedAt ?? later(now, due);
  const stops = stopsWithin(review.suspensions, servedAt, last);
  const spans: [Segment["kind"], string, string][] = [
    [deemed ? "deemed" : "used", servedAt, earlier(until, due)],
    ["late", due, until],
    ...(closedAt === null ? [["left", later(now, servedAt), due] as [Segment["kind"], string, string]] : []),
  ];
  const segments = [
    ...spans.flatMap(([kind, from, to]) =>
      without(from, to, stops).map((part) => segment(kind, part[0], part[1], at)),
    ),
    ...stops.map(([from, to]) => segment("stopped", from, to, at)),
  ];
  return {
    reviewId,
    segments,
    marks: [
      { kind: "served", x: at(servedAt) },
      ...(dueAt === null ? [] : [{ kind: "due", x: at(dueAt) } as const]),
      ...closing,
    ],
    waits: false,
  };
}

/** An objection is not ticked off, and silence is told apart from an opinion. */
const closingOf = ({ deemed, outcome }: ChartReview): Mark["kind"] =>
  deemed ? "deemed" : outcome === "objected" ? "objected" : "closed";

type Span = [from: string, to: string];

const segment = (
  kind: Segment["kind"],
  from: string,
  to: string,
  at: (instant: string) => number,
): Segment => ({ kind, x: at(from), width: at(to) - at(from) });

/** When the clock stood, as spans that neither overlap nor leave the bar. */
function stopsWithin(suspensions: ChartReview["suspensions"], from: string, to: string): Span[] {
  const spans: Span[] = [];
  for (const stop of [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const span: Span = [later(stop.from, from), earlier(stop.until ?? to, to)];
    const before = spans.at(-1);
    if (span[0] >= span[1]) continue;
    if (before && span[0] <= before[1]) before[1] = later(before[1], span[1]);
    else spans.push(span);
  }
  return spans;
}

/** What is left of a span without the stops. */
function without(from: string, to: string, stops: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let start = from;
  for (const [stop, go] of stops) {
    if (stop > start && start < to) parts.push([start, earlier(stop, to)]);
    start = later(start, go);
  }
  if (start < to) parts.push([start, to]);
  return parts;
}
