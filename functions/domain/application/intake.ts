/**
 * Intake (受理). Complete, an application is accepted at once, or by a clerk at the window within five working days,
 * whose silence is acceptance; incomplete, it is told once what is missing, all of it (行政许可法 art. 32).
 */
import type { Application, ApplicationFacts, Defect } from "./application.ts";
import type { ApplicationDecision, ApplicationEvent, ApplicationRefusal } from "./applicationEvent.ts";
import { firstContactOf } from "./firstContact.ts";
import { evolve } from "./replay.ts";
import { afterWorkingDays, type Due } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { toldBy } from "../catalogue/successors.ts";
import { missingMaterials } from "../catalogue/routing.ts";
import { bringsNothing, filesIn, materialsOf, MOST_FILES, sameMaterial, type Material } from "./material.ts";
import type { Submission } from "./submission.ts";
import { dated, isOpen, type Instant, type Moment } from "../base/time.ts";
import { NOTHING, mattersOf, accept, isClaimed, type Taken, type Received } from "./acceptance.ts";
import { promisesGiven } from "./promises.ts";
import { promisesAnything, whyNoPromise, type PromiseBar } from "./mayPromise.ts";
import { wantedAtIntake } from "./owed.ts";

/** How often material that is there already may be replaced after each asking, and after acceptance: a history is bounded. */
export const MOST_REPLACED = 10;

/** How often the project may change in substance; whoever needs more withdraws and submits anew. */
export const MOST_CHANGES = 3;

/** Working days that the window has for its clerk's answer; its silence is acceptance. */
export const WINDOW_DAYS = 5;

/** What the shell knows of a submission: its number, and what stands in the record for what it says and whom it names. */
type Given = {
  applicationId: string;
  digest: string;
  contact: string;
  alsoOpen?: readonly string[];
  openByOthers?: boolean;
  /** What keeps this applicant from promising anything (`promiseBars`); nobody asks where nothing is promised. */
  bars?: readonly PromiseBar[];
};

/**
 * Receives a submission that `submissionFaults` has found nothing wrong with.
 * @param given `alsoOpen`: the same applicant's open applications about the same project (`sameProject`); `openByOthers`: whether
 * another applicant has one, which refuses nobody: whoever knows a project code would keep its owner out
 */
export function receive(
  region: Region,
  submission: Submission,
  { alsoOpen = [], openByOthers = false, bars = [], ...given }: Given,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const { project, claims, promises = [] } = submission;
  const materials = materialsOf(submission.materials);
  const { name, creditCode } = submission.applicant;
  const contact = firstContactOf(region, project.type, now, rules);
  const facts: ApplicationFacts = {
    ...given,
    project,
    applicant: { name, creditCode },
    claims,
    receivedAt: now,
    ...(contact && { firstContact: contact }),
  };
  const received: ApplicationEvent = {
    type: "application-received",
    facts,
    materials,
    ...(alsoOpen.length > 0 && { alsoOpen }),
    ...(openByOthers && { openByOthers }),
  };
  if (alsoOpen.length > 0 && region.policies.repeatedProject === "refuse")
    return { events: [], refusal: { code: "project-open-already", applications: alsoOpen } };
  // Whether anybody is asked at all is told at once, not when the last piece of material is in.
  const asked = mattersOf(region, project);
  if (!asked.ok) return { events: [], refusal: asked.error };
  const mayNot = promisesAnything(submission) ? whyNoPromise(region, submission, bars) : null;
  if (mayNot) return { events: [], refusal: mayNot };
  const missing = missingMaterials(
    asked.value.filter((matter) => !isClaimed(facts, matter)),
    [...materials, ...promises.map(({ material }) => ({ code: material }))],
  );
  const next =
    missing.length > 0
      ? ask(region, missing, [], false, now, rules)
      : complete(region, { facts, acts: [] }, now, rules);
  const taken = after([received], next);
  if (promises.length === 0 || taken.refusal) return taken;
  return { ...taken, events: [...taken.events, promisesGiven(region, promises, now, rules)] };
}

/**
 * Takes one more material in. At intake the last one that was missing completes the application; later what a department
 * has asked for is taken, and what takes the place of something that no department has begun on.
 * @param owed the materials that departments have asked for and wait for
 * @param asked the same, by when each was asked for last: the file that was on record then is no answer
 * @param begun the reviews that have begun on a material of a code
 */
export function handIn(
  application: Application,
  region: Region,
  given: Material,
  now: Instant,
  rules: ReviewRules,
  owed: readonly string[],
  asked: Readonly<Record<string, Instant>> = {},
  begun: (code: string) => readonly string[] = () => [],
): ApplicationDecision {
  const wantedFirst = application.status === "awaiting-materials" ? wantedAtIntake(application) : [];
  const told = [...new Set([...wantedFirst, ...owed])];
  const taken = takenAs(application, region, told, given);
  const onRecord = taken.find((material) => isNoAnswer(application, material, asked));
  if (onRecord) {
    const { code } = onRecord;
    return {
      events: [],
      refusal: { code: "file-on-record", material: code, cameAt: application.cameAt[code]! },
    };
  }
  const fresh = taken.filter((material) => !application.materials.some((one) => sameMaterial(one, material)));
  if (fresh.length === 0) return { events: [] };
  const codes = fresh.map(({ code }) => code);
  const known = region.materials.map((type) => type.code);
  const isKnown = (code: string): boolean =>
    [...known, ...told].includes(code) || application.materials.some((one) => one.code === code);
  if (!codes.every(isKnown)) return { events: [], refusal: { code: "unknown-material", known } };
  const standing = advanceIntake(application, { now, settledAt: now }, rules, region);
  const { status } = standing.events.reduce(evolve, application);
  if (application.status !== status || (status !== "in-review" && status !== "awaiting-materials"))
    return { events: [], refusal: { code: "not-awaiting-materials", status } };
  const wanted = application.status === "awaiting-materials" ? wantedAtIntake(application) : owed;
  const unasked = codes.filter((code) => !wanted.includes(code));
  const refusal = whyNotTaken(application, fresh, unasked, begun);
  if (refusal) return { events: [], refusal };
  const isReplaced = ({ code }: Material): boolean =>
    unasked.includes(code) && application.materials.some((one) => one.code === code);
  const handedIn = fresh.map((material): ApplicationEvent => ({
    type: isReplaced(material) ? "material-replaced" : "material-handed-in",
    material,
    at: now,
  }));
  // What was told at receipt is all that is owed (一次性告知), whatever the region has come to ask for since.
  if (application.status !== "awaiting-materials" || wanted.some((other) => !codes.includes(other)))
    return { events: handedIn };
  return after(handedIn, complete(region, application, now, rules));
}

/** Why what nobody has asked for is not taken, or why all of it is too much; `null` where it is taken. */
function whyNotTaken(
  application: Application,
  given: readonly Material[],
  unasked: readonly string[],
  begun: (code: string) => readonly string[],
): ApplicationRefusal | null {
  const { status, materials, replaced } = application;
  const held = materials.filter(({ code }) => !given.some((one) => one.code === code));
  const most = MOST_FILES.application;
  if (filesIn([...held, ...given]) > most) return { code: "too-many-files", most };
  if (unasked.length === 0) return null;
  if (status === "in-review") {
    // What nobody has asked for and is not there either would be another application.
    if (unasked.some((code) => !materials.some((one) => one.code === code)))
      return { code: "not-awaiting-materials", status };
    for (const code of unasked) {
      const reviews = begun(code);
      if (reviews.length > 0) return { code: "material-begun", material: code, reviews };
    }
  }
  const isAll = unasked.length === given.length;
  return isAll && replaced >= MOST_REPLACED ? { code: "replaced-too-often", most: MOST_REPLACED } : null;
}

/**
 * As what a file is taken: under the codes that were told, by those or by what has taken their place since; otherwise in
 * place of what is there under one of them; otherwise as itself.
 */
function takenAs(
  { materials }: Application,
  region: Region,
  told: readonly string[],
  given: Material,
): Material[] {
  const held = materials.map(({ code }) => code);
  const [codes] = [
    toldBy(region.materials, told, given.code),
    toldBy(region.materials, held, given.code),
    [given.code],
  ].filter(({ length }) => length > 0) as [string[]];
  return codes.map((code) => ({ ...given, code }));
}

/** Whether it has nothing but what was on record when it was found wanting. */
function isNoAnswer(
  application: Application,
  given: Material,
  asked: Readonly<Record<string, Instant>>,
): boolean {
  const { code } = given;
  const onRecord = application.materials.find((present) => present.code === code);
  if (onRecord === undefined || !bringsNothing(given, onRecord)) return false;
  const isDefective =
    application.status === "awaiting-materials" && application.defects.some((one) => one.material === code);
  return isDefective || (asked[code] !== undefined && application.cameAt[code]! < asked[code]);
}

/**
 * What time alone makes of an application at intake: the window's silence is acceptance as of the day of receipt,
 * and material that never comes lets the application lapse.
 */
export function advanceIntake(
  application: Application,
  { now, settledAt }: Moment,
  rules: ReviewRules,
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
  rules: ReviewRules,
  region: Region,
): Extract<ApplicationEvent, { type: "term-set" }> | null {
  const term = openTerm(application, rules, region);
  return term === null || isOpen(term.dueAt)
    ? null
    : { type: "term-set", dueAt: term.dueAt, dueDate: term.dueDate };
}

function openTerm(application: Application, rules: ReviewRules, region: Region): Due | null {
  if (application.status === "received" && isOpen(application.acceptBy))
    return afterWorkingDays(application.since, WINDOW_DAYS, rules);
  if (application.status === "awaiting-materials" && isOpen(application.lapsesAt))
    return afterWorkingDays(application.askedAt, region.policies.materialsTermDays, rules);
  return null;
}

/** What follows when the material is complete: acceptance at once, or five working days for the window. */
function complete(region: Region, received: Received, now: Instant, rules: ReviewRules): Taken {
  if (region.policies.intake === "automatic")
    return accept(region, received, now, "automatic", dated(now), rules);
  const { dueAt: acceptBy } = afterWorkingDays(now, WINDOW_DAYS, rules);
  return after([{ type: "acceptance-awaited", since: now, acceptBy }]);
}

/** Tells the applicant what is missing or wrong, all of it, and until when it is owed. */
export function ask(
  region: Region,
  missing: readonly string[],
  defects: readonly Defect[],
  returned: boolean,
  now: Instant,
  rules: ReviewRules,
): Taken {
  const { dueAt: lapsesAt } = afterWorkingDays(now, region.policies.materialsTermDays, rules);
  return after([{ type: "materials-requested", missing, defects, at: now, lapsesAt, returned }]);
}

/** Nothing of it where what follows is refused. */
const after = (events: readonly ApplicationEvent[], next: Taken = NOTHING): Taken =>
  next.refusal ? next : { ...next, events: [...events, ...next.events] };
