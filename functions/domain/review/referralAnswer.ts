/**
 * 接收移送: whoever a matter has been handed on to accepts it, or disputes that it is theirs, within one working day of its
 * service; silence accepts, and so does an opinion. A dispute stops no clock: the lead decides it (`handingOn.ts`).
 */
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import { viewAt } from "./advance.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** Working days in which the receiving department answers, and the lead decides a dispute. */
export const REFERRAL_ANSWER_DAYS = 1;

/** Working days in which somebody is to be named whose a matter is that is sent to and fro. */
export const JURISDICTION_DAYS = 3;

/** Who decides a dispute: nobody names themselves, so that where the lead is a party to it the supervisor does. */
export type DisputeDecider = "lead" | "supervisor";

export const disputeDecider = ({
  facts: { handedOn, department, leadDepartment },
}: Review): DisputeDecider =>
  handedOn !== undefined && [department.id, handedOn.by].includes(leadDepartment) ? "supervisor" : "lead";

/** What the receiving department says, and what the lead decides where it disputes. */
export type Referral = {
  answer: "accepts" | "disputes";
  /** Why it is not theirs; `null` of one that accepts. */
  reasons: string | null;
  at: Instant;
  decision?: { result: "stands" | "returned"; reasons: string; at: Instant } | undefined;
};

export type ReferralAnswer = { answer: "accepts" } | { answer: "disputes"; reasons: string };

/** Where a referral stands: what is awaited, or how it came out. */
export type ReferralStanding =
  "awaited" | "accepted" | "accepted-by-silence" | "disputed" | "stands" | "returned";

/** Until when it may be answered; `null` of a matter that was not handed on, and while it has not been served. */
export function referralAnswerEnds({ facts, firstServedAt }: Review, rules: ClockRules): Instant | null {
  if (!facts.handedOn || firstServedAt === null) return null;
  return afterWorkingDays(firstServedAt, REFERRAL_ANSWER_DAYS, ownRules(facts, rules)).dueAt;
}

/** Until when a dispute is to be decided; `null` where there is none to decide. Late, it still is. */
export function referralDecisionDue(review: Review, rules: ClockRules): Instant | null {
  const { referral } = review;
  if (referral?.answer !== "disputes" || referral.decision) return null;
  const days = disputeDecider(review) === "lead" ? REFERRAL_ANSWER_DAYS : JURISDICTION_DAYS;
  return afterWorkingDays(referral.at, days, rules).dueAt;
}

/** `null` of a matter that was not handed on. */
export function referralStanding(review: Review, now: Instant, rules: ClockRules): ReferralStanding | null {
  const { facts, referral, status } = review;
  if (!facts.handedOn) return null;
  if (referral?.decision) return referral.decision.result;
  if (referral) return referral.answer === "accepts" ? "accepted" : "disputed";
  const ends = referralAnswerEnds(review, rules);
  const isOpen = status !== "closed" && (ends === null || now < ends);
  return isOpen ? "awaited" : "accepted-by-silence";
}

/** Whether a dispute waits for who decides it. */
export const isDisputed = ({ status, referral }: Review): boolean =>
  status !== "closed" && referral?.answer === "disputes" && !referral.decision;

/** Whether the receiving department may answer, of a review as it stands at `now`. */
export const mayAnswerReferral = (standing: Review, now: Instant, rules: ClockRules): boolean =>
  standing.status !== "closed" && whyNot(standing, now, rules) === null;

/** The receiving department answers, once. */
export function answerReferral(
  review: Review,
  given: ReferralAnswer,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const { referral } = review;
  const reasons = given.answer === "disputes" ? given.reasons : null;
  if (referral?.answer === given.answer && referral.reasons === reasons) return { events: [] };
  const refusal = superseded(review, now) ?? whyNot(viewAt(review, now, rules), now, rules);
  if (refusal !== null) return refuseAttempt(review, "answerReferral", refusal, now, given);
  return { events: [{ type: "referral-answered", answer: given.answer, reasons, at: now }] };
}

function whyNot(standing: Review, now: Instant, rules: ClockRules): ReviewRefusal | null {
  if (!standing.facts.handedOn) return { code: "not-handed-on" };
  if (standing.referral) return { code: "referral-answered", answeredAt: standing.referral.at };
  if (standing.status === "closed") return notRunning(standing);
  const ends = referralAnswerEnds(standing, rules);
  return ends !== null && now >= ends ? { code: "referral-accepted-by-silence", closedAt: ends } : null;
}
