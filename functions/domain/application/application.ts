/**
 * An application (并联审批实例): one project's request for one round of approvals. Its state is what the events made
 * it; `intake.ts`, `conclusion.ts`, `jointReview.ts` and `withdrawal.ts` say what may happen to it.
 */
import type { LadderStep } from "../review/ladder.ts";
import type { CaseFacts, ReviewEvent } from "../review/review.ts";
import type { Department, Policies } from "../catalogue/region.ts";
import type { Verdict } from "./matterDecision.ts";
import type { Decision } from "./rollUp.ts";
import type { FlagRaised } from "../catalogue/flags.ts";
import type { CaseAct } from "../review/caseAct.ts";
import type { Claim } from "../catalogue/routing.ts";
import type { Material, Submission } from "./submission.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";

export type ApplicationFacts = {
  applicationId: string;
  project: Submission["project"];
  applicant: Submission["applicant"];
  claims: readonly Claim[];
  receivedAt: Instant;
  /** SHA-256 of the submission as parsed: a repeated key with another body is told apart by it. */
  digest: string;
};

type AcceptedDepartment = Pick<Department, "id" | "name" | "nameEn">;

/** One review that acceptance asked for: whose it is, and which others it needs. What it is about is in its own record. */
export type AskedReview = {
  reviewId: string;
  department: string;
  waitsFor: readonly string[];
  /** Prerequisites that hold up the decision only (容缺); absent where there are none, as nearly always. */
  tolerates?: readonly string[] | undefined;
};

/** What acceptance froze: the catalogue version, the lead, and every matter that is asked. */
export type Acceptance = {
  /** As of the day of receipt where the window kept silent (行政许可法 art. 32). */
  acceptedAt: Instant;
  how: "automatic" | "clerk" | "silence";
  catalogueVersion: string;
  lead: AcceptedDepartment;
  reviews: readonly AskedReview[];
  /** What the window had said of flags and facts before it. */
  acts: readonly CaseAct[];
  /** Flags of the negative list: those that the region file derives from the facts, and those that the applicant added. */
  flags: readonly FlagRaised[];
  policies: Policies;
};

/** What is wrong with material that was handed in, as the window's clerk put it. */
export type Defect = { material: string; defect: string };

/** 联合会审: one sitting on objections or clashing conditions. */
export type JointReview = {
  openedAt: Instant;
  /** Until when its sitting should have been called. */
  callBy: Instant;
  callOn: LocalDate;
  /** Until when the lead should have concluded it. */
  dueAt: Instant;
  dueDate: LocalDate;
  objections: readonly string[];
  /** What conditions clash about; who wants what stays in the reviews' own records. */
  clashes: readonly string[];
  sitting: Sitting | null;
  conclusion: Conclusion | null;
};

export type Sitting = {
  heldOn: LocalDate;
  /** The hour by the region's clocks, such as `14:30`. */
  time: string;
  place: string;
  agenda: string;
  invited: readonly string[];
  invitedAt: Instant;
};

/** How an invited department counts for the minutes; an absent one by silence only under the guards (缺席默认). */
export type Attendance = {
  department: string;
  as: "present" | "deemed-consent" | "absent";
  failed: readonly string[];
};

export type Conclusion = {
  minutes: string;
  result: "grant" | "refuse";
  reasons: string;
  article: string | null;
  /** Written reasons to each department whose objection is overridden. */
  answers: readonly { reviewId: string; reasons: string }[];
  /** What holds in place of conditions that clash. */
  resolutions: readonly { about: string; text: string }[];
  attendance: readonly Attendance[];
  concludedAt: Instant;
};

/** The lead's own decision (`decision: lead`). */
export type LeadDecision = {
  result: NonNullable<Verdict>;
  reasons: string;
  article: string | null;
  at: Instant;
};

/** How far the ladder has gone against a lead that does not decide. */
export type LeadLadder = LadderStep | null;

type Common = {
  facts: ApplicationFacts;
  materials: readonly Material[];
  /** When each of these came in, by code: whether a file answers a request is told by that. */
  cameAt: Readonly<Record<string, Instant>>;
  /** What has been said of its flags and facts, oldest first. */
  acts: readonly CaseAct[];
  /** How often the project was changed in substance, and when last: what was open then starts again from zero. */
  changes: number;
  changedAt: Instant | null;
  /** What it was changed to, as the applicant put it: the same again is a repeat. */
  changedTo: string | null;
  /** For what the window's clerk sent it back, once: the same again is a repeat. */
  returnedFor: readonly Defect[] | null;
};

type InReview = Common & { acceptance: Acceptance };

export type Application =
  | (Common & { status: "received"; since: Instant; acceptBy: Instant })
  | (Common & {
      status: "awaiting-materials";
      missing: readonly string[];
      defects: readonly Defect[];
      replaced: number;
      askedAt: Instant;
      lapsesAt: Instant;
    })
  | (InReview & { status: "in-review" })
  | (InReview & { status: "joint-review"; joint: JointReview; ladder: LeadLadder })
  | (InReview & {
      status: "deciding";
      askedAt: Instant;
      decideBy: Instant;
      decideOn: LocalDate;
      ladder: LeadLadder;
      /** One that came before, and is over because every objector has thought better of it. */
      joint: JointReview | null;
    })
  | (InReview & {
      status: Decision["result"];
      decision: Decision;
      decidedAt: Instant;
      joint: JointReview | null;
      lead: LeadDecision | null;
    })
  | (Common & { status: "not-accepted"; reasons: string; article: string; referral: string; at: Instant })
  | (Common & { status: "lapsed"; asOf: Instant; missing: readonly string[] })
  | (Common & { status: "withdrawn"; acceptance: Acceptance | null; reason: string; at: Instant });

export type ApplicationEvent =
  | { type: "application-received"; facts: ApplicationFacts; materials: readonly Material[] }
  | { type: "acceptance-awaited"; since: Instant; acceptBy: Instant }
  | {
      type: "materials-requested";
      missing: readonly string[];
      defects: readonly Defect[];
      at: Instant;
      lapsesAt: Instant;
      /** Whether the window's clerk sent it back, which happens once. */
      returned: boolean;
    }
  /** A term had been open until its year was loaded: the window's, the applicant's, the joint review's or the lead's. */
  | {
      type: "term-set";
      dueAt: Instant;
      dueDate: LocalDate;
      call?: Pick<JointReview, "callBy" | "callOn"> | undefined;
    }
  | { type: "material-handed-in"; material: Material; at: Instant }
  | { type: "application-accepted"; acceptance: Acceptance }
  | { type: "application-not-accepted"; reasons: string; article: string; referral: string; at: Instant }
  | { type: "application-lapsed"; asOf: Instant }
  | { type: "application-withdrawn"; reason: string; at: Instant }
  | CaseAct
  | { type: "project-changed"; change: number; description: string; at: Instant }
  | { type: "joint-review-opened"; joint: JointReview }
  | { type: "joint-review-convened"; sitting: Sitting }
  | { type: "joint-review-concluded"; conclusion: Conclusion }
  | { type: "lead-asked"; asOf: Instant; decideBy: Instant; decideOn: LocalDate }
  | { type: "lead-overdue"; to: LadderStep; asOf: Instant }
  | { type: "application-decided"; decision: Decision; decidedAt: Instant; lead: LeadDecision | null };

export type ApplicationRefusal =
  | { code: "nothing-to-review" }
  | { code: "too-many-reviews"; count: number; most: number }
  | { code: "unknown-material"; known: readonly string[] }
  | { code: "not-awaiting-materials"; status: Application["status"] }
  | { code: "replaced-too-often"; most: number }
  | { code: "file-on-record"; material: string; cameAt: Instant }
  | { code: "not-awaiting-acceptance"; status: Application["status"] }
  | { code: "returned-already" }
  | { code: "material-not-askable"; materials: readonly string[]; askable: readonly string[] }
  | { code: "application-ended"; status: Application["status"] }
  | { code: "project-changed-too-often"; most: number }
  | { code: "opinions-on-record"; reviews: readonly string[] }
  | { code: "no-joint-review"; status: Application["status"] }
  | { code: "already-convened"; heldOn: LocalDate }
  | { code: "not-convened" }
  | { code: "sitting-not-held"; heldOn: LocalDate }
  | { code: "sitting-date"; earliest: LocalDate; latest: LocalDate }
  /** `next` is the working day that comes next. */
  | { code: "sitting-day-off"; heldOn: LocalDate; next: LocalDate }
  | { code: "not-a-participant"; departments: readonly string[] }
  | { code: "reasons-to-objector-missing"; reviews: readonly string[] }
  | { code: "clash-unresolved"; about: readonly string[] }
  | { code: "article-missing" }
  /** It is the organs' own to decide; `allowed` is what the lead may say. */
  | { code: "decision-not-open"; allowed: readonly LeadDecision["result"][] }
  | { code: "flag-raised-already"; flag: string; raisedAt: Instant }
  | { code: "flag-not-yours"; flag: string; by: readonly string[] }
  | { code: "fact-not-stated"; attributes: readonly string[]; stated: readonly string[] }
  | { code: "too-many-case-acts"; most: number }
  | { code: "not-deciding"; status: Application["status"] };

/** What becomes of one review together with its application: the first events of a new one, or more of one on record. */
export type ReviewChange = { reviewId: string; events: readonly ReviewEvent[] };

/** What a command does: the events of the application, and those of its reviews that are written in the same commit. */
export type ApplicationDecision = {
  events: readonly ApplicationEvent[];
  reviews?: readonly ReviewChange[];
  refusal?: ApplicationRefusal;
};

/** What acceptance froze, or `null` before it. */
export const acceptanceOf = (application: Application): Acceptance | null =>
  "acceptance" in application ? application.acceptance : null;

/** What the lead said over opinions, by its own decision or in a joint review; `null` where the rules alone decided. */
export const verdictOf = (application: Application): Verdict =>
  "decision" in application
    ? (application.lead?.result ?? application.joint?.conclusion?.result ?? null)
    : null;

/** By when the lead should have done what is its own to do next: call the sitting, conclude it, or decide. */
export function leadsTerm(application: Application): { dueAt: Instant; dueDate: LocalDate } | null {
  if (application.status === "deciding")
    return { dueAt: application.decideBy, dueDate: application.decideOn };
  if (application.status !== "joint-review") return null;
  const { sitting, callBy, callOn, dueAt, dueDate } = application.joint;
  return sitting === null && !isOpen(callBy) ? { dueAt: callBy, dueDate: callOn } : { dueAt, dueDate };
}

/** Whether nothing will happen to it any more: decided, or ended on the way. */
export const isOver = (application: Application): boolean =>
  "decision" in application ||
  application.status === "not-accepted" ||
  application.status === "lapsed" ||
  application.status === "withdrawn";

/** What an accepted application gives to one of its reviews. @throws Error when acceptance did not ask for it */
export function caseFactsOf(facts: ApplicationFacts, acceptance: Acceptance, reviewId: string): CaseFacts {
  const asked = acceptance.reviews.find((review) => review.reviewId === reviewId);
  if (!asked) throw new Error(`${reviewId} is not among the reviews of ${facts.applicationId}`);
  const { name, code, type } = facts.project;
  const { licencesByTacitConsent, supplementTermDays, longestSpecialProcedureDays } = acceptance.policies;
  return {
    applicationId: facts.applicationId,
    leadDepartment: acceptance.lead.id,
    participants: participantsOf(acceptance),
    waitsFor: asked.waitsFor,
    tolerates: asked.tolerates ?? [],
    project: { name, code, type, flags: acceptance.flags },
    applicant: facts.applicant.creditCode,
    receivedAt: facts.receivedAt,
    stated: Object.keys(facts.project.attributes),
    actsBefore: acceptance.acts,
    policies: { licencesByTacitConsent, supplementTermDays, longestSpecialProcedureDays },
    catalogueVersion: acceptance.catalogueVersion,
  };
}

/** The lead and every department that is asked. */
export const participantsOf = ({ lead, reviews }: Acceptance): string[] => [
  ...new Set([lead.id, ...reviews.map(({ department }) => department)]),
];

/** What the first event of a history, and those behind it, make of nothing. */
export function begin(events: readonly ApplicationEvent[]): Application {
  const [first, ...rest] = events;
  if (first?.type !== "application-received")
    throw new Error("an application's history begins with its receipt");
  return rest.reduce<Application>(evolve, {
    status: "received",
    facts: first.facts,
    materials: first.materials,
    cameAt: Object.fromEntries(first.materials.map(({ code }) => [code, first.facts.receivedAt])),
    acts: [],
    changes: 0,
    changedAt: null,
    changedTo: null,
    since: first.facts.receivedAt,
    acceptBy: first.facts.receivedAt,
    returnedFor: null,
  });
}

/** What an event makes of an application. Total: replay never fails. */
export function evolve(application: Application, event: ApplicationEvent): Application {
  const { facts, materials, cameAt, acts, changes, changedAt, changedTo, returnedFor } = application;
  const common = { facts, materials, cameAt, acts, changes, changedAt, changedTo, returnedFor };
  const acceptance = acceptanceOf(application);
  switch (event.type) {
    case "application-received":
      return { ...application, facts: event.facts, materials: event.materials };
    case "acceptance-awaited": {
      const { since, acceptBy } = event;
      return { ...common, status: "received", since, acceptBy };
    }
    case "materials-requested": {
      const { missing, defects, at: askedAt, lapsesAt, returned } = event;
      return {
        ...common,
        ...(returned && { returnedFor: defects }),
        status: "awaiting-materials",
        missing,
        defects,
        askedAt,
        lapsesAt,
        replaced: 0,
      };
    }
    case "term-set":
      return withTerm(application, event);
    case "material-handed-in":
      return withMaterial(application, event.material, event.at);
    case "application-accepted":
      return { ...common, status: "in-review", acceptance: event.acceptance };
    case "application-not-accepted": {
      const { reasons, article, referral, at } = event;
      return { ...common, status: "not-accepted", reasons, article, referral, at };
    }
    case "application-lapsed": {
      const missing = application.status === "awaiting-materials" ? application.missing : [];
      return { ...common, status: "lapsed", asOf: event.asOf, missing };
    }
    case "application-withdrawn":
      return { ...common, status: "withdrawn", acceptance, reason: event.reason, at: event.at };
    case "flag-raised":
    case "flag-lifted":
    case "facts-confirmed":
      return { ...application, acts: [...application.acts, event] };
    case "project-changed":
      return { ...application, changes: event.change, changedAt: event.at, changedTo: event.description };
    case "joint-review-opened":
      return acceptance
        ? { ...common, acceptance, status: "joint-review", joint: event.joint, ladder: null }
        : application;
    case "joint-review-convened":
      // It has been called: from here on the ladder is about its conclusion.
      return application.status === "joint-review"
        ? { ...application, ladder: null, joint: { ...application.joint, sitting: event.sitting } }
        : application;
    case "joint-review-concluded":
      return withJoint(application, (joint) => ({ ...joint, conclusion: event.conclusion }));
    case "lead-asked": {
      const { asOf: askedAt, decideBy, decideOn } = event;
      const joint = "joint" in application ? application.joint : null;
      return acceptance
        ? { ...common, acceptance, status: "deciding", askedAt, decideBy, decideOn, ladder: null, joint }
        : application;
    }
    case "lead-overdue":
      return "ladder" in application ? { ...application, ladder: event.to } : application;
    case "application-decided": {
      if (!acceptance) return application;
      const { decision, decidedAt, lead } = event;
      const joint = "joint" in application ? application.joint : null;
      return { ...common, acceptance, status: decision.result, decision, decidedAt, joint, lead };
    }
  }
}

function withMaterial(application: Application, material: Material, at: Instant): Application {
  const { code } = material;
  const materials = [...application.materials.filter((before) => before.code !== code), material];
  const cameAt = { ...application.cameAt, [code]: at };
  if (application.status !== "awaiting-materials") return { ...application, materials, cameAt };
  const wasOwed =
    application.missing.includes(code) || application.defects.some((defect) => defect.material === code);
  return {
    ...application,
    materials,
    cameAt,
    missing: application.missing.filter((missing) => missing !== code),
    defects: application.defects.filter((defect) => defect.material !== code),
    replaced: application.replaced + (wasOwed ? 0 : 1),
  };
}

function withTerm(
  application: Application,
  { dueAt, dueDate, call }: Extract<ApplicationEvent, { type: "term-set" }>,
): Application {
  switch (application.status) {
    case "received":
      return { ...application, acceptBy: dueAt };
    case "awaiting-materials":
      return { ...application, lapsesAt: dueAt };
    case "joint-review":
      return withJoint(application, (joint) => ({ ...joint, ...call, dueAt, dueDate }));
    case "deciding":
      return { ...application, decideBy: dueAt, decideOn: dueDate };
    default:
      return application;
  }
}

const withJoint = (application: Application, change: (joint: JointReview) => JointReview): Application =>
  application.status === "joint-review" ? { ...application, joint: change(application.joint) } : application;
