/**
 * 效能投诉: an applicant complains about a review or a department. It is answered in five working days, with cause, remedy and
 * responsibility, and closed within thirty, once all four closings (四个不放过) are there: what was found, put right, who was dealt
 * with, and the measure against its coming again, in force. It never stops a clock, and nobody decides one about their own organ.
 */
import { isOfficial, isSame, rankOf, type Actor } from "../base/actor.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { isAttachedTo, type Attached } from "../base/attachment.ts";
import { canonical } from "../base/canonical.ts";
import { isOpen, localDate, type Instant, type LocalDate } from "../base/time.ts";

/** Working days within which a complaint is to be answered. */
export const COMPLAINT_DAYS = 5;

/** Working days from its filing within which a complaint is to be closed. */
export const CLOSING_DAYS = 30;

/** Working days after its answer within which the complainant may have it looked at again, once, by the next level. */
export const REOPEN_DAYS = 10;

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

/** One of the four: what came of it, or why there is none, which whoever closes the complaint answers for. */
export type Closing = { text: string } | { none: string };

/** The measure that keeps it from coming again: in force since a day that has begun, and what shows it. */
export type Measure = { text: string; inForceSince: LocalDate; shownBy: string } | { none: string };

/** 四个不放过: cause found (原因查清), put right (整改到位), person dealt with (责任处理), measure in force (措施落实). */
export type Closings = { cause: Closing; remedy: Closing; person: Closing; measure: Measure };

/** The complainant was not content: why, and who had answered it before. */
type Reopened = { reasons: string; at: Instant; before: { answer: ComplaintAnswer; by: Actor | null } };

type Filed = { facts: ComplaintFacts; reopened?: Reopened | undefined };

type Answered = Filed & {
  answer: ComplaintAnswer;
  answeredAt: Instant;
  /** Absent of what was answered before that was kept. */
  answeredBy?: Actor | undefined;
};

export type Complaint =
  | ({ status: "open" } & Filed)
  | ({ status: "answered" } & Answered)
  | ({ status: "closed"; closings: Closings; closedBy: Actor; closedAt: Instant } & Answered);

export type ComplaintEvent =
  | { type: "complaint-filed"; facts: ComplaintFacts }
  /** The term had been open until its year was loaded. */
  | { type: "complaint-term-set"; answerBy: Instant }
  | { type: "complaint-answered"; answer: ComplaintAnswer; at: Instant; by?: Actor | undefined }
  | { type: "complaint-reopened"; reasons: string; answerBy: Instant; at: Instant }
  | { type: "complaint-closed"; closings: Closings; by: Actor; at: Instant };

export type ComplaintRefusal =
  | { code: "complaint-answered"; answeredAt: Instant }
  | { code: "complaint-not-answered"; answerBy: Instant }
  | { code: "complaint-closed"; closedAt: Instant }
  | { code: "complaint-reopened"; reopenedAt: Instant }
  | { code: "reopening-too-late"; until: Instant }
  | { code: "next-level" }
  | { code: "measure-not-in-force"; since: LocalDate }
  | { code: "own-organ"; organ: string };

export type ComplaintDecision = { events: readonly ComplaintEvent[]; refusal?: ComplaintRefusal };

/** Files a complaint; its clock is its own. */
export function file(facts: Omit<ComplaintFacts, "answerBy">, rules: ClockRules): ComplaintDecision {
  const answerBy = afterWorkingDays(facts.filedAt, COMPLAINT_DAYS, rules).dueAt;
  return { events: [{ type: "complaint-filed", facts: { ...facts, answerBy } }] };
}

/** Until when it is to be answered, where that was open and the calendar reaches that far by now. */
export function termSet(complaint: Complaint, rules: ClockRules): ComplaintEvent | null {
  const { facts, status } = complaint;
  if (status !== "open" || !isOpen(facts.answerBy)) return null;
  const answerBy = afterWorkingDays(sinceOf(complaint), COMPLAINT_DAYS, rules).dueAt;
  return isOpen(answerBy) ? null : { type: "complaint-term-set", answerBy };
}

/** The complaint as the rules say it stands, recorded or not. */
export function standing(complaint: Complaint, rules: ClockRules): Complaint {
  const set = termSet(complaint, rules);
  return set ? evolve(complaint, set) : complaint;
}

/** Since when its terms count: its filing, or that it was to be looked at again. */
const sinceOf = ({ facts, reopened }: Complaint): Instant => reopened?.at ?? facts.filedAt;

/**
 * Answers it, once; late it is still answered. One that is looked at again is answered by the head of supervision or the
 * government's, and by nobody who has answered it before.
 */
export function answer(
  complaint: Complaint,
  said: ComplaintAnswer,
  now: Instant,
  by?: Actor,
): ComplaintDecision {
  if (complaint.status === "open") {
    if (complaint.reopened && by && !isNextLevel(by, complaint.reopened))
      return { events: [], refusal: { code: "next-level" } };
    return { events: [{ type: "complaint-answered", answer: said, at: now, ...(by && { by }) }] };
  }
  if (canonical(complaint.answer) === canonical(said)) return { events: [] };
  return { events: [], refusal: { code: "complaint-answered", answeredAt: complaint.answeredAt } };
}

const isNextLevel = (by: Actor, { before }: Reopened): boolean => {
  const rank = rankOf(by);
  const isHead = rank === "head" || rank === "government-head";
  return isOfficial(by) && isHead && (before.by === null || !isSame(by, before.by));
};

/** Until when its complainant may have it looked at again; `null` where they may not, or not any more. */
export function reopenUntil(complaint: Complaint, now: Instant, rules: ClockRules): Instant | null {
  if (complaint.status === "open" || complaint.reopened) return null;
  const until = afterWorkingDays(complaint.answeredAt, REOPEN_DAYS, rules).dueAt;
  return now < until ? until : null;
}

/** The complainant has it looked at again, once, by the next level; it is answered anew within five working days. */
export function reopen(
  complaint: Complaint,
  reasons: string,
  now: Instant,
  rules: ClockRules,
): ComplaintDecision {
  const { reopened } = complaint;
  if (reopened)
    return reopened.reasons === reasons
      ? { events: [] }
      : { events: [], refusal: { code: "complaint-reopened", reopenedAt: reopened.at } };
  if (complaint.status === "open")
    return { events: [], refusal: { code: "complaint-not-answered", answerBy: complaint.facts.answerBy } };
  if (reopenUntil(complaint, now, rules) === null) {
    const until = afterWorkingDays(complaint.answeredAt, REOPEN_DAYS, rules).dueAt;
    return { events: [], refusal: { code: "reopening-too-late", until } };
  }
  const answerBy = afterWorkingDays(now, COMPLAINT_DAYS, rules).dueAt;
  return { events: [{ type: "complaint-reopened", reasons, answerBy, at: now }] };
}

/** Until when it is to be closed. */
export const closeBy = (complaint: Complaint, rules: ClockRules): Instant =>
  afterWorkingDays(sinceOf(complaint), CLOSING_DAYS, rules).dueAt;

/** Closes it, once, after it was answered; late it is still closed. */
export function close(
  complaint: Complaint,
  closings: Closings,
  by: Actor,
  now: Instant,
  zone: string,
): ComplaintDecision {
  if (complaint.status === "open")
    return { events: [], refusal: { code: "complaint-not-answered", answerBy: complaint.facts.answerBy } };
  if (complaint.status === "closed")
    return canonical(complaint.closings) === canonical(closings)
      ? { events: [] }
      : { events: [], refusal: { code: "complaint-closed", closedAt: complaint.closedAt } };
  const { measure } = closings;
  // What is only promised is no measure.
  if ("inForceSince" in measure && measure.inForceSince > localDate(now, zone))
    return { events: [], refusal: { code: "measure-not-in-force", since: measure.inForceSince } };
  return { events: [{ type: "complaint-closed", closings, by, at: now }] };
}

/** Nobody decides a complaint about their own organ. @param about the department that it is about */
export const whyNotTheirs = (about: string, by: Actor): ComplaintRefusal | null =>
  "organ" in by && by.organ === about ? { code: "own-organ", organ: about } : null;

/** Whether its answer names a file: it goes with what the complainant reads. */
export const isAnsweredWith = (complaint: Complaint, fileId: string): boolean =>
  (complaint.status !== "open" && isAttachedTo(complaint.answer, fileId)) ||
  (complaint.reopened !== undefined && isAttachedTo(complaint.reopened.before.answer, fileId));

export function begin(events: readonly ComplaintEvent[]): Complaint {
  const [first, ...rest] = events;
  if (first?.type !== "complaint-filed") throw new Error("a complaint's history begins with its filing");
  return rest.reduce<Complaint>(evolve, { status: "open", facts: first.facts });
}

export function evolve(complaint: Complaint, event: ComplaintEvent): Complaint {
  const { facts, reopened } = complaint;
  const filed: Filed = { facts, ...(reopened && { reopened }) };
  switch (event.type) {
    case "complaint-filed":
      return { ...complaint, facts: event.facts };
    case "complaint-term-set":
      return { ...complaint, facts: { ...facts, answerBy: event.answerBy } };
    case "complaint-answered":
      return {
        status: "answered",
        ...filed,
        answer: event.answer,
        answeredAt: event.at,
        ...(event.by && { answeredBy: event.by }),
      };
    case "complaint-reopened": {
      if (complaint.status === "open") return complaint;
      const { reasons, at, answerBy } = event;
      const before = { answer: complaint.answer, by: complaint.answeredBy ?? null };
      return {
        status: "open",
        facts: { ...facts, answerBy },
        reopened: { reasons, at, before },
      };
    }
    case "complaint-closed": {
      if (complaint.status === "open") return complaint;
      const { closings, by: closedBy, at: closedAt } = event;
      return { ...complaint, status: "closed", closings, closedBy, closedAt };
    }
  }
}
