/**
 * 接收移送: whoever a matter has been handed on to accepts it, or disputes that it is theirs, within one working day of its
 * service; silence accepts, and so does an opinion. A dispute stops no clock: the lead decides it. Where it goes round (踢皮球), a
 * sitting names whose it is (`../application/jurisdiction.ts`).
 */
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import { viewAt } from "./advance.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { Department } from "../catalogue/region.ts";
import { answersFor } from "../catalogue/successors.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision, ReviewEvent, ReviewRefusal } from "./review.ts";
import type { Instant } from "../base/time.ts";

/** Working days in which the receiving department answers, and the lead decides a dispute. */
export const REFERRAL_ANSWER_DAYS = 1;

/** Working days in which somebody is to be named whose a matter is that is sent to and fro. */
export const JURISDICTION_DAYS = 3;

/** Who decides a dispute: nobody names themselves, so that where the lead is a party to it the supervisor does. */
export type DisputeDecider = "lead" | "supervisor";

export const deciderAmong = (parties: readonly string[], lead: string): DisputeDecider =>
  parties.includes(lead) ? "supervisor" : "lead";

export const disputeDecider = ({
  facts: { handedOn, department, leadDepartment },
  referral,
}: Review): DisputeDecider =>
  referral?.sitting?.decides ??
  deciderAmong(handedOn?.by === undefined ? [] : [department.id, handedOn.by], leadDepartment);

/** Why referrals go round: a dispute names again whoever had handed the matter on, or matters were handed on crosswise. */
export const CIRCLES = ["named-again", "crosswise"] as const;

/** 权责协调会: whose a matter is that goes round (踢皮球) is named within three working days; no clock stops meanwhile. */
export type Sitting = {
  because: (typeof CIRCLES)[number];
  /** Every department of the circle. */
  parties: readonly string[];
  decides: DisputeDecider;
  at: Instant;
};

/** Whose a matter is, as it was decided: it stays where it is, goes back to whoever had handed it on, or to a third. */
export const NAMED = ["stands", "returned", "moved"] as const;

export type WhoseItIs = {
  result: (typeof NAMED)[number];
  /** Absent of what was decided before this was written down. */
  department?: string | undefined;
  reasons: string;
  at: Instant;
};

/** What the receiving department says: why it is not its own, and perhaps whose it is. */
export type ReferralAnswered = {
  answer: "accepts" | "disputes";
  /** `null` of one that accepts. */
  reasons: string | null;
  names?: string | undefined;
  at: Instant;
};

/** What came of a referral: what its department says, if anything; the sitting on it; how it was decided. */
export type Referral = (ReferralAnswered | { answer?: undefined }) & {
  sitting?: Sitting | undefined;
  decision?: WhoseItIs | undefined;
};

export const answeredIn = (referral: Referral | undefined): ReferralAnswered | null =>
  referral?.answer === undefined ? null : referral;

/** A dispute may say whose the matter is: `names`. */
export type ReferralAnswer =
  { answer: "accepts" } | { answer: "disputes"; reasons: string; names?: string | undefined };

/** Where a referral stands: what is awaited, or how it came out; `named`: its department was named, and it is its own. */
export const REFERRAL_STANDINGS = [
  "awaited",
  "accepted",
  "accepted-by-silence",
  "disputed",
  "sitting",
  ...NAMED,
  "named",
] as const;
export type ReferralStanding = (typeof REFERRAL_STANDINGS)[number];

/** Until when it may be answered; `null` of a matter that was not handed on, while it has not been served, and in a sitting. */
export function referralAnswerEnds(review: Review, rules: ClockRules): Instant | null {
  const { facts, firstServedAt } = review;
  if (!facts.handedOn || firstServedAt === null || isSatOn(review)) return null;
  return afterWorkingDays(firstServedAt, REFERRAL_ANSWER_DAYS, ownRules(facts, rules)).dueAt;
}

/** Until when whose it is is to be named; `null` where there is nothing to decide. Late, it still is. */
export function referralDecisionDue(review: Review, rules: ClockRules): Instant | null {
  if (!awaitsNaming(review)) return null;
  const isQuick = !isSatOn(review) && disputeDecider(review) === "lead";
  const days = isQuick ? REFERRAL_ANSWER_DAYS : JURISDICTION_DAYS;
  return afterWorkingDays(namingSince(review), days, rules).dueAt;
}

/** `null` of a matter that was not handed on. */
export function referralStanding(review: Review, now: Instant, rules: ClockRules): ReferralStanding | null {
  const { facts, referral, status } = review;
  if (!facts.handedOn) return null;
  if (facts.handedOn.named !== undefined) return "named";
  if (referral?.decision) return referral.decision.result;
  if (isSatOn(review)) return "sitting";
  if (referral?.answer) return referral.answer === "accepts" ? "accepted" : "disputed";
  const ends = referralAnswerEnds(review, rules);
  const isOpen = status !== "closed" && (ends === null || now < ends);
  return isOpen ? "awaited" : "accepted-by-silence";
}

/** Whether a sitting is open on it: until it is named whose it is, its department accepts it, or it closes. */
export const isSatOn = ({ status, referral }: Review): boolean =>
  status !== "closed" &&
  referral?.sitting !== undefined &&
  referral.decision === undefined &&
  referral.answer !== "accepts";

/** Whether a dispute, or a sitting, waits for who decides it. */
export const awaitsNaming = (review: Review): boolean =>
  isSatOn(review) ||
  (review.status !== "closed" &&
    review.referral?.answer === "disputes" &&
    review.referral.decision === undefined);

/** Since when somebody is to name whose it is, of one that awaits that. */
export const namingSince = ({ referral }: Review): Instant => (referral!.sitting ?? answeredIn(referral)!).at;

/** Whether it was handed on and nobody has taken it since, by word or by being named: what goes round is made of these. */
export const isUnclaimed = ({ status, facts, referral }: Review): boolean =>
  status !== "closed" &&
  facts.handedOn?.by !== undefined &&
  facts.handedOn.named === undefined &&
  referral?.answer !== "accepts" &&
  referral?.decision === undefined;

/** Whether the receiving department may answer, of a review as it stands at `now`. */
export const mayAnswerReferral = (standing: Review, now: Instant, rules: ClockRules): boolean =>
  standing.status !== "closed" && whyNot(standing, now, rules) === null;

/**
 * The receiving department answers, once. A dispute that names whoever had handed the matter on goes round, and opens a sitting.
 * @param departments all that there are today
 */
export function answerReferral(
  review: Review,
  given: ReferralAnswer,
  now: Instant,
  rules: ReviewRules,
  departments: readonly Department[],
): ReviewDecision {
  const { referral, facts } = review;
  const { answer } = given;
  const said = { reasons: null, names: undefined, ...given };
  const before = answeredIn(referral);
  if (before?.answer === answer && before.reasons === said.reasons && before.names === said.names)
    return { events: [] };
  const allowed = departments
    .map(({ id }) => id)
    .filter((id) => !answersFor(departments, id, facts.department.id));
  const refusal =
    superseded(review, now) ??
    whyNot(viewAt(review, now, rules), now, rules) ??
    (said.names === undefined || allowed.includes(said.names)
      ? null
      : ({ code: "not-referable", department: said.names, allowed } as const));
  if (refusal !== null) return refuseAttempt(review, "answerReferral", refusal, now, given);
  const { reasons, names } = said;
  const answered: ReviewEvent = {
    type: "referral-answered",
    answer,
    reasons,
    ...(names !== undefined && { names }),
    at: now,
  };
  const by = facts.handedOn?.by;
  const goesRound =
    names !== undefined && by !== undefined && answersFor(departments, names, by) && !referral?.sitting;
  if (!goesRound) return { events: [answered] };
  const parties = [by, facts.department.id];
  const decides = deciderAmong(parties, facts.leadDepartment);
  return {
    events: [answered, { type: "jurisdiction-opened", because: "named-again", parties, decides, at: now }],
  };
}

function whyNot(standing: Review, now: Instant, rules: ClockRules): ReviewRefusal | null {
  const { facts, referral } = standing;
  if (!facts.handedOn) return { code: "not-handed-on" };
  if (facts.handedOn.named !== undefined) return { code: "department-named", by: facts.handedOn.named };
  const answered = answeredIn(referral);
  if (answered) return { code: "referral-answered", answeredAt: answered.at };
  if (standing.status === "closed") return notRunning(standing);
  const ends = referralAnswerEnds(standing, rules);
  return ends !== null && now >= ends ? { code: "referral-accepted-by-silence", closedAt: ends } : null;
}
