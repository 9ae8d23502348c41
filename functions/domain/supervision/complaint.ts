/**
 * 效能投诉: an applicant complains about a review or a department. It is answered in five working days, cannot be
 * closed without cause, remedy, responsibility and answer, and never stops a clock.
 */
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { isAttachedTo, type Attached } from "../base/attachment.ts";
import { canonical } from "../base/canonical.ts";
import { isOpen, type Instant } from "../base/time.ts";

/** Working days within which a complaint is to be answered. */
export const COMPLAINT_DAYS = 5;

/** How many complaints one application takes; whoever has more calls the hotline. */
export const MOST_COMPLAINTS = 20;

/** What goes with a complaint is for supervision alone, as the complaint is. */
export type ComplaintFacts = Attached & {
  complaintId: string;
  applicationId: string;
  /** A review of the application, or a department. */
  about: { reviewId: string } | { department: string };
  text: string;
  filedAt: Instant;
  answerBy: Instant;
};

/** What was found, what was put right, who is held responsible and how, and what the complainant is told (四个不放过). */
export type ComplaintAnswer = Attached & {
  cause: string;
  remedy: string;
  responsibility: string;
  answer: string;
};

export type Complaint =
  | { status: "open"; facts: ComplaintFacts }
  | { status: "answered"; facts: ComplaintFacts; answer: ComplaintAnswer; answeredAt: Instant };

export type ComplaintEvent =
  | { type: "complaint-filed"; facts: ComplaintFacts }
  /** The term had been open until its year was loaded. */
  | { type: "complaint-term-set"; answerBy: Instant }
  | { type: "complaint-answered"; answer: ComplaintAnswer; at: Instant };

export type ComplaintRefusal = { code: "complaint-answered"; answeredAt: Instant };

export type ComplaintDecision = { events: readonly ComplaintEvent[]; refusal?: ComplaintRefusal };

/** Files a complaint; its clock is its own. */
export function file(facts: Omit<ComplaintFacts, "answerBy">, rules: ClockRules): ComplaintDecision {
  const answerBy = afterWorkingDays(facts.filedAt, COMPLAINT_DAYS, rules).dueAt;
  return { events: [{ type: "complaint-filed", facts: { ...facts, answerBy } }] };
}

/** Until when it is to be answered, where that was open and the calendar reaches that far by now. */
export function termSet({ facts, status }: Complaint, rules: ClockRules): ComplaintEvent | null {
  if (status !== "open" || !isOpen(facts.answerBy)) return null;
  const answerBy = afterWorkingDays(facts.filedAt, COMPLAINT_DAYS, rules).dueAt;
  return isOpen(answerBy) ? null : { type: "complaint-term-set", answerBy };
}

/** The complaint as the rules say it stands, recorded or not. */
export function standing(complaint: Complaint, rules: ClockRules): Complaint {
  const set = termSet(complaint, rules);
  return set ? evolve(complaint, set) : complaint;
}

/** Answers it, once; late it is still answered. */
export function answer(complaint: Complaint, said: ComplaintAnswer, now: Instant): ComplaintDecision {
  if (complaint.status === "open") return { events: [{ type: "complaint-answered", answer: said, at: now }] };
  if (canonical(complaint.answer) === canonical(said)) return { events: [] };
  return { events: [], refusal: { code: "complaint-answered", answeredAt: complaint.answeredAt } };
}

/** Whether its answer names a file: it goes with what the complainant reads. */
export const isAnsweredWith = (complaint: Complaint, fileId: string): boolean =>
  complaint.status === "answered" && isAttachedTo(complaint.answer, fileId);

export function begin(events: readonly ComplaintEvent[]): Complaint {
  const [first, ...rest] = events;
  if (first?.type !== "complaint-filed") throw new Error("a complaint's history begins with its filing");
  return rest.reduce<Complaint>(evolve, { status: "open", facts: first.facts });
}

export function evolve(complaint: Complaint, event: ComplaintEvent): Complaint {
  const { facts } = complaint;
  switch (event.type) {
    case "complaint-filed":
      return { ...complaint, facts: event.facts };
    case "complaint-term-set":
      return { ...complaint, facts: { ...facts, answerBy: event.answerBy } };
    case "complaint-answered":
      return { status: "answered", facts, answer: event.answer, answeredAt: event.at };
  }
}
