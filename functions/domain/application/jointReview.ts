/**
 * 联合会审: one sitting on objections or clashing conditions. Objectors may change their mind; the lead concludes with
 * minutes and reasons; an invited department that keeps silent consents to the minutes, under the guards (缺席默认).
 */
import {
  acceptanceOf,
  jointOf,
  participantsOf,
  presiderOf,
  type Acceptance,
  type Application,
  type Conclusion,
  type JointReview,
  type Sitting,
} from "./application.ts";
import type { ApplicationDecision, ReviewChange } from "./applicationEvent.ts";
import { absence, type Attendance, type Present } from "./attendance.ts";
import { canonical } from "../base/canonical.ts";
import { reviewParts } from "../base/ids.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { recordUnder } from "./caseActs.ts";
import { decided, inOrderOf, reviewsOpen } from "./conclusion.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import type { Position, Review, ReviewDecision, ReviewRefusal } from "../review/review.ts";
import { isFinal } from "./matterDecision.ts";
import { presidingOver, setsClashing } from "./presiding.ts";
import { verdictsOpen } from "./rollUp.ts";
import { settle } from "./settling.ts";
import type { ClosedReview } from "../review/review.ts";
import { addDays, atTime, isOpen, localDate, type Instant, type LocalDate } from "../base/time.ts";

/** No holiday is longer. */
const MOST_DAYS_OFF = 30;

/** How often a department may say something else about its own objection: a history is bounded. */
export const MOST_POSITIONS = 3;

const refused = (refusal: NonNullable<ApplicationDecision["refusal"]>): ApplicationDecision => ({
  events: [],
  refusal,
});

export type Invitation = Omit<Sitting, "invitedAt">;

/** Between which working days the sitting may lie, both included; after its own term it is late, and better late than never. */
export function sittingDates(
  { dueDate }: JointReview,
  now: Instant,
  rules: ClockRules,
): { earliest: LocalDate; latest: LocalDate } {
  const earliest = nextOpen(addDays(localDate(now, rules.zone), 1), rules);
  const isAhead = dueDate >= earliest && !isOpen(dueDate);
  return { earliest, latest: isAhead ? dueDate : nextOpen(addDays(earliest, 14), rules) };
}

/** Whether the hour of the sitting has come: before that nothing can be concluded. */
export const isHeld = ({ sitting }: JointReview, now: Instant, rules: ClockRules): boolean =>
  sitting !== null && now >= atTime(sitting.heldOn, sitting.time, rules.zone);

/**
 * The lead calls the sitting, once; without a list, everybody who takes part is invited. Each department finds the invitation
 * with a review of its own, on whose record the evidence of its receipt is kept.
 */
export function convene(
  application: Application,
  reviews: readonly Review[],
  invitation: Invitation,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { status } = application;
  const acceptance = acceptanceOf(application);
  const joint = jointOf(application);
  // One that is open is called by the same words anew, whatever was called before the project changed.
  if (joint === null && calledBefore(application, invitation)) return { events: [] };
  if (joint === null || acceptance === null) return refused({ code: "no-joint-review", status });
  const sitting = sittingOf(invitation, acceptance, now);
  const { invited } = sitting;
  // A repeat gets its first answer, after the conclusion, or a withdrawal, too.
  if (joint.sitting !== null && sameSitting(joint.sitting, sitting)) return { events: [] };
  if (status !== "joint-review") return refused({ code: "no-joint-review", status });
  if (joint.sitting !== null) return refused({ code: "already-convened", heldOn: joint.sitting.heldOn });
  const participants = participantsOf(acceptance);
  const strangers = invited.filter((department) => !participants.includes(department));
  if (strangers.length > 0) return refused({ code: "not-a-participant", departments: strangers });
  const { earliest, latest } = sittingDates(joint, now, rules);
  if (invitation.heldOn < earliest || invitation.heldOn > latest)
    return refused({ code: "sitting-date", earliest, latest });
  const next = nextOpenToAll(invitation.heldOn, calendarsOf(invited, acceptance, rules));
  if (next !== invitation.heldOn)
    return refused({ code: "sitting-day-off", heldOn: invitation.heldOn, next });
  const beginsAt = atTime(sitting.heldOn, sitting.time, rules.zone);
  return {
    events: [{ type: "joint-review-convened", sitting }],
    reviews: invited.flatMap((department): ReviewChange[] => {
      const reviewId = reviewOf(department, acceptance, reviews)?.facts.reviewId;
      if (reviewId === undefined) return [];
      return [{ reviewId, events: [{ type: "review-invited", invitation: { sentAt: now, beginsAt } }] }];
    }),
  };
}

/** Without a list, everybody who takes part is invited. */
const sittingOf = (invitation: Invitation, acceptance: Acceptance, invitedAt: Instant): Sitting => ({
  ...invitation,
  invited: invitation.invited.length > 0 ? invitation.invited : invitees(acceptance),
  invitedAt,
});

/** Whether a joint review that a change of the project has set aside had been called so. */
const calledBefore = ({ earlier }: Application, invitation: Invitation): boolean =>
  earlier.some(({ joint, acceptance }) => {
    const called = joint?.sitting ?? null;
    return called !== null && sameSitting(called, sittingOf(invitation, acceptance, called.invitedAt));
  });

/** The region's calendar, and that of each invited department that has days off of its own: nobody comes on those. */
const calendarsOf = (
  invited: readonly string[],
  { reviews }: Acceptance,
  rules: ClockRules,
): readonly ClockRules[] => [
  rules,
  ...reviews
    .filter(({ department }) => invited.includes(department))
    .map(({ reviewId, department }) => {
      const code = reviewParts(reviewId)?.matterCode ?? "";
      return ownRules({ department: { id: department }, matter: { code } }, rules);
    }),
];

/** The day itself where all of them work on it, else the next one on which they do. */
function nextOpenToAll(date: LocalDate, all: readonly ClockRules[]): LocalDate {
  const later = all.map((rules) => nextOpen(date, rules)).reduce((a, b) => (a > b ? a : b));
  return later === date ? date : nextOpenToAll(later, all);
}

/** The first review of a department, in the order of the catalogue: its invitation lies there. */
function reviewOf(
  department: string,
  acceptance: Acceptance,
  reviews: readonly Review[],
): Review | undefined {
  const asked = acceptance.reviews.find((review) => review.department === department);
  return reviews.find(({ facts }) => facts.reviewId === asked?.reviewId);
}

/** The day itself where it is a working day, else the next one; where the calendar ends before it, the day itself. */
function nextOpen(date: LocalDate, { calendar: { days, position } }: ClockRules): LocalDate {
  const from = position.get(date);
  return (
    (from === undefined ? undefined : days.slice(from, from + MOST_DAYS_OFF).find(({ working }) => working))
      ?.date ?? date
  );
}

/** A department withdraws or maintains what it objected to; its opinion on record stays as it is. */
export function takePosition(
  review: Review,
  application: Application,
  position: Omit<Position, "at">,
  now: Instant,
): ReviewDecision {
  const refuse = (refusal: ReviewRefusal): ReviewDecision => ({ events: [], refusal });
  const { position: before, positionsTaken } = review;
  if (before?.kind === position.kind && before.reasons === position.reasons) return { events: [] };
  if (application.status !== "joint-review") return refuse({ code: "no-joint-review" });
  if (!isContested(review, application.joint)) return refuse({ code: "nothing-contested" });
  if (positionsTaken >= MOST_POSITIONS)
    return refuse({ code: "position-taken-too-often", most: MOST_POSITIONS });
  return { events: [{ type: "position-taken", position: { ...position, at: now } }] };
}

export type ConclusionRequest = Omit<Conclusion, "attendance" | "presidedBy" | "concludedAt"> & {
  present: readonly Present[];
};

/** Who presides concludes: grants with written reasons to every objector, or refuses. */
export function concludeJointReview(
  application: Application,
  reviews: readonly ClosedReview[],
  request: ConclusionRequest,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  if (
    "decision" in application &&
    application.joint?.conclusion &&
    sameConclusion(application.joint.conclusion, request)
  )
    return { events: [] };
  if (application.status !== "joint-review")
    return refused({ code: "no-joint-review", status: application.status });
  const { joint, acceptance } = application;
  if (joint.sitting === null) return refused({ code: "not-convened" });
  if (!isHeld(joint, now, rules)) return refused({ code: "sitting-not-held", heldOn: joint.sitting.heldOn });
  const presidedBy = presidingOver(joint, acceptance, rules);
  if (presidedBy === null) return refused({ code: "presider-missing" });
  const { sitting } = joint;
  const there = request.present.map(({ department }) => department);
  const seats = seatsOf(joint, sitting, acceptance);
  const strangers = there.filter((department) => !seats.includes(department));
  if (strangers.length > 0) return refused({ code: "not-a-participant", departments: strangers });
  // Minutes say who was there; whoever presided was.
  if (!there.includes(presidedBy)) return refused({ code: "presider-not-present", department: presidedBy });
  const inOrder = inOrderOf(application, reviews);
  if (inOrder === null) return refused(reviewsOpen(application, reviews));
  const allowed = conclusionsOpen(inOrder);
  if (!allowed.includes(request.result)) return refused({ code: "decision-not-open", allowed });
  const settled = settle(inOrder, request);
  if (!settled.ok) return refused(settled.error);

  const { present, ...said } = request;
  const { facts } = application;
  const known = {
    applicant: facts.applicant.creditCode,
    lead: acceptance.lead.id,
    record: recordUnder(application, acceptance.flags),
    licencesByTacitConsent: acceptance.policies.licencesByTacitConsent,
  };
  const attendance = seats.flatMap((department): Attendance[] => {
    const spoke = present.find((one) => one.department === department);
    if (spoke) return [{ ...spoke, as: "present" }];
    // Who sits there by office, invited or not: that one was there is told by who spoke, and an absence is no consent.
    if (!sitting.invited.includes(department) || department === acceptance.lead.id) return [];
    const own = inOrder.filter((review) => review.facts.department.id === department);
    return [absence(department, own, sitting, known, rules)];
  });
  const conclusion: Conclusion = { ...said, presidedBy, attendance, concludedAt: now };
  return {
    events: [
      { type: "joint-review-concluded", conclusion },
      decided(settled.value, now, null, inOrder, rules),
    ],
  };
}

/** Who may have been present: the lead, whom it invited, and whom the supervisors have named to preside in its place. */
export const seatsOf = (joint: JointReview, { invited }: Sitting, { lead }: Acceptance): string[] => {
  const presider = presiderOf(joint);
  return [...new Set([lead.id, ...invited, ...(presider ? [presider.department] : [])])];
};

/** What the lead may conclude: it refuses opinions, and never a licence of another organ. */
export const conclusionsOpen = (reviews: readonly ClosedReview[]): Conclusion["result"][] =>
  verdictsOpen(reviews).includes("refuse") ? ["grant", "refuse"] : ["grant"];

/** Whether its department may take another position on it in the joint review. */
export const mayTakePosition = (review: Review, application: Application): boolean =>
  application.status === "joint-review" &&
  isContested(review, application.joint) &&
  review.positionsTaken < MOST_POSITIONS;

/** Who may take a position: objectors whose word is not final, and whoever set a condition that clashes. */
const isContested = (review: Review, joint: JointReview): boolean =>
  joint.objections.includes(review.facts.reviewId) ||
  (review.status === "closed" && review.outcome === "objected" && !isFinal(review)) ||
  setsClashing(review, joint);

/** Whom the lead may invite: everybody who takes part but itself. */
export const invitees = (acceptance: Acceptance): string[] =>
  participantsOf(acceptance).filter((department) => department !== acceptance.lead.id);

const sameSitting = (a: Sitting, b: Sitting): boolean =>
  canonical({ ...a, invitedAt: "" }) === canonical({ ...b, invitedAt: "" });

function sameConclusion(before: Conclusion, { present, ...request }: ConclusionRequest): boolean {
  const { attendance, presidedBy: _presidedBy, concludedAt: _concludedAt, ...said } = before;
  const there = attendance.flatMap((one): Present[] => {
    if (one.as !== "present") return [];
    const { as: _as, ...speaker } = one;
    return [speaker];
  });
  return canonical([said, byDepartment(there)]) === canonical([request, byDepartment(present)]);
}

const byDepartment = (present: readonly Present[]): Record<string, Present> =>
  Object.fromEntries(present.map((one) => [one.department, one]));
