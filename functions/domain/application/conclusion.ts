/** From closed reviews to a decision: by the rules alone, by a joint review first, or by the lead's own signature. */
import { promisedStill, promisesKeptAt } from "./promises.ts";
import { isPuttingRight, wasPutRight } from "./rectification.ts";
import { evolve } from "./replay.ts";
import {
  acceptanceOf,
  leadsTerm,
  type Acceptance,
  type Application,
  type JointReview,
  type LeadDecision,
} from "./application.ts";
import type { ApplicationDecision, ApplicationEvent, ApplicationRefusal } from "./applicationEvent.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { LADDER, stepAt } from "../review/ladder.ts";
import { isContested, rollUp, verdictsOpen, type Decision, type RollUp } from "./rollUp.ts";
import { revokedAt } from "./matterDecision.ts";
import { deliverByOf } from "./delivery.ts";
import { settle } from "./settling.ts";
import { canonical } from "../base/canonical.ts";
import type { ClosedReview } from "../review/review.ts";
import { isOpen, type Instant } from "../base/time.ts";

/** Working days within which a joint review is to be called, to be concluded, and the lead is to decide. */
export const CALL_DAYS = 3;
export const JOINT_REVIEW_DAYS = 10;
export const LEAD_DAYS = 3;

/**
 * Rolls up once every review has closed; nothing to do before that, or after. What came of it is rolled up again where a
 * silence was revoked or taken back since, or an objection withdrawn, and the rules want something else: the joint review
 * after all, the end of one in which nobody objects any more, or what is left for nobody but the organs themselves.
 */
export function conclude(
  application: Application,
  reviews: readonly ClosedReview[],
  rules: ClockRules,
): ApplicationDecision {
  const { status } = application;
  if (status !== "in-review" && status !== "deciding" && status !== "joint-review") return { events: [] };
  const { acceptance } = application;
  const inOrder = inOrderOf(application, reviews);
  // What may follow is there before anything is decided (容缺).
  if (inOrder === null || promisedStill(application).length > 0) return { events: [] };
  // Nor while the applicant puts right what stands against it (整改复审).
  if (isPuttingRight(application)) return { events: [] };
  const rolledUp = rollUp(inOrder);
  const asOf = settledAt(inOrder, application);

  if (isContested(rolledUp)) {
    const { objections } = rolledUp.contested;
    const clashes = rolledUp.contested.clashes.map(({ about }) => about);
    if (status === "joint-review") return { events: widened(application.joint, objections, clashes, asOf) };
    // It comes once. What comes to stand against it when all had been settled is the lead's to answer, who is asked already.
    const wasBefore = wasPutRight(application);
    if (status === "deciding" && (application.joint !== null || wasBefore)) return { events: [] };
    if (wasBefore) return { events: [leadAsked(asOf, rules)] };
    const { dueAt, dueDate } = afterWorkingDays(asOf, JOINT_REVIEW_DAYS, rules);
    const { dueAt: callBy, dueDate: callOn } = afterWorkingDays(asOf, CALL_DAYS, rules);
    const sofar = { sitting: null, presiders: [], conclusion: null };
    const joint = { openedAt: asOf, callBy, callOn, dueAt, dueDate, objections, clashes, ...sofar };
    return { events: [{ type: "joint-review-opened", joint }] };
  }
  if (isAsked(rolledUp, inOrder, acceptance)) {
    if (status === "deciding") return { events: [] };
    return { events: [leadAsked(asOf, rules)] };
  }
  return { events: [decided(rolledUp, asOf, null, inOrder, rules)] };
}

function leadAsked(asOf: Instant, rules: ClockRules): ApplicationEvent {
  const { dueAt: decideBy, dueDate: decideOn } = afterWorkingDays(asOf, LEAD_DAYS, rules);
  return { type: "lead-asked", asOf, decideBy, decideOn };
}

/** What it has come to be about since it was opened; what it was opened for stays with it. */
function widened(
  joint: JointReview,
  objections: readonly string[],
  clashes: readonly string[],
  at: Instant,
): ApplicationEvent[] {
  const more = {
    objections: objections.filter((one) => !joint.objections.includes(one)),
    clashes: clashes.filter((one) => !joint.clashes.includes(one)),
  };
  const isMore = more.objections.length > 0 || more.clashes.length > 0;
  return isMore ? [{ type: "joint-review-widened", ...more, at }] : [];
}

/**
 * Whether the lead has to say something: over opinions where the region asks for its signature, and wherever nothing is
 * left to grant, since nothing is granted, or left ungranted, by itself.
 */
const isAsked = ({ result }: RollUp, reviews: readonly ClosedReview[], { policies }: Acceptance): boolean =>
  result === "nothing-to-grant" || (policies.decision === "lead" && verdictsOpen(reviews).length > 0);

/**
 * As of the last opinion, or of the due instant that stood in for it, or of the last objection that was withdrawn, or of the
 * last silence that was revoked, or of the end of a term to put things right in which nothing was, and never before the project was changed as it is: whoever rolls up later gets the same date,
 * and no term has run before there was a reason.
 */
const settledAt = (reviews: readonly ClosedReview[], application: Application): Instant =>
  reviews
    .flatMap((review) => [
      review.closedAt,
      ...(review.position?.kind === "withdraws" ? [review.position.at] : []),
      revokedAt(review) ?? "",
    ])
    .concat(promisesKeptAt(application) ?? [], application.rectification?.lapsedAt ?? [])
    .reduce((latest, at) => (at > latest ? at : latest), application.changedAt ?? "");

export type LeadAnswer = Omit<LeadDecision, "at">;

/** The lead's own decision where the region asks for its signature. Late, it still decides: nobody does it instead. */
export function decide(
  application: Application,
  reviews: readonly ClosedReview[],
  answer: LeadAnswer,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  if ("decision" in application && application.lead !== null && sameAnswer(application.lead, answer))
    return { events: [] };
  if (application.status !== "deciding")
    return { events: [], refusal: { code: "not-deciding", status: application.status } };
  const inOrder = inOrderOf(application, reviews);
  if (inOrder === null) return { events: [], refusal: reviewsOpen(application, reviews) };
  const allowed = verdictsOpen(inOrder);
  if (!allowed.includes(answer.result))
    return { events: [], refusal: { code: "decision-not-open", allowed } };
  const settled = settle(inOrder, answer);
  if (!settled.ok) return { events: [], refusal: settled.error };
  return { events: [decided(settled.value, now, { ...answer, at: now }, inOrder, rules)] };
}

/** What time makes of a lead that neither concludes nor decides: the ladder, and never a consent by its silence. */
export function advanceLead(
  application: Application,
  asOf: Instant,
  rules: ClockRules,
): readonly ApplicationEvent[] {
  if (application.status !== "joint-review" && application.status !== "deciding") return [];
  const set = termSet(application, rules);
  if (set) return [set, ...advanceLead(evolve(application, set), asOf, rules)];
  const term = leadsTerm(application)!;
  const done = application.ladder === null ? 0 : LADDER.indexOf(application.ladder) + 1;
  return LADDER.slice(done).flatMap((to): ApplicationEvent[] => {
    const at = stepAt(to, term, rules);
    return asOf >= at ? [{ type: "lead-overdue", to, asOf: at }] : [];
  });
}

/** The term of the joint review or of the lead that was open, once the calendar reaches its end. */
function termSet(
  application: Extract<Application, { status: "joint-review" | "deciding" }>,
  rules: ClockRules,
): Extract<ApplicationEvent, { type: "term-set" }> | null {
  const isDeciding = application.status === "deciding";
  if (!isOpen(isDeciding ? application.decideBy : application.joint.dueAt)) return null;
  const { dueAt, dueDate } = isDeciding
    ? afterWorkingDays(application.askedAt, LEAD_DAYS, rules)
    : afterWorkingDays(application.joint.openedAt, JOINT_REVIEW_DAYS, rules);
  if (isOpen(dueAt)) return null;
  if (isDeciding) return { type: "term-set", dueAt, dueDate };
  const { dueAt: callBy, dueDate: callOn } = afterWorkingDays(application.joint.openedAt, CALL_DAYS, rules);
  return { type: "term-set", dueAt, dueDate, call: { callBy, callOn } };
}

/** The event of a decision with every matter by reference. */
export function decided(
  { result, matters }: Decision,
  decidedAt: Instant,
  lead: LeadDecision | null,
  reviews: readonly ClosedReview[],
  rules: ClockRules,
): ApplicationEvent {
  const decision = { result, matters };
  const deliverBy = deliverByOf(decision, decidedAt, reviews, rules);
  return { type: "application-decided", decision, decidedAt, lead, ...(deliverBy && { deliverBy }) };
}

/**
 * All reviews of an application that count, in the order of the catalogue, or `null` while one is open. What depends on what
 * is as the application has it: a change of the project may have put another review in a prerequisite's place since.
 */
export function inOrderOf(application: Application, reviews: readonly ClosedReview[]): ClosedReview[] | null {
  if (!("acceptance" in application) || application.acceptance === null) return null;
  const closed = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  const inOrder = application.acceptance.reviews.map(({ reviewId, waitsFor, tolerates = [] }) => {
    const review = closed.get(reviewId);
    return review && { ...review, facts: { ...review.facts, waitsFor, tolerates } };
  });
  return inOrder.every((review) => review !== undefined) ? inOrder : null;
}

/** Why nothing is concluded while one of its reviews is open. */
export function reviewsOpen(
  application: Application,
  reviews: readonly ClosedReview[],
): Extract<ApplicationRefusal, { code: "reviews-open" }> {
  const closed = new Set(reviews.map(({ facts }) => facts.reviewId));
  const asked = acceptanceOf(application)?.reviews.map(({ reviewId }) => reviewId) ?? [];
  return { code: "reviews-open", reviews: asked.filter((reviewId) => !closed.has(reviewId)) };
}

const sameAnswer = ({ at: _at, ...before }: LeadDecision, answer: LeadAnswer): boolean =>
  canonical(before) === canonical(answer);
