/**
 * Intake (受理). Complete, an application is accepted at once, or by a clerk at the window within five working days,
 * whose silence is acceptance; incomplete, it is told once what is missing, all of it (行政许可法 art. 32).
 */
import type {
  Acceptance,
  Application,
  ApplicationDecision,
  ApplicationEvent,
  ApplicationFacts,
  ApplicationRefusal,
  AskedReview,
  Defect,
  ReviewChange,
} from "./application.ts";
import { acceptanceOf, evolve } from "./application.ts";
import { fanOut } from "./fanOut.ts";
import { canonical } from "../base/canonical.ts";
import { reviewIdOf } from "../base/ids.ts";
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import { MOST_REVIEWS, type Matter, type Prerequisite, type Region } from "../catalogue/region.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { flagsAtReceipt } from "../catalogue/flags.ts";
import { asTold, nowOf } from "../catalogue/successors.ts";
import { missingMaterials, route } from "../catalogue/routing.ts";
import type { Material, Submission } from "./submission.ts";
import type { OwnFacts, Review } from "../review/review.ts";
import { outstanding } from "../review/stop.ts";
import { dated, isOpen, type Dated, type Instant, type Moment } from "../base/time.ts";

/** How often material that is there already may be replaced before acceptance: a history is bounded. */
export const MOST_REPLACED = 10;

/** How often the project may change in substance; whoever needs more withdraws and submits anew. */
export const MOST_CHANGES = 1;

/** Working days that the window has for its clerk's answer; its silence is acceptance. */
export const WINDOW_DAYS = 5;

/** What intake makes of an application: its events, and every review where it is accepted (docs/adr/0017). */
type Taken = {
  events: readonly ApplicationEvent[];
  reviews: readonly ReviewChange[];
  refusal?: ApplicationRefusal;
};

const NOTHING: Taken = { events: [], reviews: [] };

/** Receives a submission that `submissionFaults` has found nothing wrong with. */
export function receive(
  region: Region,
  submission: Submission,
  given: { applicationId: string; digest: string },
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { project, applicant, materials, claims } = submission;
  const facts: ApplicationFacts = { ...given, project, applicant, claims, receivedAt: now };
  const received: ApplicationEvent = { type: "application-received", facts, materials };
  // Whether anybody is asked at all is told at once, not when the last piece of material is in.
  const asked = mattersOf(region, project);
  if (!asked.ok) return { events: [], refusal: asked.error };
  const missing = missingMaterials(
    asked.value.filter(({ code }) => !isClaimed(facts, code)),
    materials,
  );
  const next =
    missing.length > 0
      ? ask(region, missing, [], false, now, rules)
      : complete(region, { facts, acts: [] }, now, rules);
  return after([received], next);
}

/**
 * Takes one more material in. At intake the last one that was missing completes the application; later only what a
 * department has asked for is taken.
 * @param owed the materials that departments have asked for and wait for
 * @param asked the same, by when each was asked for last: the file that was on record then is no answer
 */
export function handIn(
  application: Application,
  region: Region,
  given: Material,
  now: Instant,
  rules: ClockRules,
  owed: readonly string[],
  asked: Readonly<Record<string, Instant>> = {},
): ApplicationDecision {
  const told = [...(application.status === "awaiting-materials" ? wantedAtIntake(application) : []), ...owed];
  // What was told is taken, under the code that it was told by or the one that has taken its place since.
  const code = asTold(region.materials, told, given.code);
  const material = { ...given, code };
  const before = application.materials.find((present) => present.code === code);
  if (before?.sha256 === material.sha256) {
    const cameAt = application.cameAt[code]!;
    const isDefective =
      application.status === "awaiting-materials" && application.defects.some((one) => one.material === code);
    if (isDefective || (asked[code] !== undefined && cameAt < asked[code]))
      return { events: [], refusal: { code: "file-on-record", material: code, cameAt } };
    if (sameMaterial(before, material)) return { events: [] };
  }
  const known = region.materials.map((type) => type.code);
  if (!known.includes(code) && !told.includes(code))
    return { events: [], refusal: { code: "unknown-material", known } };
  const handedIn: ApplicationEvent = { type: "material-handed-in", material, at: now };
  const standing = advanceIntake(application, { now, settledAt: now }, rules, region);
  const { status } = standing.events.reduce(evolve, application);
  if (status === "in-review" && owed.includes(code)) return { events: [handedIn] };
  if (application.status !== "awaiting-materials" || status !== "awaiting-materials")
    return { events: [], refusal: { code: "not-awaiting-materials", status } };

  const { replaced } = application;
  const wanted = wantedAtIntake(application);
  if (!wanted.includes(code) && replaced >= MOST_REPLACED)
    return { events: [], refusal: { code: "replaced-too-often", most: MOST_REPLACED } };
  // What was told at receipt is all that is owed (一次性告知), whatever the region has come to ask for since.
  if (wanted.some((other) => other !== code)) return { events: [handedIn] };
  return after([handedIn], complete(region, application, now, rules));
}

/** What an application at intake waits for: what is missing, and what came and is not good. */
export const wantedAtIntake = ({
  missing,
  defects,
}: Extract<Application, { status: "awaiting-materials" }>): string[] => [
  ...missing,
  ...defects.map(({ material }) => material),
];

/** What departments have asked for and still wait for. */
export const owedToDepartments = (reviews: readonly Review[]): string[] => [
  ...new Set(
    reviews.filter(({ status }) => status !== "closed").flatMap(({ supplement }) => outstanding(supplement)),
  ),
];

/** The same, each by when it was asked for last. */
export const askedByDepartments = (reviews: readonly Review[]): Readonly<Record<string, Instant>> =>
  Object.fromEntries(
    reviews
      .flatMap(({ status, supplement }) =>
        status === "closed" || supplement === null
          ? []
          : outstanding(supplement).map((code): [string, Instant] => [code, supplement.requestedAt]),
      )
      .sort(([, a], [, b]) => (a < b ? -1 : 1)),
  );

export type ClerkAnswer =
  | { decision: "accept" }
  | { decision: "request-materials"; defects: readonly Defect[] }
  | { decision: "not-accepted"; reasons: string; article: string; referral: string };

/** The answer of the window's clerk: accepted, sent back once with all that is wrong, or not ours, and whose it is. */
export function answerAtWindow(
  application: Application,
  region: Region,
  answer: ClerkAnswer,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const silently = advanceIntake(application, { now, settledAt: now }, rules, region);
  const { status } = silently.events.reduce(evolve, application);
  if (application.status !== "received" || status !== "received") {
    const isRepeat = silently.events.length === 0 && isAnswered(application, answer);
    return isRepeat ? { events: [] } : { events: [], refusal: { code: "not-awaiting-acceptance", status } };
  }
  switch (answer.decision) {
    case "accept": {
      return accept(region, application, now, "clerk", dated(now), rules);
    }
    case "request-materials": {
      if (application.returnedFor !== null) return { events: [], refusal: { code: "returned-already" } };
      const askable = mayBeAsked(application, region);
      const materials = answer.defects
        .map(({ material }) => material)
        .filter((material) => !askable.includes(material));
      // Nobody could hand it in: the application would lapse for want of what does not exist.
      if (materials.length > 0)
        return { events: [], refusal: { code: "material-not-askable", materials, askable } };
      return ask(region, [], answer.defects, true, now, rules);
    }
    case "not-accepted": {
      const { reasons, article, referral } = answer;
      return { events: [{ type: "application-not-accepted", reasons, article, referral, at: now }] };
    }
  }
}

/** Whether the window has given this answer already, whatever has happened to the application since. */
function isAnswered(application: Application, answer: ClerkAnswer): boolean {
  switch (answer.decision) {
    case "accept":
      return acceptanceOf(application)?.how === "clerk" || application.status === "in-review";
    case "request-materials":
      // Complete again, it waits for another answer than that.
      return (
        application.status !== "received" && canonical(application.returnedFor) === canonical(answer.defects)
      );
    case "not-accepted": {
      if (application.status !== "not-accepted") return false;
      const { reasons, article, referral } = application;
      return canonical({ decision: answer.decision, reasons, article, referral }) === canonical(answer);
    }
  }
}

/** What the window may ask for: what the catalogue asks of such a project, and what was handed in. */
export function mayBeAsked({ facts, materials }: Application, region: Region): string[] {
  const matters = route(region, facts.project).filter(({ code }) => !isClaimed(facts, code));
  const known = new Set(region.materials.map(({ code }) => code));
  const listed = [...matters.flatMap((matter) => matter.materials), ...materials.map(({ code }) => code)];
  return [...new Set(listed)].filter((code) => known.has(code));
}

/**
 * What time alone makes of an application at intake: the window's silence is acceptance as of the day of receipt,
 * and material that never comes lets the application lapse.
 */
export function advanceIntake(
  application: Application,
  { now, settledAt }: Moment,
  rules: ClockRules,
  region: Region,
): Taken {
  const set = termSet(application, rules, region);
  if (set) return after([set], advanceIntake(evolve(application, set), { now, settledAt }, rules, region));
  if (application.status === "awaiting-materials" && settledAt >= application.lapsesAt)
    return after([{ type: "application-lapsed", asOf: application.lapsesAt }]);
  if (application.status === "received" && settledAt >= application.acceptBy) {
    const { since, acceptBy } = application;
    return accept(region, application, since, "silence", { asOf: acceptBy, recordedAt: now }, rules);
  }
  return NOTHING;
}

/** A term at intake that was open, once the calendar reaches its end. */
function termSet(
  application: Application,
  rules: ClockRules,
  region: Region,
): Extract<ApplicationEvent, { type: "term-set" }> | null {
  const term = openTerm(application, rules, region);
  return term === null || isOpen(term.dueAt)
    ? null
    : { type: "term-set", dueAt: term.dueAt, dueDate: term.dueDate };
}

function openTerm(application: Application, rules: ClockRules, region: Region): Due | null {
  if (application.status === "received" && isOpen(application.acceptBy))
    return afterWorkingDays(application.since, WINDOW_DAYS, rules);
  if (application.status === "awaiting-materials" && isOpen(application.lapsesAt))
    return afterWorkingDays(application.askedAt, region.policies.materialsTermDays, rules);
  return null;
}

/** The lead of a project type: it keeps the window, too. */
export function leadOf(region: Region, projectType: string): Acceptance["lead"] {
  const type = nowOf(region.projectTypes, projectType);
  if (!type) throw new Error(`a matter applies to "${projectType}", which the region file does not know`);
  const { id, name, nameEn } = departmentOf(region, type.lead);
  return { id, name, nameEn };
}

/** An application before its acceptance: what was handed in, and what the window has said of it. */
type Received = Pick<Application, "facts" | "acts">;

/** What follows when the material is complete: acceptance at once, or five working days for the window. */
function complete(region: Region, received: Received, now: Instant, rules: ClockRules): Taken {
  if (region.policies.intake === "automatic")
    return accept(region, received, now, "automatic", dated(now), rules);
  const { dueAt: acceptBy } = afterWorkingDays(now, WINDOW_DAYS, rules);
  return after([{ type: "acceptance-awaited", since: now, acceptBy }]);
}

/** Tells the applicant what is missing or wrong, all of it, and until when it is owed. */
function ask(
  region: Region,
  missing: readonly string[],
  defects: readonly Defect[],
  returned: boolean,
  now: Instant,
  rules: ClockRules,
): Taken {
  const { dueAt: lapsesAt } = afterWorkingDays(now, region.policies.materialsTermDays, rules);
  return after([{ type: "materials-requested", missing, defects, at: now, lapsesAt, returned }]);
}

/** Nothing of it where what follows is refused. */
const after = (events: readonly ApplicationEvent[], next: Taken = NOTHING): Taken =>
  next.refusal ? next : { ...next, events: [...events, ...next.events] };

/** The matters that a project is asked about. Refused when there are none, or more than one round can hold. */
function mattersOf(region: Region, project: Submission["project"]): Result<Matter[], ApplicationRefusal> {
  const matters = route(region, project);
  if (matters.length === 0) return refuse({ code: "nothing-to-review" });
  if (matters.length > MOST_REVIEWS)
    return refuse({ code: "too-many-reviews", count: matters.length, most: MOST_REVIEWS });
  return ok(matters);
}

/**
 * Accepts an application whose material is complete, with every review that it takes (并联): whoever waits for nobody is
 * dispatched then.
 */
function accept(
  region: Region,
  { facts, acts }: Received,
  acceptedAt: Instant,
  how: Acceptance["how"],
  at: Dated,
  rules: ClockRules,
): Taken {
  const asked = mattersOf(region, facts.project);
  if (!asked.ok) return { ...NOTHING, refusal: asked.error };
  const matters = asked.value;
  const codes = new Set(matters.map(({ code }) => code));
  const acceptance: Acceptance = {
    acceptedAt,
    how,
    catalogueVersion: region.version,
    lead: leadOf(region, facts.project.type),
    reviews: matters.map(({ code, department, prerequisites }): AskedReview => {
      // A prerequisite that this project does not have, or that something stands in for, holds nobody up.
      const held = prerequisites.filter(({ matter }) => codes.has(matter) && !isClaimed(facts, matter));
      const idOf = ({ matter }: Prerequisite) => reviewIdOf(facts.applicationId, matter);
      const tolerates = held.filter(({ tolerable }) => tolerable).map(idOf);
      return {
        reviewId: reviewIdOf(facts.applicationId, code),
        department,
        waitsFor: held.filter(({ tolerable }) => !tolerable).map(idOf),
        ...(tolerates.length > 0 && { tolerates }),
      };
    }),
    acts,
    flags: flagsAtReceipt(region, facts.project),
    policies: region.policies,
  };
  const reviews = fanOut(
    facts,
    acceptance,
    matters.map((matter) => ownFactsOf(region, facts, matter)),
    at,
    rules,
  );
  return { events: [{ type: "application-accepted", acceptance }], reviews };
}

/** What a review is about; what routed it there is not frozen with it. */
function ownFactsOf(region: Region, { applicationId }: ApplicationFacts, matter: Matter): OwnFacts {
  const { id, name, nameEn, posts, service } = departmentOf(region, matter.department);
  const { channel } = service;
  const clockFrom = service.channel === "in-box" ? service.clockFrom : undefined;
  const { succeeds: _succeeds, ...lasting } = matter;
  return {
    reviewId: reviewIdOf(applicationId, matter.code),
    matter: { ...lasting, projectTypes: [], when: null, prerequisites: [] },
    department: { id, name, nameEn, posts, channel, ...(clockFrom && { clockFrom }) },
  };
}

const isClaimed = ({ claims }: ApplicationFacts, matter: string): boolean =>
  claims.some((claim) => claim.matter === matter);

function departmentOf(region: Region, id: string): Region["departments"][number] {
  const found = region.departments.find((department) => department.id === id);
  if (!found) throw new Error(`the region file was loaded with a department "${id}" and has none now`);
  return found;
}

const sameMaterial = (a: Material, b: Material): boolean =>
  a.code === b.code && a.name === b.name && a.sha256 === b.sha256 && a.uri === b.uri;
