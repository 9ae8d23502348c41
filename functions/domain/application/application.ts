/**
 * An application (并联审批实例): one project's request for one round of approvals. Its state is what the events made it, by
 * `replay.ts`; `intake.ts`, `window.ts`, `projectChange.ts`, `conclusion.ts`, `jointReview.ts` and `withdrawal.ts` say what may happen to it.
 */
import type { FirstContact } from "./firstContact.ts";
import type { Addition } from "./addingMatter.ts";
import type { AgentNoted } from "./agents.ts";
import type { Rectification } from "./rectification.ts";
import type { WholeKept } from "./whole.ts";
import type { Revision } from "./revision.ts";
import type { SiteVisits } from "./siteVisit.ts";
import type { GreenChannel } from "./greenChannel.ts";
import type { LadderStep } from "../review/ladder.ts";
import { promisedTo, type Promised } from "./promises.ts";
import type { CaseFacts, PromisedMaterial } from "../review/review.ts";
import type { Department, Policies } from "../catalogue/region.ts";
import type { Verdict } from "./matterDecision.ts";
import type { Decision } from "./rollUp.ts";
import type { FlagRaised } from "../catalogue/flags.ts";
import type { Attendance } from "./attendance.ts";
import type { CaseAct } from "../review/caseAct.ts";
import type { UnfitFile } from "./fileFound.ts";
import type { Settlement } from "./settling.ts";
import type { Restated } from "../review/projectChange.ts";
import type { ContactStanding } from "./contact.ts";
import type { QueryCodeStanding } from "./queryCode.ts";
import type { DeliverBy } from "../review/licence.ts";
import type { Claim } from "../catalogue/routing.ts";
import type { Material } from "./material.ts";
import type { Submission } from "./submission.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";

export type ApplicationFacts = {
  applicationId: string;
  project: Submission["project"];
  /** Whom to ring up is no part of what is on record for good; `contact` is what it commits to. */
  applicant: Omit<Submission["applicant"], "contact">;
  contact: string;
  claims: readonly Claim[];
  receivedAt: Instant;
  /** Who answers for it until it is settled; what came before there was one has none. */
  firstContact?: FirstContact | undefined;
  /** SHA-256 of the submission as parsed, but for its contact: a repeated key with another body is told apart by it. */
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
  /** By which region file it was asked, where that is not the one of acceptance: a change of the project has asked for it. */
  catalogueVersion?: string | undefined;
};

/** What acceptance froze: the catalogue version, the lead, and every matter that is asked. */
export type Acceptance = {
  /** As of the day of receipt where the window kept silent (行政许可法 art. 32). */
  acceptedAt: Instant;
  how: "automatic" | "clerk" | "silence";
  catalogueVersion: string;
  lead: AcceptedDepartment;
  reviews: readonly AskedReview[];
  /** What had been said of flags and facts before it. */
  acts: readonly CaseAct[];
  /** Flags of the negative list: those that the region file derives from the facts, and those that the applicant added. */
  flags: readonly FlagRaised[];
  policies: Policies;
};

/** What reviews are asked with: at acceptance, and anew where the project changes. */
export type Frame = {
  facts: ApplicationFacts;
  acceptance: Acceptance;
  restated: Restated;
  /** What was promised to follow: the same for all frames, since it is promised with the submission. */
  promised?: readonly PromisedMaterial[] | undefined;
  /** By what the request is known that has ended this frame by a change of the project; absent where something else has. */
  changedBy?: string | undefined;
  /** The joint review that the change has set aside, or found over; absent where there was none. */
  joint?: JointReview | undefined;
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
  /** Whom the supervisor has named where the lead itself objected, the last one last: that one presides. */
  presiders: readonly Presider[];
  conclusion: Conclusion | null;
};

/** Somebody of a department that the supervisor has named to preside (主持), and why. */
export type Presider = { department: string; name: string; post: string; reasons: string; namedAt: Instant };

export type Sitting = {
  heldOn: LocalDate;
  /** The hour by the region's clocks, such as `14:30`. */
  time: string;
  place: string;
  agenda: string;
  invited: readonly string[];
  invitedAt: Instant;
};

export type Conclusion = Settlement & {
  minutes: string;
  result: "grant" | "refuse";
  reasons: string;
  /** The department that presided. */
  presidedBy: string;
  attendance: readonly Attendance[];
  concludedAt: Instant;
};

/** The lead's own decision (`decision: lead`); it answers and settles what came up once the joint review was over. */
export type LeadDecision = Settlement & { result: NonNullable<Verdict>; reasons: string; at: Instant };

/** How far the ladder has gone against a lead that does not decide. */
export type LeadLadder = LadderStep | null;

type Common = {
  /** Who may act for the applicant, and who might; absent where nobody was ever authorised, as nearly always. */
  agents?: readonly AgentNoted[] | undefined;
  /** Its site visits (联合踏勘), and who has asked for one; absent where nobody has. */
  visits?: SiteVisits | undefined;
  /** What became of the whole's limit (art. 42); absent where nothing has, as nearly always. */
  whole?: WholeKept | undefined;
  /** The facts that were corrected, and whom that has brought in; absent where nobody was added, as nearly always. */
  additions?: readonly Addition[] | undefined;
  /** What was offered to be put right (整改复审); absent where nothing was, as nearly always. */
  rectification?: Rectification | undefined;
  /** That it is in the green channel (绿色通道), or was, and who keeps track of it; absent where it never was, as nearly always. */
  green?: GreenChannel | undefined;
  /** Material that may follow, and was promised; absent where nothing was, as nearly always. */
  promises?: readonly Promised[] | undefined;
  facts: ApplicationFacts;
  materials: readonly Material[];
  /** When each of these came in, by code: whether a file answers a request is told by that. */
  cameAt: Readonly<Record<string, Instant>>;
  /** How many materials others have taken the place of: the history has them (`versions.ts`). */
  displaced: number;
  /** How often material that was there already has been replaced since something was asked for, or since acceptance. */
  replaced: number;
  /** What has been said of its flags and facts, oldest first. */
  acts: readonly CaseAct[];
  contact: ContactStanding;
  /** When the contents of its files were taken away, if they were. */
  filesErasedAt: Instant | null;
  /** Its files that are not what was handed in, and are shown to nobody. */
  unfit: readonly UnfitFile[];
  queryCode: QueryCodeStanding;
  /** How often the project was changed in substance, and when last. */
  changes: number;
  changedAt: Instant | null;
  /** By what the request that changed it last is known. */
  changedBy: string | null;
  /** Which facts have been stated otherwise since acceptance, and when. */
  restated: Restated;
  /** What reviews were asked with before each change: those that were on record then keep it. */
  earlier: readonly Frame[];
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
      /** Until when licences that it grants are to be handed out; absent where it grants none. */
      deliverBy?: DeliverBy | undefined;
      /** What became of it where it was looked at again, the first first; absent where it never was. */
      revisions?: readonly Revision[] | undefined;
    })
  | (Common & {
      status: "not-accepted";
      reasons: string;
      article: string;
      referral: string | null;
      at: Instant;
    })
  | (Common & { status: "lapsed"; asOf: Instant; missing: readonly string[] })
  | (Common & {
      status: "withdrawn";
      acceptance: Acceptance | null;
      /** The one that it was in, or had been: whoever sends an act of it again gets its answer again. */
      joint: JointReview | null;
      reason: string;
      at: Instant;
    });

/** What acceptance froze, or `null` before it. */
export const acceptanceOf = (application: Application): Acceptance | null =>
  "acceptance" in application ? application.acceptance : null;

/** The joint review that it is in, or has been in; `null` where there was none. */
export const jointOf = (application: Application): JointReview | null =>
  "joint" in application ? application.joint : null;

/** Whether the same request has changed the project before: it is a repeat. */
export const isChangedBy = ({ changedBy, earlier }: Application, digest: string): boolean =>
  changedBy === digest || earlier.some((frame) => frame.changedBy === digest);

/**
 * The joint reviews that changes of the project have set aside, the first first. What was done about one is answered again as
 * it was; nothing is done about one any more.
 */
export const jointsSetAside = ({ earlier }: Application): readonly JointReview[] =>
  earlier.flatMap(({ joint }) => joint ?? []);

/** Who presides by the supervisor's word, where the lead itself objected. */
export const presiderOf = ({ presiders }: JointReview): Presider | null => presiders.at(-1) ?? null;

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

/** Accepted, and not over. */
export type InRound = Extract<Application, { status: "in-review" | "joint-review" | "deciding" }>;

export const isInRound = (application: Application): application is InRound =>
  application.status === "in-review" ||
  application.status === "joint-review" ||
  application.status === "deciding";

/** Whether nothing will happen to it any more: decided, or ended on the way. */
export const isOver = (application: Application): boolean =>
  "decision" in application ||
  application.status === "not-accepted" ||
  application.status === "lapsed" ||
  application.status === "withdrawn";

/** What reviews were asked with, the first first: what one takes from its application is that of the first that asked for it. */
export function framesOf(application: Application): readonly Frame[] {
  const { facts, restated, earlier } = application;
  const acceptance = acceptanceOf(application);
  if (acceptance === null) return [];
  const frames = [...earlier, { facts, acceptance, restated }];
  const promised = promisedTo(application);
  return promised.length > 0 ? frames.map((frame) => ({ ...frame, promised })) : frames;
}

/** The frame that asked for a review first; `undefined` where none of them did. */
export const frameOf = (frames: readonly Frame[], reviewId: string): Frame | undefined =>
  frames.find(({ acceptance }) => acceptance.reviews.some((asked) => asked.reviewId === reviewId));

/** What an accepted application gives to one of its reviews. @throws Error when none of these frames asked for it */
export function caseFactsOf(frames: readonly Frame[], reviewId: string): CaseFacts {
  const found = frameOf(frames, reviewId);
  if (!found) throw new Error(`${reviewId} is not among the reviews of its application`);
  const { facts, acceptance, restated, promised } = found;
  const asked = acceptance.reviews.find((review) => review.reviewId === reviewId)!;
  const { name, code, type } = facts.project;
  return {
    applicationId: facts.applicationId,
    leadDepartment: acceptance.lead.id,
    participants: participantsBy(frames, found),
    waitsFor: asked.waitsFor,
    tolerates: asked.tolerates ?? [],
    project: { name, code, type, flags: acceptance.flags },
    applicant: facts.applicant.creditCode,
    applicantName: facts.applicant.name,
    receivedAt: facts.receivedAt,
    stated: statedIn(facts.project.attributes),
    ...(Object.keys(restated).length > 0 && { restated }),
    ...(promised && { promised }),
    actsBefore: acceptance.acts,
    policies: givenPolicies(acceptance.policies),
    catalogueVersion: asked.catalogueVersion ?? acceptance.catalogueVersion,
  };
}

/** The same for all reviews that a frame asks for, and so made once for them. */
function once<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>();
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before;
    const now = make(of);
    made.set(of, now);
    return now;
  };
}

const statedIn = once((attributes: object): readonly string[] => Object.keys(attributes));

const givenPolicies = once(
  ({
    licencesByTacitConsent,
    supplementTermDays,
    longestSpecialProcedureDays,
    afterLadderDays,
  }: Policies): CaseFacts["policies"] => ({
    licencesByTacitConsent,
    supplementTermDays,
    longestSpecialProcedureDays,
    afterLadderDays,
  }),
);

/** One list for all reviews that a frame asked for: what came before it stays, and so does what it asked. */
const participants = new WeakMap<Acceptance, readonly string[]>();

/** Whoever takes part when a frame asks, and had been asked before; who comes in later changes nothing of it (I24). */
function participantsBy(frames: readonly Frame[], asking: Frame): readonly string[] {
  const known = participants.get(asking.acceptance);
  if (known) return known;
  const asked = [asking, ...frames.slice(0, frames.indexOf(asking))];
  const all = [...new Set(asked.flatMap(({ acceptance }) => participantsOf(acceptance)))];
  participants.set(asking.acceptance, all);
  return all;
}

/** The lead and every department that is asked. */
export const participantsOf = ({ lead, reviews }: Acceptance): string[] => [
  ...new Set([lead.id, ...reviews.map(({ department }) => department)]),
];

/** When it ended; `null` while it is open. */
export function endedAt(application: Application): Instant | null {
  if ("decision" in application) return application.decidedAt;
  switch (application.status) {
    case "not-accepted":
    case "withdrawn":
      return application.at;
    case "lapsed":
      return application.asOf;
    default:
      return null;
  }
}
