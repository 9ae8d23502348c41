/**
 * 咨询: a question that an applicant asks about a case, or somebody before there is one. Its first contact answers for it until it is settled (首问负责制): within one
 * working day, once. It may be handed on (转办), and stays with the first until somebody of the receiving department accepts it by
 * name; refused twice, or left unanswered for one working day, the supervisor names who. Nothing of it moves a clock of the case.
 */
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { answersFor } from "../catalogue/successors.ts";
import { answersForOrder } from "../review/order.ts";
import type { Staff } from "../review/postHolder.ts";
import { LADDER, stepAt, type LadderStep } from "../review/ladder.ts";
import { standingOffers, type Offer } from "../base/offer.ts";
import { addDays, isOpen, localDate, plusSeconds, type Instant } from "../base/time.ts";
import { personOf as personOfContact, type Answering, type FirstContact } from "./firstContact.ts";

/** Working days within which one is to be answered unless its region says otherwise, and a receiver is to say whether they take it. */
export const INQUIRY_DAYS = 1;

/** How many one application takes, answered ones among them; whoever has more calls the first contact. */
export const MOST_INQUIRIES = 20;

/** So many refusals, and the supervisor names who. */
const MOST_REFUSALS = 2;

export type InquiryFacts = {
  inquiryId: string;
  applicationId: string;
  text: string;
  askedAt: Instant;
  answerBy: Instant;
  /** Within how many working days; one where it is absent. */
  days?: number | undefined;
  /** Who was asked first. */
  contact: FirstContact;
  /**
   * Of what kind of project it is about, where it was asked before there is a case: no application has its number then, and its own
   * code opens it.
   */
  before?: { projectType: string } | undefined;
};

/** To whom it is handed on, why, and until when they are to say whether they take it. */
type Offered = { to: FirstContact; reasons: string; at: Instant; answerBy: Instant };

/** Who answers for it: a post, and who took it by name, if anybody did. */
type Holder = {
  contact: FirstContact;
  since: Instant;
  by: "asked" | "accepted" | "assigned";
  person: string | null;
};

export type InquiryStep =
  | ({ type: "inquiry-handed-on" } & Offered)
  | { type: "inquiry-accepted"; person: string; at: Instant }
  | { type: "inquiry-refused"; reasons: string; at: Instant }
  | { type: "inquiry-assigned"; to: FirstContact; reasons: string; at: Instant };

export type InquiryEvent =
  | { type: "inquiry-asked"; facts: InquiryFacts }
  /** The term had been open until its year was loaded. */
  | { type: "inquiry-term-set"; answerBy: Instant }
  | InquiryStep
  /** Its term has run out unanswered: told once, to whoever had it then. Whether it is late follows from the term alone. */
  | { type: "inquiry-overdue"; organ: string; asOf: Instant }
  | { type: "inquiry-answered"; answer: string; at: Instant };

export type Inquiry = {
  facts: InquiryFacts;
  holder: Holder;
  /** What nobody has said anything to yet. */
  offered: Offered | null;
  steps: readonly InquiryStep[];
  answered: { answer: string; at: Instant } | null;
  /** Since when it is on record that its term has run out. */
  overdueAt?: Instant;
};

export type InquiryRefusal =
  | { code: "inquiry-answered"; answeredAt: Instant }
  | { code: "inquiry-not-yours"; organ: string; department: string }
  | { code: "inquiry-offered"; to: string; answerBy: Instant }
  | { code: "inquiry-at-home"; organ: string }
  /** Nobody has taken it: the supervisor names who, and nobody hands it on any more. */
  | { code: "inquiry-to-be-assigned" }
  | { code: "inquiry-assigned"; organ: string }
  | { code: "no-inquiry-offer" }
  /** A system, and whoever's token names nobody, answers for nothing. */
  | { code: "by-name" }
  | { code: "inquiry-in-hand"; organ: string };

export type InquiryDecision = { events: readonly InquiryEvent[]; refusal?: InquiryRefusal };

/** What decides who somebody of a department is to an inquiry. */
type Departments = Region["departments"];

const daysOf = ({ days }: Pick<InquiryFacts, "days">): number => days ?? INQUIRY_DAYS;

const termOf = (facts: Omit<InquiryFacts, "answerBy">, rules: ClockRules): Instant =>
  afterWorkingDays(facts.askedAt, daysOf(facts), rules).dueAt;

/** What a question keeps of its region's term. */
export const daysIn = ({ inquiries }: Pick<Region, "inquiries">): { days?: number } =>
  inquiries?.answerDays === undefined ? {} : { days: inquiries.answerDays };

/** Asks; its clock is its own. */
export function ask(facts: Omit<InquiryFacts, "answerBy">, rules: ClockRules): InquiryDecision {
  return { events: [{ type: "inquiry-asked", facts: { ...facts, answerBy: termOf(facts, rules) } }] };
}

/** Until when it is to be answered, where that was open and the calendar reaches that far by now. */
export function termSet({ facts, answered }: Inquiry, rules: ClockRules): InquiryEvent | null {
  if (answered !== null || !isOpen(facts.answerBy)) return null;
  const answerBy = termOf(facts, rules);
  return isOpen(answerBy) ? null : { type: "inquiry-term-set", answerBy };
}

/** The inquiry as the rules say it stands, recorded or not. */
export function standing(inquiry: Inquiry, rules: ClockRules): Inquiry {
  const set = termSet(inquiry, rules);
  return set ? evolve(inquiry, set) : inquiry;
}

const refused = (refusal: InquiryRefusal): InquiryDecision => ({ events: [], refusal });

const over = ({ answered }: Inquiry): InquiryDecision | null =>
  answered && refused({ code: "inquiry-answered", answeredAt: answered.at });

/** Whether it waits for somebody to say whether they take it: whoever has said nothing in time is not waited for. */
export const isOffered = ({ offered, answered }: Inquiry, now: Instant): boolean =>
  answered === null && offered !== null && now < offered.answerBy;

const isAssigned = ({ holder }: Inquiry): boolean => holder.by === "assigned";

/** Whether the supervisor is to name who answers it. */
export function awaitsAssignment(inquiry: Inquiry, now: Instant): boolean {
  const { answered, offered, steps } = inquiry;
  if (answered !== null || isAssigned(inquiry) || isOffered(inquiry, now)) return false;
  return offered !== null || steps.filter(({ type }) => type === "inquiry-refused").length >= MOST_REFUSALS;
}

const holds = (departments: Departments, department: string, { holder }: Inquiry): boolean =>
  answersFor(departments, department, holder.contact.organ.id);

const isAskedToTake = (departments: Departments, department: string, { offered }: Inquiry): boolean =>
  offered !== null && answersFor(departments, department, offered.to.organ.id);

/** Whether somebody of a department has to do with it: it has it, had it, or is asked to take it. */
export const concerns = (departments: Departments, department: string, inquiry: Inquiry): boolean =>
  holds(departments, department, inquiry) ||
  isAskedToTake(departments, department, inquiry) ||
  answersFor(departments, department, inquiry.facts.contact.organ.id);

const notTheirs = ({ holder }: Inquiry, department: string): InquiryDecision =>
  refused({ code: "inquiry-not-yours", organ: holder.contact.organ.id, department });

/** Hands it on: it stays where it is until it is accepted. @param handing `days`: working days for an answer to that */
export function handOn(
  inquiry: Inquiry,
  {
    department,
    to,
    reasons,
    days = INQUIRY_DAYS,
  }: { department: string; to: FirstContact; reasons: string; days?: number | undefined },
  departments: Departments,
  now: Instant,
  rules: ClockRules,
): InquiryDecision {
  const { offered } = inquiry;
  if (!holds(departments, department, inquiry)) return notTheirs(inquiry, department);
  const ended = over(inquiry);
  if (ended) return ended;
  if (offered && isOffered(inquiry, now))
    return offered.to.organ.id === to.organ.id && offered.reasons === reasons
      ? { events: [] }
      : refused({ code: "inquiry-offered", to: offered.to.organ.id, answerBy: offered.answerBy });
  if (isAssigned(inquiry))
    return refused({ code: "inquiry-assigned", organ: inquiry.holder.contact.organ.id });
  if (awaitsAssignment(inquiry, now)) return refused({ code: "inquiry-to-be-assigned" });
  if (holds(departments, to.organ.id, inquiry))
    return refused({ code: "inquiry-at-home", organ: to.organ.id });
  const answerBy = afterWorkingDays(now, days, rules).dueAt;
  return { events: [{ type: "inquiry-handed-on", to, reasons, at: now, answerBy }] };
}

/**
 * Takes what is handed on, by name, or says why not. Who says the same again changes nothing.
 * @param said `person`: `null` of a system, and of whoever's token names nobody
 */
export function answerOffer(
  inquiry: Inquiry,
  { department, person, refusal: why }: { department: string; person: string | null; refusal: string | null },
  departments: Departments,
  now: Instant,
): InquiryDecision {
  const last = inquiry.steps.at(-1);
  const isRepeat =
    why === null
      ? last?.type === "inquiry-accepted" && last.person === person && holds(departments, department, inquiry)
      : last?.type === "inquiry-refused" && last.reasons === why;
  if (isRepeat) return { events: [] };
  const ended = over(inquiry);
  if (ended) return ended;
  if (!isOffered(inquiry, now) || !isAskedToTake(departments, department, inquiry))
    return refused({ code: "no-inquiry-offer" });
  if (why !== null) return { events: [{ type: "inquiry-refused", reasons: why, at: now }] };
  return person === null
    ? refused({ code: "by-name" })
    : { events: [{ type: "inquiry-accepted", person, at: now }] };
}

/** The supervisor names who answers it, where nobody has taken it; nobody has to accept that, and it goes no further. */
export function assign(
  inquiry: Inquiry,
  { to, reasons }: { to: FirstContact; reasons: string },
  now: Instant,
): InquiryDecision {
  const last = inquiry.steps.at(-1);
  if (last?.type === "inquiry-assigned" && last.to.organ.id === to.organ.id && last.reasons === reasons)
    return { events: [] };
  const ended = over(inquiry);
  if (ended) return ended;
  if (!awaitsAssignment(inquiry, now))
    return refused({ code: "inquiry-in-hand", organ: inquiry.holder.contact.organ.id });
  return { events: [{ type: "inquiry-assigned", to, reasons, at: now }] };
}

/** Answers it, once; late it is still answered. Who has it answers, whoever has been asked to take it meanwhile. */
export function answer(
  inquiry: Inquiry,
  { department, text }: { department: string; text: string },
  departments: Departments,
  now: Instant,
): InquiryDecision {
  if (!holds(departments, department, inquiry)) return notTheirs(inquiry, department);
  if (inquiry.answered?.answer === text) return { events: [] };
  return over(inquiry) ?? { events: [{ type: "inquiry-answered", answer: text, at: now }] };
}

/** Who answers for it at an instant, by what is on record then: always one person; `post: null` of one who is of no post there. */
export const personOf = ({ holder: { contact, person } }: Inquiry, staff: Staff, now: Instant): Answering =>
  personOfContact(contact, staff, now, person ?? contact.clerk);

/** Half of a day that counts, in seconds. */
const HALF_A_DAY = 12 * 3600;

/** When half of its days are over: of an odd number the last half of a day begins at noon. */
function halfOf(facts: InquiryFacts, rules: ClockRules): Instant {
  const days = daysOf(facts);
  const { dueAt } = afterWorkingDays(facts.askedAt, Math.ceil(days / 2), rules);
  return days % 2 === 0 ? dueAt : plusSeconds(dueAt, -HALF_A_DAY);
}

/** Green, yellow from half of its days on, red once it is late, grey once it is answered. */
export function lampOf(
  { facts, answered }: Inquiry,
  now: Instant,
  rules: ClockRules,
): "green" | "yellow" | "red" | "grey" {
  if (answered !== null) return "grey";
  if (now >= facts.answerBy) return "red";
  return !isOpen(facts.answerBy) && now >= halfOf(facts, rules) ? "yellow" : "green";
}

/** How far up the ladder (督办) one is that is late: by its due instant and the calendar alone; `null` while it is in time. */
export function raisedTo(
  { facts: { answerBy }, answered }: Inquiry,
  now: Instant,
  rules: ClockRules,
): LadderStep | null {
  if (isOpen(answerBy)) return null;
  const until = answered?.at ?? now;
  const due = { dueAt: answerBy, dueDate: addDays(localDate(answerBy, rules.zone), -1) };
  return LADDER.findLast((step) => stepAt(step, due, rules) <= until) ?? null;
}

/** Whom the ladder has reached, one person at every instant: the leader of the post that has it, the head where they are away, then the head. */
export function urgedIn(
  inquiry: Inquiry,
  staff: Staff,
  now: Instant,
  rules: ClockRules,
): { name: string; post: "leader" | "head" } | null {
  const to = raisedTo(inquiry, now, rules);
  const { post, head } = inquiry.holder.contact;
  const at = inquiry.answered?.at ?? now;
  return to === null ? null : answersForOrder({ to, signed: null }, post, head, staff, at);
}

export type InquiryOffer =
  Offer<"answerInquiry"> | Offer<"handInquiryOn"> | Offer<"answerInquiryOffer"> | Offer<"assignInquiry">;

/** What a caller may do with it now. @param department `null` of a supervisor */
export function inquiryOffers(
  inquiry: Inquiry,
  department: string | null,
  departments: Departments,
  now: Instant,
): InquiryOffer[] {
  const { answered, offered } = inquiry;
  if (answered !== null) return [];
  if (department === null)
    return standingOffers<InquiryOffer>([
      awaitsAssignment(inquiry, now) ? { command: "assignInquiry", until: null, limits: {} } : null,
    ]);
  const isTheirs = holds(departments, department, inquiry);
  const goesOn = !isOffered(inquiry, now) && !isAssigned(inquiry) && !awaitsAssignment(inquiry, now);
  const isAsked = isOffered(inquiry, now) && isAskedToTake(departments, department, inquiry);
  return standingOffers<InquiryOffer>([
    isTheirs ? { command: "answerInquiry", until: null, limits: {} } : null,
    isTheirs && goesOn ? { command: "handInquiryOn", until: null, limits: {} } : null,
    isAsked ? { command: "answerInquiryOffer", until: offered!.answerBy, limits: {} } : null,
  ]);
}

export function begin(events: readonly InquiryEvent[]): Inquiry {
  const [first, ...rest] = events;
  if (first?.type !== "inquiry-asked") throw new Error("an inquiry's history begins with its question");
  const { facts } = first;
  const holder: Holder = { contact: facts.contact, since: facts.askedAt, by: "asked", person: null };
  return rest.reduce<Inquiry>(evolve, { facts, holder, offered: null, steps: [], answered: null });
}

export function evolve(inquiry: Inquiry, event: InquiryEvent): Inquiry {
  const { facts, offered, steps } = inquiry;
  switch (event.type) {
    case "inquiry-asked":
      return { ...inquiry, facts: event.facts };
    case "inquiry-term-set":
      return { ...inquiry, facts: { ...facts, answerBy: event.answerBy } };
    case "inquiry-handed-on": {
      const { type: _type, ...to } = event;
      return { ...inquiry, offered: to, steps: [...steps, event] };
    }
    case "inquiry-accepted": {
      const { person, at } = event;
      const holder: Holder = { contact: offered!.to, since: at, by: "accepted", person };
      return { ...inquiry, holder, offered: null, steps: [...steps, event] };
    }
    case "inquiry-refused":
      return { ...inquiry, offered: null, steps: [...steps, event] };
    case "inquiry-assigned": {
      const holder: Holder = { contact: event.to, since: event.at, by: "assigned", person: null };
      return { ...inquiry, holder, offered: null, steps: [...steps, event] };
    }
    case "inquiry-overdue":
      return { ...inquiry, overdueAt: event.asOf };
    case "inquiry-answered":
      return { ...inquiry, offered: null, answered: { answer: event.answer, at: event.at } };
  }
}
