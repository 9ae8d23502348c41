/**
 * After the last step of the ladder (督办之后): where the region says so, and a further term has gone by, the lead goes on
 * without an opinion or a technical review. It never does without a licence, nor without an answer that it owes itself.
 */
import type { ClockRules, Due } from "../calendar/clock.ts";
import { regionRules } from "../calendar/ownDays.ts";
import { mayGoWithout } from "../catalogue/afterLadder.ts";
import { circumstancesOf, type ReviewRules } from "./circumstances.ts";
import { responsibleBefore } from "./handler.ts";
import { daysToKeep } from "./judgedDays.ts";
import { isTheLeadsOwn } from "./leadsOwn.ts";
import { ladderOver, stepAt } from "./ladder.ts";
import type { Review, ReviewEvent, ReviewFacts } from "./review.ts";
import { isOpen, type Instant } from "../base/time.ts";

type Overdue = Extract<Review, { status: "overdue" }>;

/** How many working days after the last step of the ladder the lead goes on without its answer; `null` where it never does. */
export function goesOnAfter(facts: ReviewFacts, rules: ClockRules): number | null {
  const { matter, policies, leadDepartment } = facts;
  if (matter.afterLadder === undefined || !mayGoWithout(matter.kind)) return null;
  return isTheLeadsOwn(facts, leadDepartment, rules) ? null : policies.afterLadderDays;
}

/**
 * When the lead would go on without, were it overdue as of that due instant: what is told as it falls overdue. `null` where it
 * never does, open where the calendar ends before.
 */
export function furtherTermEnds(facts: ReviewFacts, due: Due, rules: ClockRules): Instant | null {
  const furtherDays = goesOnAfter(facts, rules);
  return furtherDays === null ? null : ladderOver(due, furtherDays, regionRules(rules));
}

/** When it does, of one that is overdue: by the calendar at hand, and not before the instant that was told. */
export function proceedsAt({ facts, served, goesOnAt }: Overdue, rules: ClockRules): Instant | null {
  const ends = furtherTermEnds(facts, served.due, rules);
  return ends === null || goesOnAt === undefined || ends > goesOnAt ? ends : goesOnAt;
}

/** The lead goes on without an answer, as of the end of the further term, and the record says why. */
export function proceeded(review: Overdue, at: Instant, rules: ReviewRules): ReviewEvent | null {
  const asOf = proceedsAt(review, rules);
  if (asOf === null || isOpen(asOf) || at < asOf) return null;
  const { served, facts, failed = [] } = review;
  return {
    type: "closed-by-silence",
    outcome: "no-response",
    record: {
      asOf,
      basis: null,
      guards: failed,
      judgedBy: daysToKeep(review, asOf, rules),
      backfillDueAt: null,
      responsible: responsibleBefore(review, asOf, () => circumstancesOf(facts, rules).staff),
      proceeded: {
        dueAt: served.due.dueAt,
        lastStepAt: stepAt("government", served.due, regionRules(rules)),
        furtherDays: facts.policies.afterLadderDays,
      },
    },
  };
}
