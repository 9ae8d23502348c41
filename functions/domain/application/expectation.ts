/** When a decision can be expected: the latest due instant, through every chain of prerequisites (关键路径). */
import { afterWorkingDays, dueOf, type ClockRules } from "../calendar/clock.ts";
import type { Application } from "./application.ts";
import { LEAD_DAYS } from "./conclusion.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/**
 * The latest instant by which the rules want a decision, were every department to use its whole limit from now on;
 * `null` while not every department has been asked, or where the calendar does not reach that far.
 */
export function expectedDecisionBy(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
): Instant | null {
  switch (application.status) {
    case "in-review": {
      if (reviews.length < application.acceptance.reviews.length) return null;
      const last = lastDue(reviews, rules);
      if (last === null || application.acceptance.policies.decision === "automatic") return last;
      return after(last, LEAD_DAYS, rules);
    }
    case "joint-review":
      return application.joint.dueAt;
    case "deciding":
      return application.decideBy;
    default:
      return null;
  }
}

function lastDue(reviews: readonly Review[], rules: ClockRules): Instant | null {
  const dues = new Map<string, Instant | null>();
  const byId = new Map(reviews.map((review) => [review.facts.reviewId, review]));

  function dueOfReview(review: Review): Instant | null {
    const { reviewId, waitsFor, matter } = review.facts;
    const known = dues.get(reviewId);
    if (known !== undefined) return known;
    dues.set(reviewId, null); // the catalogue has no cycles; one in a record would end here
    const due =
      review.status === "closed"
        ? review.closedAt
        : review.status === "waiting"
          ? startedAfter(waitsFor)
          : review.status === "dispatched"
            ? dueFrom(review.sentAt)
            : review.served.due.dueAt;
    dues.set(reviewId, due);
    return due;

    function startedAfter(others: readonly string[]): Instant | null {
      const ends = others.map((id) => byId.get(id)).map((other) => (other ? dueOfReview(other) : null));
      if (ends.some((end) => end === null)) return null;
      return dueFrom(latest(ends as Instant[]));
    }

    function dueFrom(startedAt: Instant): Instant | null {
      const own = dueOf({ startedAt, limit: matter.limit, suspensions: [] }, rules);
      return own.ok ? own.value!.dueAt : null;
    }
  }

  const all = reviews.map(dueOfReview);
  return all.some((due) => due === null) ? null : latest(all as Instant[]);
}

function after(from: Instant, days: number, rules: ClockRules): Instant | null {
  const due = afterWorkingDays(from, days, rules);
  return due.ok ? due.value.dueAt : null;
}

const latest = (instants: readonly Instant[]): Instant =>
  instants.reduce((last, instant) => (instant > last ? instant : last), "");
