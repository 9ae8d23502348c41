/** 未动: a review half of whose limit is used, and about which its department has done nothing yet. */
import type { ClockRules } from "../calendar/clock.ts";
import type { Review } from "../review/review.ts";
import { daysAt } from "./lamp.ts";
import type { Instant } from "../base/time.ts";

/**
 * Whether ⌈n/2⌉ of its n days are used, of at least two, and nothing is on record but that somebody has opened it, signed for
 * it or named a handler: none of these is work. One that is overdue is told as that.
 * @param standing as it stands at `now`
 */
export function isUntouched(standing: Review, now: Instant, rules: ClockRules): boolean {
  if (standing.status !== "running") return false;
  const { usedDays, remainingDays } = daysAt(standing, now, rules);
  const limit = usedDays + remainingDays;
  return limit >= 2 && usedDays >= Math.ceil(limit / 2) && !isWorkedOn(standing);
}

/** Material was asked for, a procedure begun, its clock has stood for a site visit, the limit extended, something put up for approval, or a fact or flag seen to. */
const isWorkedOn = ({
  supplement,
  procedures,
  extension,
  visit,
  asked = [],
  acts = [],
  facts,
}: Review): boolean =>
  supplement !== null ||
  procedures.length > 0 ||
  visit?.stood === true ||
  extension !== null ||
  asked.length > 0 ||
  acts.some(({ actor }) => actor.department === facts.department.id);
