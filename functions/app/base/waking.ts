/** When the engine should ask again. It may ask early, late, twice or never: no outcome depends on it. */
import { open } from "../../domain/review/advance.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { nextChange, type Review, type ReviewFacts } from "../../domain/review/review.ts";
import { plusSeconds, secondsBetween, type Instant } from "../../domain/base/time.ts";

/** An execution may last a year (Step Functions quotas, "Maximum execution time"); it hands over well before. */
const GENERATION_SECONDS = 350 * 24 * 3600;

/** An engine that asks more often than this asks for nothing: no outcome depends on when it does. */
const LEAST_SECONDS = 60;

export const rollOverAt = (startedAt: Instant): Instant => plusSeconds(startedAt, GENERATION_SECONDS);

/**
 * Seconds until a review wants to be asked again: its next change by itself, and then as long as an opinion that was
 * received in time may still be under way (`settleSeconds`); at the latest when the execution rolls over.
 */
export function wakeInSeconds(
  next: Instant | null,
  rollOver: Instant,
  settleSeconds: number,
  now: Instant,
): number {
  const settled = next === null ? rollOver : plusSeconds(next, settleSeconds);
  const at = settled < rollOver ? settled : rollOver;
  return Math.max(LEAST_SECONDS, Math.ceil(secondsBetween(now, at)));
}

/** The next change of a review, whether it is on record already or about to be dispatched. */
export function nextChangeOf(
  recorded: Review | undefined,
  facts: ReviewFacts,
  now: Instant,
  rules: ClockRules,
): Instant | null {
  if (recorded) return nextChange(recorded);
  const opened = open(facts, now, rules);
  if (!opened.ok) throw new CalendarNotLoaded(opened.error.year);
  // One that waits for others has no due instant; it is told when it gets one.
  const served = opened.value.find((event) => event.type === "review-served");
  return served?.served.due.dueAt ?? null;
}

/** A clock that needs a year nobody has loaded must not start; the operator loads it, and the task is tried again. */
export class CalendarNotLoaded extends Error {
  override name = "CalendarNotLoaded";
  readonly year: number;
  constructor(year: number) {
    super(`the calendar of ${year} is not loaded`);
    this.year = year;
  }
}
