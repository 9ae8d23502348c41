/** What a review waits for by itself. */
import { proceedsAt } from "./afterLadder.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { Review } from "./review.ts";
import type { Instant } from "../base/time.ts";

/**
 * The instant at which the workflow should ask again, or `null` when only somebody can change the review. A stop that
 * ends as planned needs no waking: its end is part of the due instant already; nor does the end of a first working day.
 */
export function nextChange(review: Review, rules: ClockRules): Instant | null {
  switch (review.status) {
    case "dispatched":
      return review.latest?.due.dueAt ?? null;
    case "running":
    case "suspended":
      return review.served.due.dueAt;
    case "overdue":
      return proceedsAt(review, rules);
    case "waiting":
    case "closed":
      return null;
  }
}
