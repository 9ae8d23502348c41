/**
 * 指定管辖: whoever decides a dispute about a matter that was handed on, or a sitting on one that goes round (权责协调会), names whose it
 * is. Nobody names themselves: where the lead is a party, the supervisor does.
 */
import type { ApplicationDecision } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { putInPlace } from "./handingOn.ts";
import type { Region } from "../catalogue/region.ts";
import { answersFor } from "../catalogue/successors.ts";
import { advance, viewAt } from "../review/advance.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { daysToKeep } from "../review/judgedDays.ts";
import { awaitsNaming, disputeDecider, isSatOn, type DisputeDecider } from "../review/referralAnswer.ts";
import type { Review, ReviewEvent } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

export type ReferralDecision = { reviewId: string; department: string; reasons: string };

/** Who may be named: every organ of the region but whoever applies, and none by itself. */
export function nameable(reviews: readonly Review[], { departments }: Region, by: DisputeDecider): string[] {
  const { leadDepartment, applicantName } = reviews[0]!.facts;
  const lead = by === "lead" ? leadDepartment : undefined;
  return departments
    .filter(({ id, name }) => {
      const isLead = lead !== undefined && answersFor(departments, id, lead);
      return !isLead && name !== applicantName;
    })
    .map(({ id }) => id);
}

/**
 * Names whose a disputed matter is. It stays where it is; or another review takes the place of this one, of that department. A
 * sitting always ends with a new one, of whomever. Late, it still decides: nobody does it instead.
 * @param by who says so
 */
export function decideReferral(
  standing: Standing,
  { reviewId, department, reasons }: ReferralDecision,
  by: DisputeDecider,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const { reviews, region } = standing;
  const review = reviews.find(({ facts }) => facts.reviewId === reviewId);
  const before = review?.referral?.decision;
  if (before?.department === department && before.reasons === reasons) return { events: [] };
  const view = review && viewAt(review, now, rules);
  if (!review || !view || !awaitsNaming(view)) {
    const open = reviews.filter((one) => awaitsNaming(viewAt(one, now, rules)));
    return {
      events: [],
      refusal: { code: "no-referral-dispute", reviews: open.map(({ facts }) => facts.reviewId) },
    };
  }
  const decides = disputeDecider(view);
  if (decides !== by) return { events: [], refusal: { code: "not-to-decide-dispute", reviewId, decides } };
  const allowed = nameable(reviews, region, by);
  if (!allowed.includes(department))
    return { events: [], refusal: { code: "not-nameable", department, allowed } };
  // Whoever has taken a department's place since (机构改革) answers for it.
  const isNow = (asked: string | undefined) =>
    asked !== undefined && answersFor(region.departments, department, asked);
  const { facts } = view;
  const result = isNow(facts.department.id) ? "stands" : isNow(facts.handedOn!.by) ? "returned" : "moved";
  const decided = { type: "referral-decided", result, department, reasons, at: now } as const;
  if (result === "stands" && !isSatOn(view))
    return { events: [], reviews: [{ reviewId, events: [decided] }] };
  const ending: ReviewEvent[] = [
    ...advance(review, now, rules),
    { ...decided, closing: closingOf(view, now, rules) },
  ];
  return putInPlace(standing, reviewId, ending, { department, reasons, named: by }, now, rules);
}

function closingOf(view: Review, now: Instant, rules: ReviewRules) {
  const { served } = view;
  if (served === null) return { overdue: false, judgedBy: null };
  return { overdue: now >= served.due.dueAt, judgedBy: daysToKeep({ ...view, served }, now, rules) };
}
