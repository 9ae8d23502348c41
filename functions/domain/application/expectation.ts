/** When a decision can be expected: the latest due instant, through every chain of prerequisites (关键路径). */
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { fromStart } from "../calendar/limits.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { Application } from "./application.ts";
import { LEAD_DAYS } from "./conclusion.ts";
import { limitsOfMatter } from "../review/limits.ts";
import type { Review } from "../review/review.ts";
import { known, type Instant } from "../base/time.ts";

/**
 * The latest instant by which the rules want a decision, were every department to use its whole limit from now on, and
 * whoever is late to answer now. Always after `now`; `null` while not every department has been asked, where nobody has
 * any time left (`lateness` says who), or where the calendar does not reach that far.
 */
export function expectedDecisionBy(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
  now: Instant,
): Instant | null {
  const by = decisionBy(application, reviews, rules, now);
  return by !== null && by > now ? known(by) : null;
}

function decisionBy(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
  now: Instant,
): Instant | null {
  switch (application.status) {
    case "in-review": {
      if (reviews.length < application.acceptance.reviews.length) return null;
      const last = lastDue(reviews, rules, now);
      // Where nobody has any time left, the lead has not begun its own.
      if (last === null || last <= now || application.acceptance.policies.decision === "automatic")
        return last;
      return afterWorkingDays(last, LEAD_DAYS, rules).dueAt;
    }
    case "joint-review":
      return application.joint.dueAt;
    case "deciding":
      return application.decideBy;
    default:
      return null;
  }
}

function lastDue(reviews: readonly Review[], rules: ClockRules, now: Instant): Instant | null {
  const dues = new Map<string, Instant | null>();
  const byId = new Map(reviews.map((review) => [review.facts.reviewId, review]));

  function dueOfReview(review: Review): Instant | null {
    const known = dues.get(review.facts.reviewId);
    if (known !== undefined) return known;
    dues.set(review.facts.reviewId, null); // the catalogue has no cycles; one in a record would end here
    const due = ownDue(review);
    dues.set(review.facts.reviewId, due);
    return due;
  }

  function ownDue(review: Review): Instant | null {
    switch (review.status) {
      case "closed":
        return review.closedAt;
      case "waiting":
        return startedAfter(review);
      case "dispatched":
        // Of one that was not reached in time nobody can say when its clock starts.
        return review.isUnserved ? null : dueFrom(review, review.sentAt);
      case "running":
      case "suspended":
        return review.served.due.dueAt;
      case "overdue":
        return now;
    }
  }

  function startedAfter(review: Review): Instant | null {
    const ends = review.facts.waitsFor.map((id) => byId.get(id)).map((other) => other && dueOfReview(other));
    if (!ends.every((end) => typeof end === "string")) return null;
    return dueFrom(review, latest(ends));
  }

  function dueFrom({ facts }: Review, startedAt: Instant): Instant | null {
    const own = ownRules(facts, rules);
    return fromStart(startedAt, limitsOfMatter(facts.matter), own).due.dueAt;
  }

  const all = reviews.map(dueOfReview);
  return all.every((due) => due !== null) ? latest(all) : null;
}

const latest = (instants: readonly Instant[]): Instant =>
  instants.reduce((last, instant) => (instant > last ? instant : last), "");
