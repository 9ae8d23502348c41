/** When the engine should ask again. It may ask early, late, twice or never: no outcome depends on it. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { nextChange } from "../../domain/review/nextChange.ts";
import type { Review } from "../../domain/review/review.ts";
import { plusSeconds, secondsBetween, type Instant } from "../../domain/base/time.ts";

/** An execution may last a year (Step Functions quotas, "Maximum execution time"); it hands over well before. */
export const GENERATION_SECONDS = 350 * 24 * 3600;

/** An engine that asks more often than this asks for nothing: no outcome depends on when it does. */
const LEAST_SECONDS = 60;

/** Where the instant has passed and nothing could be done: somebody has to see to it first, and is told each time. */
const IN_VAIN_SECONDS = 900;

/** A wait that ends this much too late is not worth the two steps of a new one. */
const LATE_SECONDS = 300;

/** Whoever wakes too early asks in vain; that close to the instant it costs less than a new wait. */
const NEAR_SECONDS = 3600;

export const rollOverAt = (startedAt: Instant): Instant => plusSeconds(startedAt, GENERATION_SECONDS);

/** From where a wait is reckoned. */
export type Waking = {
  now: Instant;
  /** When the execution hands over to the next generation. */
  rollOver: Instant;
  /** How long an opinion that was received in time may still be under way. */
  settleSeconds: number;
  rules: ClockRules;
};

/** Whether a review that has been brought up to date was to change by now all the same: something it takes is missing. */
export function isInVain(review: Review, { now, settleSeconds, rules }: Omit<Waking, "rollOver">): boolean {
  const next = nextChange(review, rules);
  return next !== null && plusSeconds(next, settleSeconds) <= now;
}

/**
 * Until when a branch sleeps: its review's next change by itself has settled, or the execution rolls over; where that
 * change ought to have come already, a quarter of an hour.
 */
function wakeAt(review: Review, waking: Waking): Instant {
  const { now, rollOver, settleSeconds, rules } = waking;
  if (isInVain(review, waking)) return plusSeconds(now, IN_VAIN_SECONDS);
  const next = nextChange(review, rules);
  const settled = next === null ? rollOver : plusSeconds(next, settleSeconds);
  return settled < rollOver ? settled : rollOver;
}

/** For how many whole seconds a branch is to wait for its review. */
export const waitOf = (review: Review, waking: Waking): number =>
  Math.max(LEAST_SECONDS, Math.ceil(secondsBetween(waking.now, wakeAt(review, waking))));

/**
 * Whether a wait of so many seconds from now will do: it ends a little after the right instant at the latest, and not so
 * early that a branch which is far from anything would be woken over and over.
 */
export function fits(seconds: number, review: Review, waking: Waking): boolean {
  const wanted = waitOf(review, waking);
  if (seconds > wanted + LATE_SECONDS) return false;
  if (isInVain(review, waking)) return seconds >= wanted;
  return wanted <= NEAR_SECONDS || seconds >= wanted / 2;
}
