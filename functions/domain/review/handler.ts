/** 经办人: who handles a review, for whoever asks why it takes so long. It never touches the clock. */
import { refuseAttempt } from "./attempt.ts";
import { canonical } from "../base/canonical.ts";
import type { Handler } from "./opinion.ts";
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

/** Who answers for a review: the handler it has been given, or the department's post A until it has one. */
export const responsible = ({ handler, facts }: Review): Handler | null => handler ?? postA(facts);

/** Who answered for it just before an instant, whoever has been named since. */
export const responsibleBefore = ({ handlersNamed, facts }: Review, instant: Instant): Handler | null =>
  handlersNamed.findLast(({ at }) => at < instant)?.handler ?? postA(facts);

const postA = ({ department }: Review["facts"]): Handler | null =>
  department.posts ? { name: department.posts.A, post: "A" } : null;
