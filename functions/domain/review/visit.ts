/**
 * The joint site visit (联合踏勘), on the record of a review that is invited to it: the evidence that its department was reached, and
 * the one time for which its promised clock stands. A visit is no procedure of 行政许可法 art. 45: the statutory clock runs on.
 */
import { ownRules } from "../calendar/ownDays.ts";
import type { ClockRules, Due, Suspension } from "../calendar/clock.ts";
import { answeredWith, openUntil, reachedAt, withEvidence, type InvitationEvidence } from "./invitation.ts";
import type { EndpointAnswer, Evidence } from "./receipt.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { courseOf, type Served } from "./service.ts";
import { reckoned } from "./stop.ts";
import { endOfDay, localDate, type Instant, type LocalDate } from "../base/time.ts";

/** So many working days the promised clock stands for a visit at most, the day of the call among them. */
export const MOST_DAYS_STOOD = 5;

/** Why a clock stands, in ledgers. */
export const VISIT_STOP = "site-visit";

/** To which visit of its case a review is invited: its number, when that was said, when it begins, and evidence of receipt. */
export type VisitInvitation = Evidence & { number: number; sentAt: Instant; beginsAt: Instant };

/** What a review keeps of visits. */
export type Visiting = {
  /** The last one. */
  invitation: VisitInvitation;
  /** Whether its promised clock has stood for one: it does once. */
  stood: boolean;
  /** When the applicant had been absent twice: it counts as a term that has lapsed (G4). */
  unattendedAt?: Instant | undefined;
};

/** A clock as a visit has it stand, and its due date before; absent where it runs on. */
type Standing = { served?: Served | undefined; before?: Due | undefined };

export type VisitEvent =
  | ({ type: "visit-invited"; number: number; at: Instant; beginsAt: Instant } & Standing)
  | ({ type: "visit-moved"; number: number; at: Instant; beginsAt: Instant } & Standing)
  | ({ type: "visit-called-off"; number: number; at: Instant } & Standing)
  | { type: "visit-invitation-received"; evidence: InvitationEvidence }
  | { type: "visit-unattended"; number: number; at: Instant };

/** A visit as its invitation says it. */
export type Appointment = { number: number; heldOn: LocalDate; beginsAt: Instant };

/**
 * The call: a running review's promised clock stands until the visit's day is over, once; whoever's does not run, or has stood
 * before, is invited only.
 */
export function invite(
  review: Review,
  { number, heldOn, beginsAt }: Appointment,
  at: Instant,
  rules: ClockRules,
): readonly VisitEvent[] {
  const event = { type: "visit-invited" as const, number, at, beginsAt };
  if (review.status !== "running" || review.visit?.stood) return [event];
  return [{ ...event, ...standing(review, at, heldOn, rules) }];
}

/** Another day: what stands for this visit stands until then, and never longer than it may. */
export function inviteAgain(
  review: Review,
  { number, heldOn, beginsAt }: Appointment,
  at: Instant,
  rules: ClockRules,
): readonly VisitEvent[] {
  const event = { type: "visit-moved" as const, number, at, beginsAt };
  const stop = stopFor(review);
  return stop === null ? [event] : [{ ...event, ...standing(stop.review, stop.from, heldOn, rules) }];
}

/** It is called off: what stood for it runs again from then on. */
export function disinvite(
  review: Review,
  number: number,
  at: Instant,
  rules: ClockRules,
): readonly VisitEvent[] {
  const event = { type: "visit-called-off" as const, number, at };
  const stop = stopFor(review);
  if (stop === null || stop.until <= at) return [event];
  return [{ ...event, ...until(stop.review, stop.from, at, rules) }];
}

type Clocking = Extract<Review, { status: "running" | "suspended" }>;

/** What stands for a visit of a review whose clock has not run out. */
function stopFor(review: Review): { review: Clocking; from: Instant; until: Instant } | null {
  if (review.status !== "running" && review.status !== "suspended") return null;
  const { visitStop } = review.served;
  return visitStop === undefined ? null : { review, from: visitStop.from, until: visitStop.until! };
}

const standing = (review: Clocking, from: Instant, heldOn: LocalDate, rules: ClockRules): Standing =>
  until(review, from, standsUntil(from, heldOn, ownRules(review.facts, rules)), rules);

/** 24:00 of the visit's day, or of the last working day on which a clock may stand for it, whichever is first. */
export function standsUntil(from: Instant, heldOn: LocalDate, { calendar, zone }: ClockRules): Instant {
  const first = calendar.position.get(localDate(from, zone)) ?? 0;
  const last = calendar.days.slice(first).filter(({ working }) => working)[MOST_DAYS_STOOD - 1]?.date;
  return endOfDay(last !== undefined && last < heldOn ? last : heldOn, zone);
}

function until(review: Clocking, from: Instant, end: Instant, rules: ClockRules): Standing {
  const visitStop: Suspension = { from, until: end, why: VISIT_STOP };
  const stands = { ...review, served: { ...review.served, visitStop } };
  return { served: reckoned(stands, courseOf(stands.served), rules), before: review.served.due };
}

/** The invitation of a review whose visit has not begun at `now`: from then on nothing is evidence of it any more. */
export const openVisit = ({ visit }: Review, now: Instant): VisitInvitation | null =>
  visit === undefined ? null : openUntil(visit.invitation, now);

/** An endpoint has taken the invitation: evidence of its receipt, once. */
export function visitTaken(review: Review, answer: EndpointAnswer): readonly ReviewEvent[] {
  const invitation = openVisit(review, answer.at);
  if (invitation === null || invitation.answer) return [];
  return [{ type: "visit-invitation-received", evidence: { answer } }];
}

/** When the department was served with the invitation to a visit of that number; `null` where it was not. */
export function visitServedAt(review: Review, number: number, rules: ClockRules): Instant | null {
  const { visit } = review;
  if (visit === undefined || visit.invitation.number !== number) return null;
  return reachedAt(review, visit.invitation, answeredWith(visit.invitation), rules);
}

/** What a review keeps of visits once an event has come. */
export function visitingAfter(visiting: Visiting | undefined, event: VisitEvent): Visiting | undefined {
  switch (event.type) {
    case "visit-invited":
    case "visit-moved": {
      const { number, at: sentAt, beginsAt } = event;
      const stood = visiting?.stood === true || event.served !== undefined;
      return { ...visiting, invitation: { number, sentAt, beginsAt }, stood };
    }
    case "visit-called-off":
      return visiting;
    case "visit-invitation-received":
      return visiting && { ...visiting, invitation: withEvidence(visiting.invitation, event.evidence) };
    case "visit-unattended":
      return visiting && { ...visiting, unattendedAt: event.at };
  }
}

/** The clock that an event has come with, where it has one. */
export const clockAfter = (event: VisitEvent): Served | undefined =>
  "served" in event ? event.served : undefined;
