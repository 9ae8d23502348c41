/**
 * What comes of a joint site visit (联合踏勘): who came, what each department found by two officers, and the minutes, which go out
 * one working day after it, with or without. Whoever owes findings then goes up the ladder, as whoever is late does.
 */
import { isInRound, type Application } from "./application.ts";
import type { ApplicationDecision, ApplicationEvent } from "./applicationEvent.ts";
import { MOST_IN_VAIN, refusing } from "./callingVisits.ts";
import type { Standing } from "./caseActs.ts";
import { evolve } from "./replay.ts";
import {
  departmentsOf,
  findingsOwed,
  isInVain,
  isTermKnown,
  timesInVain,
  type Findings,
  type SiteVisit,
} from "./siteVisit.ts";
import { canonical } from "../base/canonical.ts";
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { answersFor } from "../catalogue/successors.ts";
import { LADDER, stepAt } from "../review/ladder.ts";

/**
 * The lead notes who came, once its hour has come. Where the applicant did not, it was in vain: another one may be called, once, and
 * the second time counts as a term that has lapsed, for the invited reviews alone (G4).
 */
export function noteAttendance(
  { application, reviews }: Omit<Standing, "region">,
  { applicant, absent }: { applicant: boolean; absent: readonly string[] },
  now: Instant,
): ApplicationDecision {
  const last = application.visits?.visits.at(-1);
  if (last?.attendance && canonical(said(last.attendance)) === canonical(said({ applicant, absent })))
    return { events: [] };
  if (last?.attendance) return refusing({ code: "visit-attendance-noted", notedAt: last.attendance.at });
  const visit = isInRound(application) ? lastHeld(application) : null;
  if (visit === null) return refusing({ code: "no-visit" });
  if (now < visit.beginsAt) return refusing({ code: "visit-not-begun", beginsAt: visit.beginsAt });
  const invited = departmentsOf(visit);
  const found = visit.findings.map(({ department }) => department);
  const wrong = absent.filter((department) => !invited.includes(department) || found.includes(department));
  if (wrong.length > 0) return refusing({ code: "not-a-participant", departments: wrong });
  const { number } = visit;
  const attended = { type: "site-visit-attended" as const, number, applicant, absent, at: now };
  const after = evolve(application, attended);
  const closing = minuted(after, number, now);
  const isLast = visit.invited.filter(
    ({ reviewId }) => timesInVain(after.visits, reviewId) === MOST_IN_VAIN && !applicant,
  );
  return {
    events: [attended, ...closing],
    reviews: isLast
      .filter(({ reviewId }) =>
        reviews.some(({ status, facts }) => status !== "closed" && facts.reviewId === reviewId),
      )
      .map(({ reviewId }) => ({ reviewId, events: [{ type: "visit-unattended", number, at: now }] })),
  };
}

const said = ({ applicant, absent }: { applicant: boolean; absent: readonly string[] }) => ({
  applicant,
  absent: [...absent].sort(),
});

/** A department that was there says what it has found, once; late ones are kept, and told. */
export function recordFindings(
  { application, region }: Pick<Standing, "application" | "region">,
  findings: Omit<Findings, "at">,
  now: Instant,
): ApplicationDecision {
  const last = lastHeld(application);
  if (last === null || !isInRound(application)) return refusing({ code: "no-visit" });
  if (now < last.beginsAt) return refusing({ code: "visit-not-begun", beginsAt: last.beginsAt });
  const own = departmentsOf(last).find((id) => answersFor(region.departments, findings.department, id));
  const came = departmentsOf(last).filter((id) => !last.attendance?.absent.includes(id));
  if (own === undefined || !came.includes(own)) return refusing({ code: "not-at-visit", departments: came });
  const department = own;
  const before = last.findings.find((one) => one.department === department);
  if (before) {
    const { at, ...same } = before;
    return canonical(same) === canonical({ ...findings, department })
      ? { events: [] }
      : refusing({ code: "findings-recorded", recordedAt: at });
  }
  const { number } = last;
  const found = {
    type: "site-visit-found" as const,
    number,
    findings: { ...findings, department, at: now },
  };
  return { events: [found, ...minuted(evolve(application, found), number, now)] };
}

/** The last visit that was not called off, and not in vain; findings of it may come late. */
function lastHeld({ visits }: Application): SiteVisit | null {
  const last = visits?.visits.at(-1);
  return last === undefined || last.calledOff !== null || isInVain(last) ? null : last;
}

/** The minutes of one of which everything is there that is owed; nothing where somebody still owes it, or they are out already. */
function minuted(application: Application, number: number, asOf: Instant): ApplicationEvent[] {
  const visit = application.visits?.visits.find((one) => one.number === number);
  if (!visit || visit.minutedAt !== null || isInVain(visit) || findingsOwed(visit).length > 0) return [];
  return [{ type: "site-visit-minuted", number, without: [], asOf }];
}

/** What time makes of visits: their minutes go out without what is owed still, and whoever owes it goes up the ladder. */
export function advanceVisits(
  application: Application,
  asOf: Instant,
  rules: ClockRules,
): readonly ApplicationEvent[] {
  const visit = application.visits && isInRound(application) ? lastHeld(application) : null;
  if (visit === null || !isTermKnown(visit) || asOf < visit.foundBy.dueAt) return [];
  const { number, foundBy, minutedAt } = visit;
  const departments = findingsOwed(visit);
  const minutes: ApplicationEvent[] =
    minutedAt === null
      ? [{ type: "site-visit-minuted", number, without: departments, asOf: foundBy.dueAt }]
      : [];
  if (departments.length === 0) return minutes;
  const done = visit.ladder === null ? 0 : LADDER.indexOf(visit.ladder) + 1;
  const steps = LADDER.slice(done).flatMap((to): ApplicationEvent[] => {
    const at = stepAt(to, foundBy, rules);
    return asOf >= at ? [{ type: "site-visit-overdue", number, departments, to, asOf: at }] : [];
  });
  return [...minutes, ...steps];
}
