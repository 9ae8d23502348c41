/**
 * An application (并联审批实例): one project's request for one round of approvals. Complete → accepted at once and
 * in review by every department; incomplete → told once what is missing, all of it; decided when all have closed.
 */
import type { Department, Matter } from "./region.ts";
import type { ReviewFacts } from "./review.ts";
import { rollUp, type ClosedReview, type Decision } from "./rollUp.ts";
import type { Material, Submission } from "./submission.ts";
import type { Instant } from "./time.ts";

export type ApplicationFacts = {
  applicationId: string;
  project: Submission["project"];
  applicant: Submission["applicant"];
  receivedAt: Instant;
  /** SHA-256 of the submission as parsed: a repeated key with another body is told apart by it. */
  digest: string;
};

/** What acceptance froze: the catalogue version, the lead, and every matter that is asked. */
export type Acceptance = {
  acceptedAt: Instant;
  catalogueVersion: string;
  lead: Pick<Department, "id" | "name" | "nameEn">;
  reviews: readonly {
    reviewId: string;
    matter: Matter;
    department: Pick<Department, "id" | "name" | "nameEn">;
  }[];
  integrityHold: boolean;
  licencesByTacitConsent: boolean;
};

type Common = { facts: ApplicationFacts; materials: readonly Material[] };

export type Application =
  | (Common & { status: "received" })
  | (Common & { status: "awaiting-materials"; missing: readonly string[]; replaced: number })
  | (Common & { status: "in-review"; acceptance: Acceptance })
  | (Common & {
      status: Decision["result"];
      acceptance: Acceptance;
      decision: Decision;
      decidedAt: Instant;
    });

export type ApplicationEvent =
  | { type: "application-received"; facts: ApplicationFacts; materials: readonly Material[] }
  | { type: "materials-requested"; missing: readonly string[] }
  | { type: "material-handed-in"; material: Material }
  | { type: "application-accepted"; acceptance: Acceptance }
  | { type: "application-decided"; decision: Decision; decidedAt: Instant };

export type ApplicationRefusal =
  | { code: "nothing-to-review" }
  | { code: "too-many-reviews"; count: number; most: number }
  | { code: "calendar-missing"; year: number }
  | { code: "unknown-material"; known: readonly string[] }
  | { code: "not-awaiting-materials"; status: Application["status"] }
  | { code: "replaced-too-often"; most: number };

export type ApplicationDecision = { events: readonly ApplicationEvent[]; refusal?: ApplicationRefusal };

/** `reviewId` of the contract: the application and the matter. */
export const reviewIdOf = (applicationId: string, matterCode: string): string =>
  `${applicationId}.${matterCode}`;

/** The application and the matter a review id names, or `undefined` when it has not that form. */
export function partsOf(reviewId: string): { applicationId: string; matterCode: string } | undefined {
  const [applicationId, matterCode, ...rest] = reviewId.split(".");
  return applicationId && matterCode && rest.length === 0 ? { applicationId, matterCode } : undefined;
}

/** Decides once every review has closed; nothing to do before that, or after. */
export function conclude(application: Application, reviews: readonly ClosedReview[]): ApplicationDecision {
  if (application.status !== "in-review") return { events: [] };
  const closed = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  const inOrder = application.acceptance.reviews.map(({ reviewId }) => closed.get(reviewId));
  if (!inOrder.every((review) => review !== undefined)) return { events: [] };
  const { result, opinions } = rollUp(inOrder);
  // As of the last opinion, or of the due instant that stood in for it: whoever rolls up later gets the same date.
  const decidedAt = inOrder.reduce((latest, { closedAt }) => (closedAt > latest ? closedAt : latest), "");
  return { events: [{ type: "application-decided", decision: { result, opinions }, decidedAt }] };
}

/** What the review of one accepted matter is dispatched with. */
export function reviewFacts(
  facts: ApplicationFacts,
  acceptance: Acceptance,
  planned: Acceptance["reviews"][number],
): ReviewFacts {
  const { name, code, type, flags } = facts.project;
  return {
    reviewId: planned.reviewId,
    applicationId: facts.applicationId,
    matter: planned.matter,
    department: { ...planned.department, channel: "in-box" },
    leadDepartment: acceptance.lead.id,
    participants: [
      ...new Set([acceptance.lead.id, ...acceptance.reviews.map((review) => review.department.id)]),
    ],
    project: { name, code, type, flags },
    integrityHold: acceptance.integrityHold,
    licencesByTacitConsent: acceptance.licencesByTacitConsent,
    catalogueVersion: acceptance.catalogueVersion,
  };
}

/** What the first event of a history, and those behind it, make of nothing. */
export function begin(events: readonly ApplicationEvent[]): Application {
  const [first, ...rest] = events;
  if (first?.type !== "application-received")
    throw new Error("an application's history begins with its receipt");
  return rest.reduce<Application>(evolve, {
    status: "received",
    facts: first.facts,
    materials: first.materials,
  });
}

/** What an event makes of an application. Total: replay never fails. */
export function evolve(application: Application, event: ApplicationEvent): Application {
  const { facts, materials } = application;
  switch (event.type) {
    case "application-received":
      return { status: "received", facts: event.facts, materials: event.materials };
    case "materials-requested":
      return { status: "awaiting-materials", facts, materials, missing: event.missing, replaced: 0 };
    case "material-handed-in": {
      const { code } = event.material;
      const handedIn = [...materials.filter((material) => material.code !== code), event.material];
      return application.status === "awaiting-materials"
        ? {
            ...application,
            materials: handedIn,
            missing: application.missing.filter((missing) => missing !== code),
            replaced: application.replaced + (application.missing.includes(code) ? 0 : 1),
          }
        : { ...application, materials: handedIn };
    }
    case "application-accepted":
      return { status: "in-review", facts, materials, acceptance: event.acceptance };
    case "application-decided":
      return application.status === "in-review"
        ? {
            ...application,
            status: event.decision.result,
            decision: event.decision,
            decidedAt: event.decidedAt,
          }
        : application;
  }
}
