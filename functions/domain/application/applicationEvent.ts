/** What happens to an application, why a command about it is refused, and what one does. */
import type { DisputeDecider } from "../review/referralAnswer.ts";
import type { Flag } from "../catalogue/flags.ts";
import type { LadderStep } from "../review/ladder.ts";
import type { ReviewEvent } from "../review/review.ts";
import type { StatementRefusal } from "../review/announcing.ts";
import type { Decision } from "./rollUp.ts";
import type { DeliverBy } from "../review/licence.ts";
import type { ContactEvent, ContactRefusal } from "./contact.ts";
import type { ReceivedAtWindow } from "./firstContact.ts";
import type { FileFound } from "./fileFound.ts";
import type { PromiseBroken, PromiseGiven, PromiseReminded } from "./promises.ts";
import type { LinkCopied, LinkNotCopied } from "./copied.ts";
import type { FilesErased } from "./filesErasure.ts";
import type { AgencyEvent } from "./agents.ts";
import type { RectificationEvent, RectificationRefusal } from "./rectification.ts";
import type { VisitRefusal } from "./callingVisits.ts";
import type { VisitCaseEvent } from "./siteVisit.ts";
import type { GreenRefusal } from "./enteringGreen.ts";
import type { GreenCaseEvent } from "./greenChannel.ts";
import type { QueryCodeEvent, QueryCodeRefusal } from "./queryCode.ts";
import type { CaseAct } from "../review/caseAct.ts";
import type { AdditionRefusal, MattersAdded } from "./addingMatter.ts";
import type { WholeRefusal } from "./extendingWhole.ts";
import type { WholeEvent } from "./whole.ts";
import type { DecisionRevised, RevisionRefusal } from "./revision.ts";
import type { ProjectChanged } from "./projectChange.ts";
import type { MatterHandedOn } from "./handingOn.ts";
import type { Material } from "./material.ts";
import type { Instant, LocalDate } from "../base/time.ts";
import type {
  ApplicationFacts,
  Acceptance,
  Defect,
  JointReview,
  Sitting,
  Conclusion,
  LeadDecision,
  Presider,
  Application,
} from "./application.ts";

export type ApplicationEvent =
  | {
      type: "application-received";
      facts: ApplicationFacts;
      materials: readonly Material[];
      /** The same applicant's applications about the same project that were open then; absent where there were none. */
      alsoOpen?: readonly string[] | undefined;
      /** Whether another applicant had one open; which and whose is not theirs to know. Absent where nobody had. */
      openByOthers?: true | undefined;
    }
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
  | PromiseGiven
  | PromiseReminded
  | PromiseBroken
  | LinkCopied
  | LinkNotCopied
  /** A term had been open until its year was loaded: the window's, the applicant's, the joint review's or the lead's. */
  | {
      type: "term-set";
      dueAt: Instant;
      dueDate: LocalDate;
      call?: Pick<JointReview, "callBy" | "callOn"> | undefined;
    }
  | { type: "material-handed-in"; material: Material; at: Instant }
  /** In the place of what was there already, and nobody had asked for: no department had begun on it. */
  | { type: "material-replaced"; material: Material; at: Instant }
  | { type: "application-accepted"; acceptance: Acceptance }
  | {
      type: "application-not-accepted";
      reasons: string;
      article: string;
      referral: string | null;
      at: Instant;
    }
  | { type: "application-lapsed"; asOf: Instant }
  | { type: "application-withdrawn"; reason: string; at: Instant }
  | CaseAct
  | ReceivedAtWindow
  | ContactEvent
  | FilesErased
  | FileFound
  | QueryCodeEvent
  | AgencyEvent
  | VisitCaseEvent
  | GreenCaseEvent
  | ProjectChanged
  | MatterHandedOn
  | RectificationEvent
  | MattersAdded
  | WholeEvent
  | DecisionRevised
  | { type: "joint-review-opened"; joint: JointReview }
  /** More of it is contested than it was opened for: what came to stand against it, and what conditions clash about, since. */
  | {
      type: "joint-review-widened";
      objections: readonly string[];
      clashes: readonly string[];
      at: Instant;
    }
  | { type: "joint-review-convened"; sitting: Sitting }
  | { type: "presider-named"; presider: Presider }
  | { type: "joint-review-concluded"; conclusion: Conclusion }
  | { type: "lead-asked"; asOf: Instant; decideBy: Instant; decideOn: LocalDate }
  | { type: "lead-overdue"; to: LadderStep; asOf: Instant }
  | {
      type: "application-decided";
      decision: Decision;
      decidedAt: Instant;
      lead: LeadDecision | null;
      /** Until when licences that it grants are to be handed out; absent where it grants none, and where no calendar reaches that far. */
      deliverBy?: DeliverBy | undefined;
    };

export type ApplicationRefusal =
  | { code: "nothing-to-review" }
  | ContactRefusal
  | QueryCodeRefusal
  | VisitRefusal
  | GreenRefusal
  | { code: "project-open-already"; applications: readonly string[] }
  /** Nothing may be promised about a project on the negative list. */
  | { code: "promise-on-flagged"; flags: readonly Flag[] }
  /** The applicant has broken a promise, or is under a hold; `until` is `null` where its end is open. */
  | { code: "promise-barred"; holds: readonly string[]; until: Instant | null }
  | { code: "too-many-reviews"; count: number; most: number }
  | { code: "unknown-material"; known: readonly string[] }
  | { code: "not-awaiting-materials"; status: Application["status"] }
  | { code: "replaced-too-often"; most: number }
  /** Departments have begun on what it would replace. */
  | { code: "material-begun"; material: string; reviews: readonly string[] }
  | { code: "too-many-files"; most: number }
  | { code: "file-on-record"; material: string; cameAt: Instant }
  | { code: "not-awaiting-acceptance"; status: Application["status"] }
  | { code: "returned-already" }
  | { code: "material-not-askable"; materials: readonly string[]; askable: readonly string[] }
  | { code: "application-ended"; status: Application["status"] }
  | { code: "not-in-review"; status: Application["status"] }
  | { code: "project-changed-too-often"; most: number }
  | { code: "nothing-changed" }
  | { code: "change-lacks-materials"; materials: readonly string[] }
  | RectificationRefusal
  | AdditionRefusal
  | WholeRefusal
  | RevisionRefusal
  | StatementRefusal
  /** `reviews`: those about which it is to be named whose they are. */
  | { code: "no-referral-dispute"; reviews: readonly string[] }
  /** The lead is a party to it, or is not. */
  | { code: "not-to-decide-dispute"; reviewId: string; decides: DisputeDecider }
  /** It is no organ that could be named by who names. */
  | { code: "not-nameable"; department: string; allowed: readonly string[] }
  | { code: "no-joint-review"; status: Application["status"] }
  | { code: "already-convened"; heldOn: LocalDate }
  | { code: "not-convened" }
  | { code: "sitting-not-held"; heldOn: LocalDate }
  /** One of them is open again: a silence that a clock running ahead had recorded was taken back. */
  | { code: "reviews-open"; reviews: readonly string[] }
  | { code: "lead-presides"; lead: string }
  | { code: "presider-missing" }
  | { code: "presider-not-present"; department: string }
  | { code: "presider-named-too-often"; most: number }
  | { code: "may-not-preside"; department: string; allowed: readonly string[] }
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
