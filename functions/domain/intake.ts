/** Intake (受理): complete, an application is accepted at once; incomplete, it is told once what is missing, all of it. */
import {
  reviewIdOf,
  type Acceptance,
  type Application,
  type ApplicationDecision,
  type ApplicationEvent,
  type ApplicationFacts,
  type ApplicationRefusal,
} from "./application.ts";
import { dueOf, type ClockRules } from "./clock.ts";
import { MOST_REVIEWS, type Matter, type Region } from "./region.ts";
import { ok, refuse, type Result } from "./result.ts";
import { missingMaterials, route, type Material, type Submission } from "./submission.ts";
import type { Instant } from "./time.ts";

/** How often material that is there already may be replaced before acceptance: a history is bounded. */
export const MOST_REPLACED = 10;

/** Receives a submission that `submissionFaults` has found nothing wrong with. */
export function receive(
  region: Region,
  submission: Submission,
  given: { applicationId: string; digest: string },
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { project, applicant, materials } = submission;
  const facts: ApplicationFacts = { ...given, project, applicant, receivedAt: now };
  const received: ApplicationEvent = { type: "application-received", facts, materials };
  // Whether anybody is asked at all is told at once, not when the last piece of material is in.
  const asked = mattersOf(region, project);
  if (!asked.ok) return { events: [], refusal: asked.error };
  const missing = missingMaterials(asked.value, materials);
  if (missing.length > 0) return { events: [received, { type: "materials-requested", missing }] };
  const accepted = accept(region, facts, now, rules);
  return accepted.ok ? { events: [received, accepted.value] } : { events: [], refusal: accepted.error };
}

/** Takes one more material in; the last one that was missing makes the application accepted. */
export function handIn(
  application: Application,
  region: Region,
  material: Material,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const known = region.materials.map((type) => type.code);
  if (!known.includes(material.code)) return { events: [], refusal: { code: "unknown-material", known } };
  if (application.materials.some((present) => sameMaterial(present, material))) return { events: [] };
  if (application.status !== "awaiting-materials")
    return { events: [], refusal: { code: "not-awaiting-materials", status: application.status } };

  if (!application.missing.includes(material.code) && application.replaced >= MOST_REPLACED)
    return { events: [], refusal: { code: "replaced-too-often", most: MOST_REPLACED } };

  const handedIn: ApplicationEvent = { type: "material-handed-in", material };
  const { facts } = application;
  // What was told at receipt is all that is owed (一次性告知), whatever the region has come to ask for since.
  if (application.missing.some((code) => code !== material.code)) return { events: [handedIn] };
  const accepted = accept(region, facts, now, rules);
  return accepted.ok ? { events: [handedIn, accepted.value] } : { events: [], refusal: accepted.error };
}

/** The matters that a project is asked about. Refused when there are none, or more than one round can hold. */
function mattersOf(region: Region, project: Submission["project"]): Result<Matter[], ApplicationRefusal> {
  const matters = route(region, project);
  if (matters.length === 0) return refuse({ code: "nothing-to-review" });
  if (matters.length > MOST_REVIEWS)
    return refuse({ code: "too-many-reviews", count: matters.length, most: MOST_REVIEWS });
  return ok(matters);
}

/** Accepts an application whose material is complete. */
function accept(
  region: Region,
  facts: ApplicationFacts,
  now: Instant,
  rules: ClockRules,
): Result<ApplicationEvent, ApplicationRefusal> {
  const asked = mattersOf(region, facts.project);
  if (!asked.ok) return asked;
  const matters = asked.value;
  for (const { limit } of matters) {
    // A clock that could not say when it ends must not start.
    const due = dueOf({ startedAt: now, limit, suspensions: [] }, rules);
    if (!due.ok) return due;
  }
  const acceptance: Acceptance = {
    acceptedAt: now,
    catalogueVersion: region.version,
    lead: leadOf(region, facts.project.type),
    reviews: matters.map((matter) => ({
      reviewId: reviewIdOf(facts.applicationId, matter.code),
      matter,
      department: departmentOf(region, matter.department),
    })),
    integrityHold: region.integrityHolds.includes(facts.applicant.creditCode),
    licencesByTacitConsent: region.policies.licencesByTacitConsent,
  };
  return ok({ type: "application-accepted", acceptance });
}

function leadOf(region: Region, projectType: string): Acceptance["lead"] {
  const type = region.projectTypes.find(({ code }) => code === projectType);
  if (!type) throw new Error(`a matter applies to "${projectType}", which the region file does not know`);
  return departmentOf(region, type.lead);
}

function departmentOf(region: Region, id: string): Acceptance["lead"] {
  const found = region.departments.find((department) => department.id === id);
  if (!found) throw new Error(`the region file was loaded with a department "${id}" and has none now`);
  return { id, name: found.name, nameEn: found.nameEn };
}

const sameMaterial = (a: Material, b: Material): boolean =>
  a.code === b.code && a.name === b.name && a.sha256 === b.sha256 && a.uri === b.uri;
