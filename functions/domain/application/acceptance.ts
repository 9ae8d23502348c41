/** Acceptance (受理决定): which matters a project is asked about, and every review of them in one commit (docs/adr/0017). */
import type { Acceptance, Application, ApplicationFacts, AskedReview } from "./application.ts";
import type { ApplicationEvent, ApplicationRefusal, ReviewChange } from "./applicationEvent.ts";
import { fanOut } from "./fanOut.ts";
import { reviewIdOf } from "../base/ids.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { MOST_REVIEWS, type Matter, type Prerequisite, type Region } from "../catalogue/region.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { keptPost, postFor } from "../catalogue/posts.ts";
import { flagsAtReceipt } from "../catalogue/flags.ts";
import { codesOf, nowOf } from "../catalogue/successors.ts";
import { route, type Claim } from "../catalogue/routing.ts";
import type { Submission } from "./submission.ts";
import type { OwnFacts } from "../review/review.ts";
import type { Dated, Instant } from "../base/time.ts";

/** What intake makes of an application: its events, and every review where it is accepted (docs/adr/0017). */
export type Taken = {
  events: readonly ApplicationEvent[];
  reviews: readonly ReviewChange[];
  refusal?: ApplicationRefusal;
};

export const NOTHING: Taken = { events: [], reviews: [] };

/** The lead of a project type: it keeps the window, too. */
export function leadOf(region: Region, projectType: string): Acceptance["lead"] {
  const type = nowOf(region.projectTypes, projectType);
  if (!type) throw new Error(`a matter applies to "${projectType}", which the region file does not know`);
  const { id, name, nameEn } = departmentOf(region, type.lead);
  return { id, name, nameEn };
}

/** An application before its acceptance: what was handed in, and what the window has said of it. */
export type Received = Pick<Application, "facts" | "acts">;

/** The matters that a project is asked about. Refused when there are none, or more than one round can hold. */
export function mattersOf(
  region: Region,
  project: Submission["project"],
): Result<Matter[], ApplicationRefusal> {
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
export function accept(
  region: Region,
  { facts, acts }: Received,
  acceptedAt: Instant,
  how: Acceptance["how"],
  at: Dated,
  rules: ReviewRules,
): Taken {
  const asked = mattersOf(region, facts.project);
  if (!asked.ok) return { ...NOTHING, refusal: asked.error };
  const matters = asked.value;
  const byCode = new Map(matters.map((matter) => [matter.code, matter]));
  const acceptance: Acceptance = {
    acceptedAt,
    how,
    catalogueVersion: region.version,
    lead: leadOf(region, facts.project.type),
    reviews: matters.map(({ code, department, prerequisites }): AskedReview => {
      // A prerequisite that this project does not have, or that something stands in for, holds nobody up.
      const held = prerequisites.filter(({ matter }) => {
        const before = byCode.get(matter);
        return before !== undefined && !isClaimed(facts, before);
      });
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
    matters.map((matter) => ({ own: ownFactsOf(region, facts, matter), claim: claimOf(facts, matter) })),
    at,
    rules,
  );
  return { events: [{ type: "application-accepted", acceptance }], reviews };
}

/** What a review is about; what routed it there is not frozen with it. */
export function ownFactsOf(
  region: Region,
  { applicationId }: Pick<ApplicationFacts, "applicationId">,
  matter: Matter,
  reviewId = reviewIdOf(applicationId, matter.code),
): OwnFacts {
  return { reviewId, ...askedWith(region, matter) };
}

type AskedWith = Pick<OwnFacts, "matter" | "department">;

/** What a region asks with about one of its matters is the same for every case, and made once. */
const asking = new WeakMap<Matter, { region: Region; asked: AskedWith }>();

function askedWith(region: Region, matter: Matter): AskedWith {
  const before = asking.get(matter);
  if (before?.region === region) return before.asked;
  const asked = askingWith(region, matter);
  asking.set(matter, { region, asked });
  return asked;
}

function askingWith(region: Region, matter: Matter): AskedWith {
  const department = departmentOf(region, matter.department);
  const { id, name, nameEn, service } = department;
  const post = postFor(department, matter.code);
  const { channel } = service;
  const clockFrom = service.channel === "in-box" ? service.clockFrom : undefined;
  const { succeeds: _succeeds, ...lasting } = matter;
  return {
    matter: { ...lasting, projectTypes: [], when: null, prerequisites: [] },
    department: {
      id,
      name,
      nameEn,
      posts: post ? keptPost(post, department) : null,
      channel,
      ...(clockFrom && { clockFrom }),
    },
  };
}

/** What stands in for a matter; it was taken under whichever of its codes the matter had at receipt. */
export const claimOf = ({ claims }: ApplicationFacts, matter: Matter): Claim | undefined =>
  claims.find((claim) => codesOf(matter).includes(claim.matter));

export const isClaimed = (facts: ApplicationFacts, matter: Matter): boolean =>
  claimOf(facts, matter) !== undefined;

function departmentOf(region: Region, id: string): Region["departments"][number] {
  const found = region.departments.find((department) => department.id === id);
  if (!found) throw new Error(`the region file was loaded with a department "${id}" and has none now`);
  return found;
}
