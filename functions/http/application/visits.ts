/** The frame of every command about a joint site visit (联合踏勘), and how a case's visits are shown to whoever asks. */
import type { Case } from "../../app/base/ports.ts";
import { isInRound, isOver, type Application } from "../../domain/application/application.ts";
import { toInvite, visitDates } from "../../domain/application/callingVisits.ts";
import {
  departmentsOf,
  findingsOwed,
  isInVain,
  visitUnderWay,
  type SiteVisit,
} from "../../domain/application/siteVisit.ts";
import { applicationAt } from "../../domain/application/standing.ts";
import { endOfDay, toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor, nowOf } from "../../domain/catalogue/successors.ts";
import type { Review } from "../../domain/review/review.ts";
import { visitServedAt } from "../../domain/review/visit.ts";
import { leadToday } from "./lead.ts";
import { commandCase, type CaseCommand, type CaseDeps, type Deciding, type Visitor } from "./commandCase.ts";
import { versionsOf } from "./statusView.ts";

/** Decides about the visits of the application that the path names, and answers with them. */
export async function commandVisits(deps: CaseDeps, command: CaseCommand, ...[may, decide]: Deciding) {
  const found = await commandCase(deps, command, may, decide);
  const body = visitsView(found, command.caller, deps.region, command.now, deps.rules);
  return { versions: versionsOf(found), body };
}

export function visitsView(
  { application: { state }, reviews: recorded }: Case,
  caller: Visitor,
  region: Region,
  now: Instant,
  rules: ClockRules,
) {
  const application = applicationAt(state, now, rules, region);
  const reviews = recorded.map(({ state: review }) => review);
  const { asks = [], visits = [] } = application.visits ?? {};
  const named = (id: string) => nameOf(id, region);
  return {
    applicationId: application.facts.applicationId,
    asks:
      caller.role === "applicant"
        ? []
        : asks.map(({ department, at, ...ask }) => ({
            ...ask,
            department: named(department),
            at: withOffset(at, rules.zone),
          })),
    visits: visits.map((visit) => visitView(visit, application, reviews, named, now, rules)),
    offers: offersTo(caller, application, reviews, region, now, rules),
  };
}

function visitView(
  visit: SiteVisit,
  application: Application,
  reviews: readonly Review[],
  named: (id: string) => ReturnType<typeof nameOf>,
  now: Instant,
  rules: ClockRules,
) {
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const { number, heldOn, time, place, contact, calledBy, answer, movedBecause } = visit;
  const { calledOff, attendance, minutedAt } = visit;
  return {
    number,
    state: stateOf(visit, application, now),
    heldOn,
    time,
    place,
    contact,
    calledAt: local(visit.calledAt),
    calledBy,
    invited: visit.invited.map(({ reviewId, department }) => {
      const review = reviews.find(({ facts }) => facts.reviewId === reviewId);
      const servedAt = review ? visitServedAt(review, number, rules) : null;
      const stop = review?.visit?.invitation.number === number ? review.served?.visitStop : undefined;
      return {
        reviewId,
        department: named(department),
        servedAt: servedAt && local(servedAt),
        stoodUntil: stop?.until ? toldWithOffset(stop.until, rules.zone) : null,
      };
    }),
    answerBy: toldWithOffset(visit.answerBy, rules.zone),
    answer: answer && { as: answer.as, at: local(answer.at) },
    movedBecause,
    calledOff: calledOff && { reasons: calledOff.reasons, at: local(calledOff.at) },
    attendance: attendance && {
      applicant: attendance.applicant,
      absent: attendance.absent.map(named),
      at: local(attendance.at),
    },
    findings: visit.findings.map(({ department, officers, text, attachments, at }) => ({
      department: named(department),
      officers: officers.map(({ name, card }) => ({ name, card })),
      text,
      ...(attachments && { attachments: [...attachments] }),
      at: local(at),
    })),
    foundBy: toldWithOffset(visit.foundBy.dueAt, rules.zone),
    missing: isInVain(visit) || calledOff ? [] : findingsOwed(visit).map(named),
    minutedAt: minutedAt && local(minutedAt),
  };
}

/** What has become of it; of a case that is over before its hour it is off. */
export function stateOf(visit: SiteVisit, application: Application, now: Instant) {
  if (visit.calledOff !== null) return "called-off" as const;
  if (isInVain(visit)) return "in-vain" as const;
  if (visit.minutedAt !== null) return "minuted" as const;
  if (now >= visit.beginsAt) return "under-way" as const;
  return isOver(application) ? ("called-off" as const) : ("called" as const);
}

function nameOf(id: string, { departments }: Region) {
  const found = nowOf(departments, id);
  return { id, name: found?.name ?? id, nameEn: found?.nameEn ?? id };
}

function offersTo(
  caller: Visitor,
  application: Application,
  reviews: readonly Review[],
  region: Region,
  now: Instant,
  rules: ClockRules,
) {
  if (!isInRound(application) || caller.role === "supervisor") return [];
  const visit = visitUnderWay(application.visits);
  const invited = visit
    ? reviews.filter(({ facts }) => visit.invited.some(({ reviewId }) => reviewId === facts.reviewId))
    : toInvite(application, reviews, rules);
  const dates = visitDates(invited, now, rules);
  const isAhead = visit !== null && now < visit.beginsAt;
  const told = (until: Instant | null) => until && toldWithOffset(until, rules.zone);
  if (caller.role !== "department") {
    if (!isAhead || visit.answer?.as === "other-date") return [];
    const another = now < visit.answerBy;
    if (visit.answer !== null && !another) return [];
    const until = told(another ? visit.answerBy : visit.beginsAt);
    return [{ command: "answerSiteVisit" as const, until, limits: { ...dates, another } }];
  }
  const is = (id: string) => answersFor(region.departments, caller.department, id);
  const isLead = is(leadToday(application, region));
  const last = application.visits?.visits.at(-1);
  const asks = application.visits?.asks ?? [];
  const needs = invited.some(({ facts }) => is(facts.department.id));
  return [
    ...(visit === null &&
    needs &&
    application.status === "in-review" &&
    !asks.some((one) => is(one.department))
      ? [{ command: "askForSiteVisit" as const, until: null, limits: {} }]
      : []),
    ...(isLead && visit === null && invited.length > 0 && application.status === "in-review"
      ? [
          {
            command: "callSiteVisit" as const,
            until: null,
            limits: {
              ...dates,
              departments: [...new Set(invited.map(({ facts }) => facts.department.id))],
            },
          },
        ]
      : []),
    ...(isLead && visit && visit.movedBecause === null && visit.attendance === null
      ? [
          {
            command: "moveSiteVisit" as const,
            until: told(endOfDay(visit.heldOn, rules.zone)),
            limits: { ...dates },
          },
        ]
      : []),
    ...(isLead && isAhead
      ? [{ command: "callOffSiteVisit" as const, until: told(visit.beginsAt), limits: {} }]
      : []),
    ...(isLead && last && !last.calledOff && last.attendance === null && now >= last.beginsAt
      ? [
          {
            command: "noteSiteVisitAttendance" as const,
            until: null,
            limits: { departments: departmentsOf(last) },
          },
        ]
      : []),
    ...(last && !last.calledOff && !isInVain(last) && now >= last.beginsAt && findingsOwed(last).some(is)
      ? [
          {
            command: "recordSiteVisitFindings" as const,
            until: null,
            limits: {},
          },
        ]
      : []),
  ];
}
