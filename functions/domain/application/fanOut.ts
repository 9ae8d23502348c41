/**
 * Fan-out (并联): every review of an accepted application at once, as it comes on record together with the acceptance.
 * Whoever has no open prerequisite is dispatched in that instant.
 */
import { caseFactsOf, type Acceptance, type ApplicationFacts, type ReviewChange } from "./application.ts";
import type { CalendarMissing, ClockRules } from "../calendar/clock.ts";
import { ok, type Result } from "../base/result.ts";
import { open } from "../review/advance.ts";
import { release } from "../review/release.ts";
import { begin, type OwnFacts, type Review, type ReviewEvent } from "../review/review.ts";
import type { Dated } from "../base/time.ts";

/**
 * The first events of every review, in the order given.
 * @param at as of when they are asked: the receipt of what completed the application, or the end of the window's term
 */
export function fanOut(
  facts: ApplicationFacts,
  acceptance: Acceptance,
  asked: readonly OwnFacts[],
  at: Dated,
  rules: ClockRules,
): Result<ReviewChange[], CalendarMissing> {
  const opened: { review: Review; events: readonly ReviewEvent[] }[] = [];
  for (const own of asked) {
    const given = caseFactsOf(facts, acceptance, own.reviewId);
    const claim = facts.claims.find(({ matter }) => matter === own.matter.code);
    // What something stands in for is closed from the beginning.
    const first = claim
      ? ok([{ type: "review-replaced", facts: own, claim, at: at.asOf } as const])
      : open({ ...given, ...own }, at, rules);
    if (!first.ok) return first;
    opened.push({ review: begin(given, first.value), events: first.value });
  }
  const all = opened.map(({ review }) => review);
  const changes: ReviewChange[] = [];
  for (const { review, events } of opened) {
    // Only what is replaced has closed by now, so nobody who is released here releases another.
    const released = release(review, all, at.recordedAt, rules);
    if (!released.ok) return released;
    const { reviewId } = review.facts;
    changes.push({ reviewId, events: [...events, ...released.value.events] });
  }
  return ok(changes);
}
