/** When a department has begun on a review: until then its material may be replaced, and nobody has been misled by it. */
import type { Region } from "../catalogue/region.ts";
import { namesOf } from "../catalogue/successors.ts";
import { daysAt } from "../supervision/lamp.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { receiptsOf } from "../review/receipt.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/**
 * Somebody of it has seen it or done anything with it, or a day of its limit is over, or the last one has come: nobody
 * replaces at the end what a silence then consents to.
 */
export function isBegun(review: Review, now: Instant, rules: ClockRules): boolean {
  const { handler, supplement, procedures, extension, asked } = review;
  if (receiptsOf(review).length > 0 || (handler ?? supplement ?? extension) !== null) return true;
  if (procedures.length > 0 || (asked ?? []).length > 0) return true;
  switch (review.status) {
    case "waiting":
    case "dispatched":
      return false;
    case "running": {
      const { usedDays, remainingDays } = daysAt(review, now, rules);
      return usedDays > 0 || remainingDays <= 1;
    }
    case "suspended":
    case "overdue":
      return true;
    case "closed":
      // Nobody has looked at anything where something else stands in for it, or where it ended unseen.
      return review.outcome !== "replaced" && review.outcome !== "cancelled";
  }
}

/** Whether a review asks for a material, under whatever code: its matter does, or its department has. */
export const asksForMaterial = ({ facts, supplement }: Review, code: string, region: Region): boolean =>
  namesOf(region.materials, code).some(
    (name) =>
      facts.matter.materials.includes(name) || supplement?.items.some(({ material }) => material === name),
  );

/** The reviews that ask for a material and have begun. */
export const begunOn = (
  reviews: readonly Review[],
  code: string,
  { now, rules, region }: { now: Instant; rules: ClockRules; region: Region },
): string[] =>
  reviews
    .filter((review) => asksForMaterial(review, code, region) && isBegun(review, now, rules))
    .map(({ facts }) => facts.reviewId);
