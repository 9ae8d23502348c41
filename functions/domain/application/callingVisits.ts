/**
 * Who calls a joint site visit (联合踏勘), for whom and when: the lead, or the requests of two departments; one for all whose matter
 * needs it. A working day of everybody, two whole working days after everybody was told; the applicant may name one other date.
 */
import { acceptanceOf, isInRound, type Application } from "./application.ts";
import type { ApplicationDecision, ReviewChange } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import {
  isInVain,
  timesInVain,
  visitUnderWay,
  type Appointed,
  type CalledVisit,
  type MovedDue,
  type SiteVisit,
  type VisitAsk,
  type VisitMove,
} from "./siteVisit.ts";
import { canonical } from "../base/canonical.ts";
import { addDays, atTime, endOfDay, type Instant, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { answersFor } from "../catalogue/successors.ts";
import { viewAt } from "../review/advance.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { evolve } from "../review/replay.ts";
import type { Review, ReviewEvent } from "../review/review.ts";
import { supplementWindowEnds } from "../review/supplement.ts";
import { disinvite, invite, inviteAgain, visitServedAt, type Appointment } from "../review/visit.ts";

/** Whole working days that everybody is told before. */
export const NOTICE_DAYS = 2;
/** Working days in which the applicant may name one other date, and in which findings are owed after it. */
export const ANSWER_DAYS = 1;
export const FINDING_DAYS = 1;
/** So many working days off it may be: whoever waits for it waits no longer. */
export const FARTHEST_DAYS = 10;
/** A visit in vain is called once more. */
export const MOST_IN_VAIN = 2;
/** So often one may be called and called off in a case: a history is bounded. */
export const MOST_VISITS = 20;

export type VisitRefusal =
  | { code: "visit-not-needed" }
  | { code: "visit-window-closed"; closedAt: Instant | null }
  | { code: "visit-asked-already"; askedAt: Instant }
  | { code: "visit-called-already"; heldOn: LocalDate }
  /** Each of these departments has been on the site, or was invited in time and did not come (缺席默认). */
  | { code: "visit-had"; departments: readonly string[] }
  | { code: "visits-in-vain"; most: number }
  | { code: "too-many-visits"; most: number }
  | { code: "visit-date"; earliest: LocalDate; latest: LocalDate }
  | { code: "visit-day-off"; heldOn: LocalDate; next: LocalDate }
  | { code: "no-visit" }
  | { code: "visit-answer-late"; closedAt: Instant }
  | { code: "visit-answered"; answeredAt: Instant }
  | { code: "visit-moved-already"; why: VisitMove }
  | { code: "visit-begun"; beganAt: Instant }
  | { code: "visit-not-begun"; beginsAt: Instant }
  | { code: "visit-attendance-noted"; notedAt: Instant }
  | { code: "not-at-visit"; departments: readonly string[] }
  | { code: "findings-recorded"; recordedAt: Instant };

export const refusing = (refusal: ApplicationDecision["refusal"] & object): ApplicationDecision => ({
  events: [],
  refusal,
});

/** The open reviews of a case whose matter needs a visit. */
const needing = (reviews: readonly Review[]): Review[] =>
  reviews.filter(({ status, facts }) => status !== "closed" && facts.matter.siteVisit === true);

/** Whether a review has had its visit: its department came, or was told in time and did not. */
function hasHad({ visits }: Application, review: Review, rules: ClockRules): boolean {
  const { reviewId, department } = review.facts;
  return (visits?.visits ?? []).some((visit) => {
    if (!visit.invited.some((one) => one.reviewId === reviewId)) return false;
    if (visit.calledOff !== null || isInVain(visit)) return false;
    return !visit.attendance?.absent.includes(department.id) || isServedInTime(visit, review, rules);
  });
}

/** Whether two whole working days lay between its service and the visit's day. */
export function isServedInTime(visit: SiteVisit, review: Review, rules: ClockRules): boolean {
  const servedAt = visitServedAt(review, visit.number, rules);
  return servedAt !== null && afterWorkingDays(servedAt, NOTICE_DAYS, rules).dueDate < visit.heldOn;
}

/** Whom a visit would be for that is called now. */
export const toInvite = (application: Application, reviews: readonly Review[], rules: ClockRules): Review[] =>
  needing(reviews).filter(
    (review) =>
      !hasHad(application, review, rules) &&
      timesInVain(application.visits, review.facts.reviewId) < MOST_IN_VAIN,
  );

/** Between which days one may lie of which everybody is told at `now`, both included. */
export function visitDates(
  invited: readonly Review[],
  now: Instant,
  rules: ClockRules,
): { earliest: LocalDate; latest: LocalDate } {
  const told = afterWorkingDays(now, NOTICE_DAYS, rules).dueDate;
  const latest = afterWorkingDays(now, FARTHEST_DAYS, rules).dueDate;
  return { earliest: nextOpenToAll(addDays(told, 1), invited, rules), latest };
}

/** The day itself where everybody works on it, else the next one on which they do; beyond the calendar the day itself. */
function nextOpenToAll(from: LocalDate, invited: readonly Review[], rules: ClockRules): LocalDate {
  const all = [rules, ...invited.map(({ facts }) => ownRules(facts, rules))];
  const { days, position } = rules.calendar;
  const first = position.get(from);
  const found =
    first === undefined
      ? undefined
      : days
          .slice(first)
          .find(({ date }) =>
            all.every(({ calendar }) => calendar.days[calendar.position.get(date) ?? -1]?.working),
          );
  return found?.date ?? from;
}

/** Why nobody may come on that day; `null` where they may. */
function dateRefusal(
  heldOn: LocalDate,
  invited: readonly Review[],
  now: Instant,
  rules: ClockRules,
): VisitRefusal | null {
  const { earliest, latest } = visitDates(invited, now, rules);
  if (heldOn < earliest || heldOn > latest) return { code: "visit-date", earliest, latest };
  const next = nextOpenToAll(heldOn, invited, rules);
  return next === heldOn ? null : { code: "visit-day-off", heldOn, next };
}

const appointmentOf = (number: number, { heldOn, time }: Appointed, zone: string): Appointment => ({
  number,
  heldOn,
  beginsAt: atTime(heldOn, time, zone),
});

const foundBy = (beginsAt: Instant, rules: ClockRules): SiteVisit["foundBy"] => {
  const { dueAt, dueDate } = afterWorkingDays(beginsAt, FINDING_DAYS, rules);
  return { dueAt, dueDate };
};

/** What a visit does to reviews, with the dates that it moves. */
function inReviews(
  reviews: readonly Review[],
  eventsOf: (review: Review) => readonly ReviewEvent[],
): { reviews: ReviewChange[]; moved: MovedDue[] } {
  const changes = reviews.map((review) => ({ review, events: eventsOf(review) }));
  return {
    reviews: changes.map(({ review, events }) => ({ reviewId: review.facts.reviewId, events })),
    moved: changes.flatMap(({ review, events }): MovedDue[] => {
      const later = events.reduce<Review>(evolve, review);
      const [before, after] = [review.served?.due.dueDate, later.served?.due.dueDate];
      return before === undefined || after === undefined || before === after
        ? []
        : [{ reviewId: review.facts.reviewId, before, after }];
    }),
  };
}

/** The lead calls it. The same words again are a repeat. */
export function callVisit(
  { application, reviews }: Standing,
  appointed: Appointed,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  if (!isInRound(application) || application.status !== "in-review")
    return refusing({ code: "not-in-review", status: application.status });
  const open = visitUnderWay(application.visits);
  if (open !== null)
    return sameAppointment(open, appointed)
      ? { events: [] }
      : refusing({ code: "visit-called-already", heldOn: open.heldOn });
  const invited = toInvite(application, reviews, rules);
  if (invited.length === 0) return refusing(whyNobody(application, reviews, rules));
  const refusal = dateRefusal(appointed.heldOn, invited, now, rules);
  return refusal ? refusing(refusal) : called(application, invited, appointed, "lead", now, rules);
}

/** Why a visit would be for nobody. */
function whyNobody(application: Application, reviews: readonly Review[], rules: ClockRules): VisitRefusal {
  const all = needing(reviews);
  if (all.length === 0) return { code: "visit-not-needed" };
  const had = all.filter((review) => hasHad(application, review, rules));
  return had.length > 0
    ? { code: "visit-had", departments: [...new Set(had.map(({ facts }) => facts.department.id))] }
    : { code: "visits-in-vain", most: MOST_IN_VAIN };
}

function called(
  application: Application,
  invited: readonly Review[],
  appointed: Appointed,
  calledBy: SiteVisit["calledBy"],
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const before = application.visits?.visits.length ?? 0;
  if (before >= MOST_VISITS) return refusing({ code: "too-many-visits", most: MOST_VISITS });
  const appointment = appointmentOf(before + 1, appointed, rules.zone);
  const { reviews, moved } = inReviews(invited, (review) => invite(review, appointment, now, rules));
  const visit: CalledVisit = {
    ...appointed,
    number: before + 1,
    calledAt: now,
    calledBy,
    invited: invited.map(({ facts: { reviewId, department } }) => ({ reviewId, department: department.id })),
    beginsAt: appointment.beginsAt,
    answerBy: afterWorkingDays(now, ANSWER_DAYS, rules).dueAt,
    foundBy: foundBy(appointment.beginsAt, rules),
  };
  return { events: [{ type: "site-visit-called", visit, moved }], reviews };
}

/**
 * A department asks for one within its supplement window, once; with the second department's request it is called by itself, for the
 * first day that everybody can be told in time, at the hour and place of the first.
 */
export function askForVisit(
  { application, reviews, region }: Standing,
  { department, ...said }: Omit<VisitAsk, "at">,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const is = (id: string) => answersFor(region.departments, department, id);
  const { asks = [] } = application.visits ?? {};
  const known = asks.find((ask) => is(ask.department));
  if (known) {
    const { at, department: _, ...before } = known;
    return canonical(before) === canonical(said)
      ? { events: [] }
      : refusing({ code: "visit-asked-already", askedAt: at });
  }
  if (application.status !== "in-review")
    return refusing({ code: "not-in-review", status: application.status });
  const own = needing(reviews).filter(({ facts }) => is(facts.department.id));
  if (own.length === 0) return refusing({ code: "visit-not-needed" });
  const open = visitUnderWay(application.visits);
  if (open !== null) return refusing({ code: "visit-called-already", heldOn: open.heldOn });
  if (own.every((review) => hasHad(application, review, rules)))
    return refusing({ code: "visit-had", departments: [department] });
  const ends = own.flatMap((review) => windowOf(viewAt(review, now, rules), rules));
  const last = ends.reduce<Instant | null>((a, b) => (a === null || b > a ? b : a), null);
  if (last === null || now >= last) return refusing({ code: "visit-window-closed", closedAt: last });

  const ask: VisitAsk = { department, ...said, at: now };
  const asked = { type: "site-visit-asked" as const, ask };
  const invited = toInvite(application, reviews, rules);
  const first = asks.find((one) => invited.some(({ facts }) => facts.department.id === one.department));
  if (first === undefined) return { events: [asked] };
  const { time, place, contact } = first;
  const appointed = { heldOn: visitDates(invited, now, rules).earliest, time, place, contact };
  const decision = called(application, invited, appointed, "requests", now, rules);
  return { ...decision, events: [asked, ...decision.events] };
}

const windowOf = (review: Review, rules: ClockRules): Instant[] =>
  review.status === "running" ? [supplementWindowEnds(review, rules)] : [];

const sameAppointment = (visit: SiteVisit, { heldOn, time, place, contact }: Appointed): boolean =>
  visit.heldOn === heldOn && visit.time === time && visit.place === place && visit.contact === contact;

/** What the applicant says to the date: that it is right, or one other one. */
export type VisitAnswer =
  { answer: "confirm" } | { answer: "other-date"; heldOn: LocalDate; time: string; reasons: string };

export function answerVisit(
  { application, reviews }: Omit<Standing, "region">,
  said: VisitAnswer,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const visit = isInRound(application) ? visitUnderWay(application.visits) : null;
  if (visit === null) return refusing({ code: "no-visit" });
  const { number, answer, answerBy, beginsAt } = visit;
  const isSame =
    said.answer === "confirm"
      ? answer !== null
      : answer?.as === "other-date" && visit.heldOn === said.heldOn && visit.time === said.time;
  if (isSame) return { events: [] };
  if (now >= beginsAt) return refusing({ code: "visit-begun", beganAt: beginsAt });
  if (said.answer === "confirm") return { events: [{ type: "site-visit-confirmed", number, at: now }] };
  if (answer?.as === "other-date") return refusing({ code: "visit-answered", answeredAt: answer.at });
  if (now >= answerBy) return refusing({ code: "visit-answer-late", closedAt: answerBy });
  const { heldOn, time, reasons } = said;
  return moved(visit, reviews, { heldOn, time }, { by: "applicant", why: null, reasons }, now, rules);
}

/** The lead puts it off, once, for weather or force majeure: to another day of which everybody is told in time. */
export function moveVisit(
  { application, reviews }: Omit<Standing, "region">,
  said: Partial<Appointed> & { heldOn: LocalDate; time: string; why: VisitMove; reasons: string },
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const visit = isInRound(application) ? visitUnderWay(application.visits) : null;
  if (visit === null) return refusing({ code: "no-visit" });
  const { why, reasons, ...appointed } = said;
  if (visit.movedBecause !== null)
    return sameAppointment(visit, { ...visit, ...appointed }) && visit.movedBecause === why
      ? { events: [] }
      : refusing({ code: "visit-moved-already", why: visit.movedBecause });
  // Weather is known on the day itself: until that is over nobody has been on the site for certain.
  if (visit.attendance !== null || now >= endOfDay(visit.heldOn, rules.zone))
    return refusing({ code: "visit-begun", beganAt: visit.beginsAt });
  return moved(visit, reviews, appointed, { by: "lead", why, reasons }, now, rules);
}

function moved(
  visit: SiteVisit,
  reviews: readonly Review[],
  appointed: Partial<Appointed>,
  because: { by: "lead" | "applicant"; why: VisitMove | null; reasons: string },
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const invited = invitedOf(visit, reviews);
  const { heldOn, time, place, contact } = { ...visit, ...appointed };
  const refusal = dateRefusal(heldOn, invited, now, rules);
  if (refusal) return refusing(refusal);
  const { number } = visit;
  const appointment = appointmentOf(number, { heldOn, time, place, contact }, rules.zone);
  const { beginsAt } = appointment;
  const changes = inReviews(invited, (review) => inviteAgain(review, appointment, now, rules));
  return {
    events: [
      {
        type: "site-visit-moved",
        number,
        ...because,
        heldOn,
        time,
        place,
        contact,
        beginsAt,
        foundBy: foundBy(beginsAt, rules),
        moved: changes.moved,
        at: now,
      },
    ],
    reviews: changes.reviews,
  };
}

/** The lead calls it off before its hour: what stood for it runs again, and another one may be called. */
export function callOffVisit(
  { application, reviews }: Omit<Standing, "region">,
  reasons: string,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  if (application.visits?.visits.at(-1)?.calledOff?.reasons === reasons) return { events: [] };
  const visit = isInRound(application) ? visitUnderWay(application.visits) : null;
  if (visit === null) return refusing({ code: "no-visit" });
  const { number, beginsAt } = visit;
  if (now >= beginsAt) return refusing({ code: "visit-begun", beganAt: beginsAt });
  const changes = inReviews(invitedOf(visit, reviews), (review) => disinvite(review, number, now, rules));
  return {
    events: [{ type: "site-visit-called-off", number, reasons, moved: changes.moved, at: now }],
    reviews: changes.reviews,
  };
}

const invitedOf = ({ invited }: SiteVisit, reviews: readonly Review[]): Review[] =>
  reviews.filter(
    ({ status, facts }) => status !== "closed" && invited.some(({ reviewId }) => reviewId === facts.reviewId),
  );

/** Whether a case may have visits at all. */
export const mayHaveVisits = (application: Application): boolean => acceptanceOf(application) !== null;
