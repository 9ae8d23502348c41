/**
 * The applicant opens the case, or the notice that tells of it, while a supplement is owed: that is service, and is kept
 * once. Whoever looks later, or has nothing to hand in, leaves no trace.
 */
import { advance } from "./advance.ts";
import type { ReviewRules } from "./circumstances.ts";
import { evolve } from "./replay.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { awaitsService, servedByOpening } from "./term.ts";
import type { Instant } from "../base/time.ts";

/** @param shown until when what the applicant was shown had been asked for */
export function openByApplicant(
  review: Review,
  shown: Instant,
  now: Instant,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  if (!awaitsService(review) || review.supplement!.requestedAt > shown) return [];
  const before = advance(review, now, rules);
  const standing = before.reduce<Review>(evolve, review);
  // Its first day may be over, and nobody have written that down; or a clock that ran ahead asked for it later than now.
  if (!awaitsService(standing) || now < standing.supplement!.requestedAt) return [];
  return [...before, servedByOpening(standing, now, rules)];
}
