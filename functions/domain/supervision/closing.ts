/**
 * When a period of the appraisal is closed: by a supervisor's word from the sixth working day after its end on, and by itself on
 * the tenth. What has been closed never moves.
 */
import type { Actor } from "../base/actor.ts";
import { localDate, type Instant, type LocalDate } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { closingDays, type AppraisalPeriod } from "./appraisalPeriod.ts";

/** Who asked for it to be closed, and when. */
export type ClosingAsked = { by: Actor; at: Instant };

export type ClosingRefusal =
  /** From which day on it may be; `null` while the calendar does not reach that far. */
  | { code: "period-not-closable"; period: string; from: LocalDate | null }
  | { code: "period-closed"; period: string; closedAt: Instant };

/** Why a period cannot be closed yet, or again; `null` where it can. @param closedAt `null` where it is not */
export function whyNotClosable(
  period: AppraisalPeriod,
  closedAt: Instant | null,
  now: Instant,
  rules: ClockRules,
): ClosingRefusal | null {
  if (closedAt !== null) return { code: "period-closed", period: period.name, closedAt };
  const days = closingDays(period, rules);
  return days !== null && localDate(now, rules.zone) >= days.from
    ? null
    : { code: "period-not-closable", period: period.name, from: days?.from ?? null };
}

/** Whether a period is closed now: it was asked for, or its tenth working day has come. */
export function isToBeClosed(
  period: AppraisalPeriod,
  asked: ClosingAsked | null,
  now: Instant,
  rules: ClockRules,
): boolean {
  const days = closingDays(period, rules);
  return days !== null && localDate(now, rules.zone) >= (asked === null ? days.on : days.from);
}
