/**
 * The applicant's term for a supplement (补正期限): it counts from service on the applicant, who opens the case or the
 * notice, at the latest from the end of the first working day after it was asked for; told then, or once its year is loaded.
 */
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { regionRules } from "../calendar/ownDays.ts";
import type { Review, ReviewEvent, ReviewFacts } from "./review.ts";
import { courseOf, type Served } from "./service.ts";
import { reckoned, type SupplementService } from "./stop.ts";
import { isOpen, type Instant } from "../base/time.ts";

/** When what was asked for then is served on the applicant at the latest. */
export const latestServiceOf = (requestedAt: Instant, rules: ClockRules): Instant =>
  afterWorkingDays(requestedAt, 1, regionRules(rules)).dueAt;

/** When a term that counts from a service runs out. */
export const lapseOf = ({ policies }: ReviewFacts, servedAt: Instant, rules: ClockRules): Instant =>
  afterWorkingDays(servedAt, policies.supplementTermDays, regionRules(rules)).dueAt;

type Suspended = Extract<Review, { status: "suspended" }>;

/** The term that was open, once the calendar reaches its end; the clock stands until then. */
export function termSet(
  review: Suspended,
  rules: ClockRules,
): Extract<ReviewEvent, { type: "supplement-term-set" }> | null {
  const { facts, served, supplement, stop } = review;
  if (supplement === null || !isOpen(stop.endsAt)) return null;
  const { requestedAt, service } = supplement;
  const servedAtLatest = isOpen(supplement.servedAtLatest)
    ? latestServiceOf(requestedAt, rules)
    : supplement.servedAtLatest;
  const lapsesAt = lapseOf(facts, service?.at ?? servedAtLatest, rules);
  if (isOpen(lapsesAt)) return null;
  const { calendarVersion } = served;
  const stands = standingUntil(review, lapsesAt, rules);
  // When the clock ends is told by itself, with the calendar that says it.
  return {
    type: "supplement-term-set",
    servedAtLatest,
    lapsesAt,
    served: { ...stands, due: served.due, calendarVersion },
  };
}

/** Whether the clock stands for a supplement that is not served on the applicant yet. */
export const awaitsService = (review: Review): review is Suspended =>
  review.status === "suspended" && review.stop.why === "supplement" && review.supplement?.service === null;

/** The first working day after it was asked for is over, and nobody has opened it: it counts as served all the same. */
export function servedByDay(
  review: Suspended,
  asOf: Instant,
): Extract<ReviewEvent, { type: "supplement-served" }> | null {
  const { served, supplement } = review;
  if (!awaitsService(review) || supplement === null || asOf < supplement.servedAtLatest) return null;
  const { servedAtLatest: at, lapsesAt } = supplement;
  return {
    type: "supplement-served",
    service: { at, by: "first-day" },
    lapsesAt,
    served,
    before: served.due,
  };
}

/** The applicant has opened it: the term ends no later than was told, and the clock resumes with it. */
export function servedByOpening(
  review: Suspended,
  at: Instant,
  rules: ClockRules,
): Extract<ReviewEvent, { type: "supplement-served" }> {
  const { facts, served } = review;
  const service: SupplementService = { at, by: "opening" };
  const lapsesAt = lapseOf(facts, at, rules);
  const stands = standingUntil(review, lapsesAt, rules);
  // A calendar that reaches less far than the one before moves no date.
  const isLost = isOpen(stands.due.dueAt) && !isOpen(served.due.dueAt);
  const { due, calendarVersion } = isLost ? served : stands;
  return {
    type: "supplement-served",
    service,
    lapsesAt,
    served: { ...stands, due, calendarVersion },
    before: served.due,
  };
}

/** The same stop, with another end. */
function standingUntil(review: Suspended, until: Instant, rules: ClockRules): Served {
  const course = courseOf(review.served);
  const suspensions = course.suspensions.map((one, i, all) =>
    i === all.length - 1 ? { ...one, until } : one,
  );
  return reckoned(review, { ...course, suspensions }, rules);
}
