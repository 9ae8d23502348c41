/** 绩效考评: what a department's reviews come to, by formulas that are published with the figures. */
import { daysRun, type ClockRules } from "../calendar/clock.ts";
import { daysAt } from "./lamp.ts";
import { rulesOf } from "../review/judgedDays.ts";
import { clockOf } from "../review/service.ts";
import type { Review } from "../review/review.ts";
import { startOfDay, type Instant } from "../base/time.ts";

export type Figures = {
  /** Reviews served in the period. */
  received: number;
  /** Of these, still open. */
  open: number;
  /** Answered by the department before the due instant. */
  onTime: number;
  /** Answered in time, within half of the promised limit as the catalogue has it, extended or not. */
  early: number;
  /** Answered at or after the due instant, or still open past it. */
  overdue: number;
  /** Closed by silence. */
  silent: number;
  objections: number;
  supplements: number;
  /** `onTime ÷ (answered + silent + open past due)`, or `null` when there is nothing to divide. */
  onTimeRate: number | null;
  /** `supplements ÷ received`. */
  supplementRate: number | null;
  /**
   * The mean of `used days ÷ limit` over everything that has closed by an answer or by silence, and what is open past its
   * due instant, with all the days that it has taken so far.
   */
  meanShareOfLimit: number | null;
};

/** The formulas, in the words that are shown with the figures. */
export const FORMULAS: Readonly<Record<keyof Figures, string>> = {
  received: "reviews served in the period",
  open: "of these, not closed yet",
  onTime: "answered before the due instant",
  early: "answered in time with no more than half of the promised limit used, without an extension",
  overdue: "answered at or after the due instant, or open past it",
  silent: "closed by silence",
  objections: "answered by an objection",
  supplements: "in which material was asked for",
  onTimeRate: "onTime ÷ (onTime + overdue + silent)",
  supplementRate: "supplements ÷ received",
  meanShareOfLimit:
    "mean of used days ÷ limit over what was answered, fell silent, or is open past due; past due the days go on counting",
};

/** The figures of reviews as they stand at `now`; those never served, cancelled or replaced do not count. */
export function figuresOf(reviews: readonly Review[], now: Instant, rules: ClockRules): Figures {
  const counted = reviews.filter(
    (review) => review.served !== null && !(review.status === "closed" && review.outcome === "cancelled"),
  );
  const answered = counted.filter((review) => review.status === "closed" && review.opinion !== null);
  const silent = counted.filter((review) => review.status === "closed" && review.silence !== null);
  const late = counted.filter(
    (review) => review.status === "overdue" || (review.status === "closed" && review.overdue),
  );
  const onTime = answered.filter((review) => !late.includes(review));
  const open = counted.filter(({ status }) => status === "overdue");
  const shares = [...answered, ...silent, ...open].map((review) => shareOfLimit(review, now, rules));
  const supplements = counted.filter(({ supplement }) => supplement !== null).length;
  return {
    received: counted.length,
    open: counted.filter(({ status }) => status !== "closed").length,
    onTime: onTime.length,
    early: onTime.filter((review) => isEarly(review, rules)).length,
    overdue: late.length,
    silent: silent.length,
    objections: answered.filter((review) => review.status === "closed" && review.outcome === "objected")
      .length,
    supplements,
    onTimeRate: ratio(onTime.length, onTime.length + late.length + silent.length),
    supplementRate: ratio(supplements, counted.length),
    meanShareOfLimit: ratio(
      shares.reduce((sum, share) => sum + share, 0),
      shares.length,
    ),
  };
}

/** What a review has used of its limit: past its due instant all of it, and every day since. */
export function shareOfLimit(review: Review, now: Instant, rules: ClockRules): number {
  const { usedDays, remainingDays } = daysAt(review, now, rules);
  const limit = usedDays + remainingDays;
  if (review.served === null) return 0;
  const { clock, due } = review.served;
  const at = review.status === "closed" ? review.closedAt : now;
  if (at <= due.dueAt) return usedDays / limit;
  const since = { startedAt: startOfDay(due.dueDate, rules.zone), suspensions: [] };
  return (limit + daysRun(since, clock.limit.unit, at, rulesOf(review, now, rules))) / limit;
}

/** Whether an answer in time took no more than half of the limit that was promised, which no extension makes longer. */
export function isEarly(review: Review, rules: ClockRules): boolean {
  if (review.status !== "closed" || review.served === null) return false;
  const { closedAt } = review;
  const { days, unit } = review.facts.matter.limit;
  return 2 * daysRun(clockOf(review.served), unit, closedAt, rulesOf(review, closedAt, rules)) <= days;
}

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;
