/**
 * 效能投诉: an applicant complains about a review or a department. It is answered in five working days, with cause, remedy and
 * responsibility, and closed within thirty, once all four closings (四个不放过) are there: what was found, put right, who was dealt
 * with, and the measure against its coming again, in force. It never stops a clock, and nobody decides one about their own organ.
 */
import { isOfficial, isSame, rankOf, type Actor } from "../base/actor.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { isAttachedTo, type Attached } from "../base/attachment.ts";
import { canonical } from "../base/canonical.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";
import type { Closings } from "./closings.ts";

/** Working days within which a complaint is to be answered. */
export const COMPLAINT_DAYS = 5;

/** Working days after its answer within which the complainant may have it looked at again, once, by the next level. */
export const REOPEN_DAYS = 10;

/** How many complaints one application takes; whoever has more calls the hotline. */
export const MOST_COMPLAINTS = 20;

/** What goes with a complaint is for supervision alone, as the complaint is. */
export type ComplaintFacts = Attached & {
  complaintId: string;
  applicationId: string;
  /** A review of the application, a department, or supervision itself: the next level's to decide. */
  about: { reviewId: string } | { department: string } | { supervision: true };
  /**
   * By name unless said: confidential, of which the department reads a kind and the supervisor's wording alone until the complainant
   * agrees to more; or anonymous, by a number of its own that no application has.
   */
  how?: "confidential" | "anonymous" | undefined;
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

/** The complainant was not content: why, and who had answered it before. */
type Reopened = { reasons: string; at: Instant; before: { answer: ComplaintAnswer; by: Actor | null } };

type Act = { by: Actor; at: Instant };

/** What a complaint is about, in a word that tells nobody who complained: 不作为, 慢作为, 乱作为, 服务态度, 其他. */
export const KINDS = ["inaction", "delay", "abuse", "attitude", "other"] as const;

/** Where whoever was refused may go instead: 行政复议, 行政诉讼, or another organ, which the reasons name. */
export const WAYS = ["reconsideration", "litigation", "another-organ"] as const;

export type Refused = Act & { ways: readonly (typeof WAYS)[number][]; reasons: string };
/** What the department is told of it: never more than this of a confidential or an anonymous one. */
export type PassedOn = Act & { kind: (typeof KINDS)[number]; wording: string };

/** What supervision has made of it beside its answer. */
export type Handled = {
  accepted?: Act | undefined;
  /** Several about the same are looked into together: it counts no more, and is answered by itself. */
  joined?: (Act & { to: string }) | undefined;
  passedOn?: PassedOn | undefined;
  /** The complainant agreed that the department reads who they are and what they wrote. */
  agreedAt?: Instant | undefined;
  /** Thirty working days more to close it. */
  extended?: (Act & { reasons: string }) | undefined;
};

type Filed = { facts: ComplaintFacts; reopened?: Reopened | undefined; handled?: Handled | undefined };

type Answered = Filed & {
  answer: ComplaintAnswer;
  answeredAt: Instant;
  /** Absent of what was answered before that was kept. */
  answeredBy?: Actor | undefined;
};

export type Complaint =
  | ({ status: "open" } & Filed)
  | ({ status: "refused"; refused: Refused } & Filed)
  | ({ status: "answered" } & Answered)
  | ({ status: "closed"; closings: Closings; closedBy: Actor; closedAt: Instant } & Answered);

export type ComplaintEvent =
  | { type: "complaint-filed"; facts: ComplaintFacts }
  /** The term had been open until its year was loaded. */
  | { type: "complaint-term-set"; answerBy: Instant }
  | { type: "complaint-answered"; answer: ComplaintAnswer; at: Instant; by?: Actor | undefined }
  | { type: "complaint-reopened"; reasons: string; answerBy: Instant; at: Instant }
  | { type: "complaint-closed"; closings: Closings; by: Actor; at: Instant }
  | ({ type: "complaint-accepted" } & Act)
  | ({ type: "complaint-refused" } & Refused)
  | ({ type: "complaint-joined"; to: string } & Act)
  | ({ type: "complaint-passed-on" } & PassedOn)
  | { type: "complaint-agreed"; at: Instant }
  | ({ type: "complaint-closing-extended"; reasons: string } & Act);

export type ComplaintRefusal =
  | { code: "complaint-answered"; answeredAt: Instant }
  | { code: "complaint-not-answered"; answerBy: Instant }
  | { code: "complaint-closed"; closedAt: Instant }
  | { code: "complaint-reopened"; reopenedAt: Instant }
  | { code: "reopening-too-late"; until: Instant }
  /** It is about supervision itself, or is looked at again. */
  | { code: "next-level"; why: "supervision" | "again" }
  | { code: "complaint-accepted"; at: Instant }
  | { code: "complaint-refused"; at: Instant }
  | { code: "complaint-joined"; at: Instant }
  | {
      code: "not-to-be-joined";
      why: "itself" | "another-department" | "joined" | "not-accepted" | "not-open";
    }
  | { code: "complaint-passed-on"; at: Instant }
  | { code: "wording-tells"; what: "words" | "who" }
  | { code: "complaint-not-confidential" }
  | { code: "closing-extended"; at: Instant }
  | { code: "closing-extension-late"; until: Instant }
  /** Which of the four is dated after today. */
  | { code: "measure-not-in-force"; since: LocalDate; closing: keyof Closings }
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
export const sinceOf = ({ facts, reopened }: Complaint): Instant => reopened?.at ?? facts.filedAt;

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
  if (complaint.status === "refused") return refusedAlready(complaint);
  if (complaint.status === "open") {
    const refusal = by ? whyNotTheirLevel(complaint, by) : null;
    if (refusal) return { events: [], refusal };
    return { events: [{ type: "complaint-answered", answer: said, at: now, ...(by && { by }) }] };
  }
  if (canonical(complaint.answer) === canonical(said)) return { events: [] };
  return { events: [], refusal: { code: "complaint-answered", answeredAt: complaint.answeredAt } };
}

/** Whoever was refused goes another way. */
export const refusedAlready = ({
  refused,
}: Extract<Complaint, { status: "refused" }>): ComplaintDecision => ({
  events: [],
  refusal: { code: "complaint-refused", at: refused.at },
});

/**
 * One about supervision is the government's head's from the beginning, and one that is looked at again the next level's, whatever is
 * to be done about it: to answer and close it, to join it with another, to pass it on, to give it more time.
 */
export function whyNotTheirLevel({ facts, reopened }: Complaint, by: Actor): ComplaintRefusal | null {
  if ("supervision" in facts.about && rankOf(by) !== "government-head")
    return { code: "next-level", why: "supervision" };
  return reopened && !isNextLevel(by, reopened) ? { code: "next-level", why: "again" } : null;
}

const isNextLevel = (by: Actor, { before }: Reopened): boolean => {
  const rank = rankOf(by);
  const isHead = rank === "head" || rank === "government-head";
  return isOfficial(by) && isHead && (before.by === null || !isSame(by, before.by));
};

/** Until when its complainant may have it looked at again; `null` where they may not, or not any more. */
export function reopenUntil(complaint: Complaint, now: Instant, rules: ClockRules): Instant | null {
  if (complaint.status === "open" || complaint.status === "refused" || complaint.reopened) return null;
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
  if (complaint.status === "refused") return refusedAlready(complaint);
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

/** Whether the department may read no more of it than what it is told. */
export const isConfidential = ({ facts: { how }, handled }: Complaint): boolean =>
  how !== undefined && handled?.agreedAt === undefined;

/** Whether it counts as a complaint: refused it is none, joined it counts with the one that it was joined to. */
export const isCounted = ({ status, handled }: Complaint): boolean =>
  status !== "refused" && handled?.joined === undefined;

/** Nobody decides a complaint about their own organ. @param about the department that it is about */
export const whyNotTheirs = (about: string, by: Actor): ComplaintRefusal | null =>
  "organ" in by && by.organ === about ? { code: "own-organ", organ: about } : null;

/** Whether its answer names a file: it goes with what the complainant reads. */
export const isAnsweredWith = (complaint: Complaint, fileId: string): boolean =>
  ("answer" in complaint && isAttachedTo(complaint.answer, fileId)) ||
  (complaint.reopened !== undefined && isAttachedTo(complaint.reopened.before.answer, fileId));

export function begin(events: readonly ComplaintEvent[]): Complaint {
  const [first, ...rest] = events;
  if (first?.type !== "complaint-filed") throw new Error("a complaint's history begins with its filing");
  return rest.reduce<Complaint>(evolve, { status: "open", facts: first.facts });
}

export function evolve(complaint: Complaint, event: ComplaintEvent): Complaint {
  const { facts, reopened, handled } = complaint;
  const filed: Filed = { facts, ...(reopened && { reopened }), ...(handled && { handled }) };
  const noted = (more: Handled): Complaint => ({ ...complaint, handled: { ...handled, ...more } });
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
      if (!("answer" in complaint)) return complaint;
      const { reasons, at, answerBy } = event;
      const before = { answer: complaint.answer, by: complaint.answeredBy ?? null };
      return {
        status: "open",
        facts: { ...facts, answerBy },
        reopened: { reasons, at, before },
        ...(handled && { handled }),
      };
    }
    case "complaint-closed": {
      if (!("answer" in complaint)) return complaint;
      const { closings, by: closedBy, at: closedAt } = event;
      return { ...complaint, status: "closed", closings, closedBy, closedAt };
    }
    case "complaint-refused": {
      const { type: _type, ...refused } = event;
      return { status: "refused", ...filed, refused };
    }
    case "complaint-accepted":
      return noted({ accepted: { by: event.by, at: event.at } });
    case "complaint-joined":
      return noted({ joined: { to: event.to, by: event.by, at: event.at } });
    case "complaint-passed-on": {
      const { type: _type, ...passedOn } = event;
      return noted({ passedOn });
    }
    case "complaint-agreed":
      return noted({ agreedAt: event.at });
    case "complaint-closing-extended":
      return noted({ extended: { reasons: event.reasons, by: event.by, at: event.at } });
  }
}
