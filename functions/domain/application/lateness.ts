/** Who is late in an application, since when, and what was done about it: what an answer says where no date holds. */
import { acceptanceOf, leadsTerm, type Application } from "./application.ts";
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { Department } from "../catalogue/region.ts";
import { LADDER, stepAt, type LadderStep } from "../review/ladder.ts";
import type { Review } from "../review/review.ts";
import { isOpen, type Instant } from "../base/time.ts";

/** Steps of the ladder (督办), or the operator's alert where a department was not reached. */
export type Done = { step: LadderStep | "operator"; at: Instant };

export type Late = {
  department: Pick<Department, "id" | "name" | "nameEn">;
  /** What is owed: an opinion, the receipt of what was sent, or the lead's own part. */
  owes: "opinion" | "receipt" | "sitting" | "joint-review" | "decision";
  /** `null` for the lead's own part. */
  reviewId: string | null;
  since: Instant;
  done: readonly Done[];
};

/** Everybody who is late, in the order of the catalogue. States are given as they stand now. */
export function lateness(application: Application, reviews: readonly Review[], rules: ClockRules): Late[] {
  switch (application.status) {
    case "in-review":
      return reviews.flatMap((review) => lateReview(review, rules) ?? []);
    case "joint-review":
      return lateLead(application, application.joint.sitting === null ? "sitting" : "joint-review", rules);
    case "deciding":
      return lateLead(application, "decision", rules);
    default:
      return [];
  }
}

function lateReview(review: Review, rules: ClockRules): Late | null {
  const { reviewId, department } = review.facts;
  const { id, name, nameEn } = department;
  const whose = { department: { id, name, nameEn }, reviewId };
  if (review.status === "overdue") {
    const { due } = review.served;
    return { ...whose, owes: "opinion", since: due.dueAt, done: taken(review.raisedTo, due, rules) };
  }
  if (review.status !== "dispatched" || !review.isUnserved) return null;
  const { dueAt: since } = afterWorkingDays(review.sentAt, 1, ownRules(review.facts, rules));
  return { ...whose, owes: "receipt", since, done: [{ step: "operator", at: since }] };
}

function lateLead(
  application: Extract<Application, { status: "joint-review" | "deciding" }>,
  owes: "sitting" | "joint-review" | "decision",
  rules: ClockRules,
): Late[] {
  const lead = acceptanceOf(application)?.lead;
  if (!lead || application.ladder === null) return [];
  const term = leadsTerm(application)!;
  const done = taken(application.ladder, term, rules);
  return [{ department: lead, owes, reviewId: null, since: term.dueAt, done }];
}

/** The steps that the ladder has taken so far, each with its instant. */
const taken = (to: LadderStep, due: Pick<Due, "dueAt" | "dueDate">, rules: ClockRules): Done[] =>
  LADDER.slice(0, LADDER.indexOf(to) + 1).flatMap((step): Done[] => {
    const at = stepAt(step, due, rules);
    return isOpen(at) ? [] : [{ step, at }];
  });
