/** Limits that run out: which have, and whether what follows from that is on record. */
import { isOpen, type Instant } from "../base/time.ts";
import type { Review } from "./review.ts";

/**
 * When the limit of a review ran out by `asOf`, as the record has it: a silence or an escalation says so, and where neither is
 * there the due instant does. `null` where it has not, or somebody was before it.
 */
export function limitRanOut(review: Review, asOf: Instant): { at: Instant; isOnRecord: boolean } | null {
  switch (review.status) {
    case "running": {
      const { dueAt } = review.served.due;
      return !isOpen(dueAt) && dueAt <= asOf ? { at: dueAt, isOnRecord: false } : null;
    }
    case "overdue":
      return { at: review.served.due.dueAt, isOnRecord: true };
    case "closed":
      return review.silence === null ? null : { at: review.silence.asOf, isOnRecord: true };
    case "waiting":
    case "dispatched":
    case "suspended":
      return null;
  }
}
