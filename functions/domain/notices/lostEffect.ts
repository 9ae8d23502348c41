/**
 * Whether what an issued notice says holds no more, in whole or in part: it can be asked for as before, and is shown as what it is.
 */
import { withdrawalOf } from "../review/promiseCheck.ts";
import { voidOf, type Void } from "../review/revocation.ts";
import type { Review } from "../review/review.ts";
import type { Notice } from "./notice.ts";

/** Why, and since when; `request-withdrawn`: a department has taken its part of a list back, and the rest of it holds. */
export type LostEffect = Void | { why: "request-withdrawn"; at: Void["at"]; reasons: null };

/** @param reviews those of the notice's case, as they are on record now */
export function lostEffect(notice: Notice, reviews: readonly Review[]): LostEffect | null {
  switch (notice.body.kind) {
    // A consent by silence that was revoked, or recorded too early.
    case "deemed-consent": {
      const review = reviews.find(({ facts }) => facts.reviewId === notice.reviewId);
      return review ? voidOf(review) : null;
    }
    // What rested on a promise that was not held.
    case "licence-decision": {
      const review = reviews.find(({ facts }) => facts.reviewId === notice.reviewId);
      const withdrawal = review ? withdrawalOf(review) : null;
      if (withdrawal === null || notice.body.result === "refused") return null;
      return { why: "revoked", at: withdrawal.at, reasons: withdrawal.found };
    }
    case "supplement": {
      const [first] = reviews.flatMap((review) => takenBackFrom(notice, review)).sort();
      return first === undefined ? null : { why: "request-withdrawn", at: first, reasons: null };
    }
    default:
      return null;
  }
}

/** When a review's department took back what the list has it ask for; a list drawn up afterwards has it ask for nothing. */
function takenBackFrom({ body, at }: Notice, { facts, supplement }: Review): string[] {
  if (body.kind !== "supplement" || supplement?.withdrawnAt === undefined) return [];
  const isListed = body.items.some(({ askedBy }) => askedBy?.matter.code === facts.matter.code);
  const isOfThis = at >= supplement.requestedAt && at <= supplement.withdrawnAt;
  return isListed && isOfThis ? [supplement.withdrawnAt] : [];
}
