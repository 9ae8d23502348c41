/**
 * The appraisal (绩效考评) reckoned once more, from the events of reviews and complaints alone: nothing of how the product counts,
 * marks or ranks is used here, nor of how it replays a history. Working days are read off the calendar's own list of days.
 */
import type { AppraisalFormula } from "../../functions/domain/catalogue/appraisalFormula.ts";
import type { Day } from "../../functions/domain/calendar/calendar.ts";
import { addDays } from "../../functions/domain/base/time.ts";
import type { ReviewEvent } from "../../functions/domain/review/review.ts";
import type { ComplaintEvent } from "../../functions/domain/supervision/complaint.ts";

export type Month = { from: string; to: string };
export type Told = {
  department: string;
  reviews: readonly (readonly ReviewEvent[])[];
  complaints: readonly (readonly ComplaintEvent[])[];
  inspections: readonly number[];
};
export type Reckoned = { id: string; closed: number; mark: number | null; rank: number | null };

/** In UTC+8, where these histories are. */
const dayOf = (instant: string): string =>
  addDays(instant.slice(0, 10), Number(instant.slice(11, 13)) >= 16 ? 1 : 0);

type Facts = {
  inTime: number;
  late: number;
  silent: number;
  excused: number;
  shares: { used: number; limit: number }[];
  cards: number;
  improper: number;
  objections: number;
  incurable: number;
  upheld: number;
};

const IMPROPER = "supplement-window-closed past-due supplement-used material-held material-without-basis";

/** What one review says about itself, if it was closed in the month. */
function readReview(
  events: readonly ReviewEvent[],
  { from, to }: Month,
  days: readonly Day[],
  facts: Facts,
): void {
  let served = "";
  let limit = 0;
  let end: { at: string; how: "inTime" | "late" | "silent" } | null = null;
  const stops: { from: string; until: string }[] = [];
  const delays: { rule: string; at: string }[] = [];
  const attempts: { rule: string | null; improper: boolean; at: string }[] = [];
  const corrected = new Set<string>();
  let objection: string | null = null;
  for (const event of events)
    switch (event.type) {
      case "review-served":
        served = event.served.servedAt;
        limit = event.served.clock.limit.days;
        break;
      case "supplement-requested":
        stops.push({ from: event.supplement.requestedAt, until: "9999" });
        break;
      case "clock-resumed":
        stops.at(-1)!.until = event.at;
        break;
      case "clock-extended":
        limit += event.extension.days;
        break;
      case "review-escalated":
        delays.push({ rule: "promised-limit", at: event.asOf });
        break;
      case "limit-breached":
        delays.push(event.breach);
        break;
      case "closed-by-silence":
        delays.push({ rule: "promised-limit", at: event.record.asOf });
        end = { at: event.record.asOf, how: "silent" };
        break;
      case "opinion-given":
        end = { at: event.receivedAt, how: event.overdue ? "late" : "inTime" };
        if (event.opinion.kind === "objection") objection = event.opinion.curableBy;
        break;
      case "attempt-refused": {
        const { command, code, at } = event.attempt;
        const asks = command === "requestSupplement";
        const rule =
          asks && (code === "supplement-window-closed" || code === "past-due")
            ? "supplement-out-of-window"
            : asks && code === "supplement-used"
              ? "supplement-twice"
              : command === "extend" && code === "past-due"
                ? "extension-too-late"
                : null;
        attempts.push({ rule, improper: asks && IMPROPER.split(" ").includes(code), at });
        break;
      }
      case "card-corrected":
        corrected.add(`${event.correction.rule} ${event.correction.at}`);
        break;
      default:
        break;
    }
  if (end === null || dayOf(end.at) < from || dayOf(end.at) > to) return;
  const stands = ({ rule, at }: { rule: string | null; at: string }) => !corrected.has(`${rule} ${at}`);
  const excused = end.how !== "inTime" && delays.length > 0 && !delays.some(stands);
  if (excused) facts.excused++;
  else facts[end.how]++;
  if (end.how === "inTime") facts.shares.push({ used: daysUsed(served, end.at, stops, days), limit });
  // A delay that the ending does not tell of has a card of its own; so has an extension that was asked for too late.
  if (end.how === "inTime" && delays.some(stands)) facts.cards++;
  const late = attempts.filter((one) => one.rule === "extension-too-late" && stands(one));
  facts.cards += new Set(late.map(({ at }) => at)).size;
  if (attempts.some((one) => one.improper && (one.rule === null || stands(one)))) facts.improper++;
  if (objection !== null) {
    facts.objections++;
    if (objection.startsWith("incurable") || objection.startsWith("无法")) facts.incurable++;
  }
}

/** Working days after that of the service and before that of the answer, but for those on which the clock stood at any time. */
function daysUsed(
  served: string,
  until: string,
  stops: readonly { from: string; until: string }[],
  days: readonly Day[],
): number {
  const isStopped = (date: string) =>
    stops.some((stop) => dayOf(stop.from) <= date && (stop.until === "9999" || date <= dayOf(stop.until)));
  return days.filter(
    ({ date, working }) => working && date > dayOf(served) && date < dayOf(until) && !isStopped(date),
  ).length;
}

/** Marks in hundredths and ranks, by cross-multiplied whole numbers over one denominator. */
export function reckon(
  formula: AppraisalFormula,
  all: readonly Told[],
  month: Month,
  days: readonly Day[],
): Reckoned[] {
  const marked = all.map(({ department, reviews, complaints, inspections }) => {
    const facts: Facts = {
      inTime: 0,
      late: 0,
      silent: 0,
      excused: 0,
      shares: [],
      cards: 0,
      improper: 0,
      objections: 0,
      incurable: 0,
      upheld: 0,
    };
    for (const events of reviews) readReview(events, month, days, facts);
    for (const events of complaints)
      for (const event of events)
        if (event.type === "complaint-closed" && "text" in event.closings.cause)
          if (dayOf(event.at) >= month.from && dayOf(event.at) <= month.to) facts.upheld++;
    const closed = facts.inTime + facts.late + facts.silent + facts.excused;
    return { id: department, closed, mark: closed < 10 ? null : markOf(formula, facts, closed, inspections) };
  });
  return marked.map((one) => ({
    ...one,
    rank:
      one.mark === null ? null : marked.filter(({ mark }) => mark !== null && mark > one.mark!).length + 1,
  }));
}

function markOf(
  { indicators }: AppraisalFormula,
  facts: Facts,
  closed: number,
  inspections: readonly number[],
): number | null {
  const has = (name: string) => indicators.some(({ indicator }) => indicator === name);
  const cards =
    facts.cards +
    (has("on-time") ? 0 : facts.late) +
    (has("silent") ? 0 : facts.silent) +
    (has("supplements") ? 0 : facts.improper);
  const millionths = facts.shares.reduce((sum, { used, limit }) => sum + Math.round((used * 1e6) / limit), 0);
  const cents = inspections.reduce((sum, mark) => sum + Math.round(mark * 100), 0);
  // Of each: so much, of so much; in the unit in which the formula states what is full and what is none.
  const values: Record<string, readonly [number, number]> = {
    "on-time": [100 * facts.inTime, facts.inTime + facts.late],
    silent: [100 * facts.silent, facts.inTime + facts.late + facts.silent],
    "share-of-limit": [millionths, 10_000 * facts.shares.length],
    complaints: [100 * facts.upheld, closed],
    cards: [100 * cards, closed],
    satisfaction: [0, 0],
    inspection: [cents, 100 * inspections.length],
    supplements: [100 * facts.improper, closed],
    "objections-without-cure": [100 * facts.incurable, facts.objections],
  };
  let [top, bottom, weights] = [0n, 1n, 0n];
  for (const { indicator, weight, full, none } of indicators) {
    const [part, whole] = values[indicator]!;
    if (whole === 0) continue;
    // Ten thousandths, so that weights and both ends are whole numbers.
    const [w, f, n] = [weight, full, none].map((number) => BigInt(Math.round(number * 10_000))) as [
      bigint,
      bigint,
      bigint,
    ];
    weights += w;
    let [of, by] = [BigInt(part) * 10_000n - n * BigInt(whole), (f - n) * BigInt(whole)];
    if (by < 0n) [of, by] = [-of, -by];
    if (of < 0n) of = 0n;
    if (of > by) of = by;
    [top, bottom] = [top * by + w * of * bottom, bottom * by];
  }
  if (weights === 0n) return null;
  // top ÷ bottom ÷ weights is the share of 100; in hundredths of it, half up.
  const by = bottom * weights;
  return Number((2n * 10_000n * top + by) / (2n * by));
}
