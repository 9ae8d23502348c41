/** 经办人: who handles a review, for whoever asks why it takes so long. It never touches the clock. */
import { refuseAttempt } from "./attempt.ts";
import { canonical } from "../base/canonical.ts";
import type { Handler } from "./opinion.ts";
import { asOf, holderOfPost, inTruthBefore, onRecordBefore, type Asking, type Staff } from "./postHolder.ts";
import type { Review, ReviewDecision } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** How often a review's handler may change: a history is bounded. */
export const MOST_HANDLERS = 20;

/** Whether the handler may still change: of a review that nobody needs any more it does not. */
export const mayNameHandler = (review: Review): boolean =>
  !(review.status === "closed" && review.outcome === "cancelled") &&
  review.handlersNamed.length < MOST_HANDLERS;

/** Names the handler; the same one again changes nothing. */
export function assign(review: Review, handler: Handler, now: Instant): ReviewDecision {
  if (review.handler !== null && canonical(review.handler) === canonical(handler)) return { events: [] };
  if (review.status === "closed" && review.outcome === "cancelled")
    return refuseAttempt(review, "assign", { code: "cancelled", cause: review.cause }, now, handler);
  if (review.handlersNamed.length >= MOST_HANDLERS)
    return refuseAttempt(
      review,
      "assign",
      { code: "handler-named-too-often", most: MOST_HANDLERS },
      now,
      handler,
    );
  return { events: [{ type: "handler-named", handler, at: now }] };
}

/**
 * Who answers for a review now: whoever holds its post, in place of a handler who is away; `null` where it has none.
 * @param staff asked for only where the region names posts
 */
export const responsible = (review: Review, now: Instant, staff: () => Staff): Handler | null =>
  whoHas(review, review.handler, asOf(now), staff);

/** In whose place whoever answers for it now has it, while that one is away (代A岗); `null` where it is theirs. */
export function standsInFor(review: Review, now: Instant, staff: () => Staff): string | null {
  if (review.facts.department.posts === null || staff().absences.length === 0) return null;
  const present = () => ({ ...staff(), absences: [] });
  const [has, own] = [staff, present].map((known) => responsible(review, now, known)?.name);
  return own === undefined || own === has ? null : own;
}

/** The same just before an instant by what was on record then, whoever has been named since. */
export const responsibleBefore = (review: Review, instant: Instant, staff: () => Staff): Handler | null =>
  whoHas(review, namedBefore(review, instant), onRecordBefore(instant), staff);

/** Who did answer for it just before an instant, absences that were entered and confirmed afterwards among what counts. */
export const answeredBefore = (review: Review, instant: Instant, staff: () => Staff): Handler | null =>
  whoHas(review, namedBefore(review, instant), inTruthBefore(instant), staff);

const namedBefore = ({ handlersNamed }: Review, instant: Instant): Handler | null =>
  handlersNamed.findLast(({ at }) => at < instant)?.handler ?? null;

function whoHas(
  { facts }: Review,
  named: Handler | null,
  asking: Asking,
  staff: () => Staff,
): Handler | null {
  const { department, reviewId } = facts;
  return department.posts === null
    ? named
    : holderOfPost(department.posts, staff(), asking, { named, reviewId });
}
