/**
 * Fan-out (并联): every review of an accepted application at once, as it comes on record together with the acceptance.
 * Whoever has no open prerequisite is dispatched in that instant.
 */
import { caseFactsOf, type Acceptance, type ApplicationFacts } from "./application.ts";
import type { ReviewChange } from "./applicationEvent.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import type { Claim } from "../catalogue/routing.ts";
import { open } from "../review/advance.ts";
import { begunByClaim } from "../review/promiseCheck.ts";
import type { OwnFacts } from "../review/review.ts";
import type { Dated } from "../base/time.ts";

/**
 * The first events of every review, in the order given, with what stands in for it.
 * @param at as of when they are asked: the receipt of what completed the application, or the end of the window's term
 */
export function fanOut(
  facts: ApplicationFacts,
  acceptance: Acceptance,
  asked: readonly { own: OwnFacts; claim: Claim | undefined }[],
  at: Dated,
  rules: ReviewRules,
): ReviewChange[] {
  return asked.map(({ own, claim }) => {
    const { reviewId } = own;
    // What something stands in for is closed from the beginning.
    const events = claim
      ? [
          {
            type: "review-replaced",
            facts: own,
            claim,
            at: at.asOf,
            ...begunByClaim(own, claim, at.asOf, rules),
          } as const,
        ]
      : open({ ...caseFactsOf([{ facts, acceptance, restated: {} }], reviewId), ...own }, at, rules);
    return { reviewId, events };
  });
}
