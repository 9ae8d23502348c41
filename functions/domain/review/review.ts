/**
 * A review (事项实例): one matter of one application, owned by one department. Its state is what the events made it, by
 * `replay.ts`; `advance.ts` says what time alone makes of it, the files named after commands what its department does.
 */
import type { LadderStep } from "./ladder.ts";
import type { Delivery } from "./licence.ts";
import type { Due } from "../calendar/clock.ts";
import type { RanSince } from "../calendar/limits.ts";
import type { CalendarExcerpt } from "../calendar/excerpt.ts";
import type { GuardCheck, GuardId } from "./guard.ts";
import type { HandedOver } from "./handOver.ts";
import type { Handler, Opinion } from "./opinion.ts";
import type { ExpressOutcome, Outcome, SilentOutcome } from "./outcome.ts";
import type { LegalBasis, Matter, Policies, PromiseTerms } from "../catalogue/region.ts";
import type { EndpointAnswer, Evidence, Opening, Signature } from "./receipt.ts";
import type { CorrectionNote, ProjectNote, Restated } from "./projectChange.ts";
import type { NamedOrder, Order } from "./order.ts";
import type { CheckDue, ChecksBegun, PromiseCheck } from "./promiseCheck.ts";
import type { DisputeDecider, Referral, ReferralAnswer, Sitting, WhoseItIs } from "./referralAnswer.ts";
import type { Reached, Served, ServiceEvidence } from "./service.ts";
import type { ApprovedCommand, Approver } from "./approver.ts";
import type { Asked } from "./asking.ts";
import type {
  EndedStop,
  SpecialProcedure,
  SpecialProcedureKind,
  Stop,
  Supplement,
  SupplementService,
} from "./stop.ts";
import type { FlagRaised } from "../catalogue/flags.ts";
import type { VisitEvent, Visiting } from "./visit.ts";
import type { GreenReviewEvent } from "./greenChannel.ts";
import type { HigherEvent, HigherRefusal, SentOn } from "./higherAuthority.ts";
import type { Invitation, InvitationEvidence } from "./invitation.ts";
import type { CaseAct } from "./caseAct.ts";
import type { Announced, AnnouncementEvent, RevokingOrgan } from "./announcement.ts";
import type { Claim } from "../catalogue/routing.ts";
import type { Actor, Rank } from "../base/actor.ts";
import type { Instant, LocalDate } from "../base/time.ts";

/** What a review is about, and whose it is; its history begins with it. */
export type OwnFacts = {
  reviewId: string;
  matter: Matter;
  department: Reached;
  /** Where it takes another one's place; absent of one that was its department's from the beginning. */
  handedOn?: HandedOn | undefined;
  /** Whether its department was added while the case was in review: it asks for nothing that was knowable at intake. */
  added?: true | undefined;
  /** Where its matter is looked at again (复审): which review it takes the place of, and why. */
  follows?: { reviewId: string; why: AgainWhy } | undefined;
};

/** Why a matter is looked at again: its department had objected, its material came anew, or it fell with what is looked at again. */
export const AGAIN_WHY = ["objected", "material", "prerequisite"] as const;
export type AgainWhy = (typeof AGAIN_WHY)[number];

/** 移送: who was asked before was not competent, and named its department. */
export type HandedOn = {
  from: string;
  /** The department that has handed it on; absent of what was handed on before this was written down. */
  by?: string | undefined;
  /** Who has named its department where a dispute or a sitting was about whose it is: nobody sends it on, or disputes it, again. */
  named?: DisputeDecider | undefined;
  /** What its statutory limit has run under since its first service; absent once a change of the project has started it anew. */
  ranSince?: RanSince | undefined;
};

/** Material that may follow (容缺): when it was promised, by when, and how that is checked. */
export type PromisedMaterial = Pick<PromiseTerms, "checkDays" | "putRightDays"> & {
  code: string;
  givenAt: Instant;
  dueAt: Instant;
};

/** What a review takes from its application, where it is kept once for all of them: frozen when it was asked for. */
export type CaseFacts = {
  applicationId: string;
  /** The lead (牵头部门) of the application. */
  leadDepartment: string;
  /** Every department of the application: these may know that the review exists. */
  participants: readonly string[];
  /** The reviews that must have been consented to before this one starts; those that may follow are not here. */
  waitsFor: readonly string[];
  /** The reviews that hold up its decision only, not its start (容缺). */
  tolerates: readonly string[];
  project: { name: string; code: string; type: string; flags: readonly FlagRaised[] };
  /** The applicant's unified social credit code. */
  applicant: string;
  applicantName: string;
  receivedAt: Instant;
  /** Which facts the applicant has stated. */
  stated: readonly string[];
  /** Which of them have been stated otherwise by a change of the project, and when; absent where none. */
  restated?: Restated | undefined;
  /** Material of the case that was promised to follow (容缺); absent where none was. */
  promised?: readonly PromisedMaterial[] | undefined;
  /** What had been said of its flags and facts before it was asked for. */
  actsBefore: readonly CaseAct[];
  policies: Pick<
    Policies,
    "licencesByTacitConsent" | "supplementTermDays" | "longestSpecialProcedureDays" | "afterLadderDays"
  >;
  catalogueVersion: string;
};

/** What a review was dispatched with, and what changes of the project have made of it while it was open. */
export type ReviewFacts = OwnFacts & CaseFacts;

/** What of a review's facts its own history says. */
export const ownFacts = ({
  reviewId,
  matter,
  department,
  handedOn,
  follows,
  added,
}: ReviewFacts): OwnFacts => ({
  reviewId,
  matter,
  department,
  ...(handedOn && { handedOn }),
  ...(follows && { follows }),
  ...(added && { added }),
});

/** The record of a consent, or another outcome, that came about by silence. */
export type SilenceRecord = {
  asOf: Instant;
  /** What allows silence to count as consent or as refusal; `null` where it counts as neither. */
  basis: LegalBasis | null;
  guards: readonly GuardCheck[];
  /** The days that its ledger is made of, as the calendar had them. */
  judgedBy: CalendarExcerpt;
  /** Until when the department owes its written opinion all the same (补录); `null` when it owes none. */
  backfillDueAt: Instant | null;
  /** Who answered for the review when it fell silent. */
  responsible: Handler | null;
  /** Why the lead has gone on without (afterLadder); absent where silence counted at the due instant. */
  proceeded?: Proceeded | undefined;
};

/** Its due instant had passed, the ladder had reached its last step then, and so many further working days had gone by. */
export type Proceeded = { dueAt: Instant; lastStepAt: Instant; furtherDays: number };

export type Attempt = { opinion: Opinion; receivedAt: Instant };

/** In a joint review a department withdraws or maintains; its opinion on record stays as it is. */
export type Position = { kind: "withdraws" | "maintains"; reasons: string; at: Instant };

/** A command that the rules refused: evidence, and a breach where `ruleOfAttempt` says so. */
export type RefusedAttempt = {
  command: string;
  code: ReviewRefusal["code"];
  at: Instant;
  /** By what the same command is known when it is given again; absent of one that says nothing. */
  said?: string | undefined;
};

/** What a department can be held to account for: a limit that ran out, or an attempt that its rules refuse. */
export type BreachRule =
  | "promised-limit"
  | "statutory-limit"
  | "supplement-out-of-window"
  | "supplement-twice"
  | "extension-too-late";

/** A limit that ran out, as of that instant; whatever becomes of the review, it did. */
export type LimitBreach = { rule: "promised-limit" | "statutory-limit"; at: Instant };

/**
 * A breach that was none, and why: by whom, with reasons, or by the record itself, where the review had ended before a
 * limit that a clock running ahead took for over. The breach stays on record, as corrected.
 */
export type Correction = { rule: BreachRule; at: Instant; correctedAt: Instant } & (
  { by: Actor; reasons: string } | { by: null; reasons: null }
);

/** More days (延期): once, before the limit runs out, approved by the head of the organ. */
export type Extension = { days: number; reasons: string; approver: Approver; at: Instant };

/** 行政许可法 art. 69(1) and (2): why what was given may be taken back. */
export const REVOCATION_GROUNDS = [
  "abuse-or-neglect",
  "beyond-powers",
  "procedure",
  "conditions-not-met",
  "deceit-or-bribery",
  "other",
] as const;
export type RevocationGround = (typeof REVOCATION_GROUNDS)[number];

/** How the applicant was heard before: by which announcement, of which facts, and when they stated their side, if they did. */
export type Heard = { announcedAt: Instant; facts: string; statedAt: Instant | null };

/** A consent by silence that was found unlawful afterwards (撤销): the outcome stays on record, and void. */
export type Revocation = {
  /** On which ground of the article; absent of one that was written before that was asked for. */
  ground?: RevocationGround | undefined;
  reasons: string;
  article: string;
  decidedBy: RevokingOrgan;
  /** What was announced before, and whether the applicant has stated their side; absent of one that was written before that was kept. */
  heard?: Heard | undefined;
  /** The day on which the applicant was heard, of one that was written when no more was asked for. */
  heardOn?: LocalDate | undefined;
  at: Instant;
};

/** A silence that was recorded before its limit had run out, by a clock that ran ahead, and is on record no more than that. */
export type TakenBack = { outcome: SilentOutcome; record: SilenceRecord; at: Instant };

/** Why nobody needs a review any more. */
export type CancelCause =
  | { kind: "withdrawal" }
  | { kind: "prerequisite"; reviewId: string; outcome: Outcome }
  /** The project, as it is changed, does not reach its matter any more. */
  | { kind: "project-change"; change: number };

/** What a review keeps whatever its status becomes. */
export type Common = Evidence & {
  facts: ReviewFacts;
  /** Who handles it (经办人), once the department has said so. */
  handler: Handler | null;
  /** Each one named and since when: who answered for it at an instant does not change with the next. */
  handlersNamed: readonly { handler: Handler; at: Instant }[];
  /** The hand-overs (工作交接) that it was part of, as they were accepted; absent of none. */
  handedOver?: readonly HandedOver[];
  supplement: Supplement | null;
  procedures: readonly SpecialProcedure[];
  extension: Extension | null;
  /** How often a change of the project has started the clock again. */
  interruptions: number;
  /** When one did last: what was received before is about another project. Absent where none has. */
  interruptedAt?: Instant | undefined;
  /** The stops that were over then, of whatever service; absent where there were none. */
  endedBefore?: readonly EndedStop[] | undefined;
  /** What changes of the project have meant to it while it was open; absent where there were none. */
  notes?: readonly ProjectNote[] | undefined;
  /** What has been said of the case's flags and facts since acceptance, while this review was open; absent where nothing. */
  acts?: readonly CaseAct[] | undefined;
  /** When material came that had been promised to follow, by its code; absent where none has. */
  came?: Readonly<Record<string, Instant>> | undefined;
  /** What came of checking the promises that it rests on (核查), oldest first; absent where none was checked. */
  promiseChecks?: readonly PromiseCheck[] | undefined;
  /** By when its promises were to be checked as each duty began, the latest last; absent where none had, or before it was kept. */
  checksDue?: readonly CheckDue[] | undefined;
  /** What the ladder has issued, oldest first; absent where nothing was ever overdue. */
  orders?: readonly Order[] | undefined;
  /** What somebody asked for who may not approve it; absent where nothing was, as nearly always. */
  asked?: readonly Asked[] | undefined;
  /** Each time that it was announced that its consent by silence is to be revoked; absent where it never was, as nearly always. */
  announced?: readonly Announced[] | undefined;
  /** The silence that an opinion received in time has taken back; absent where there was none, as nearly always. */
  takenBack?: TakenBack | undefined;
  /** To the joint review of its case; absent where its department was not invited by it. */
  invitation?: Invitation | undefined;
  /** To a site visit of its case; absent where it was invited to none. */
  visit?: Visiting | undefined;
  /** That it was sent on to a higher authority (需国家、省审批), and what came of that; absent where it was not, as nearly always. */
  sentOn?: SentOn | undefined;
  /** Since when its case is in the green channel (绿色通道); absent where it is not, as nearly always. */
  green?: { since: Instant } | undefined;
  /** What the department says to its own objection or condition in a joint review; the last word counts. */
  position: Position | null;
  positionsTaken: number;
  /** What came of its having been handed on (移送); absent where nobody has said anything about it. */
  referral?: Referral | undefined;
  /** Of a licence that was granted: whether its applicant has it; absent until somebody has done something about that. */
  delivery?: Delivery | undefined;
  /** Opinions that came at or after the due instant of a review closed by silence, or after the case was over: advisory. */
  lateOpinions: readonly Attempt[];
  /** Other opinions after the first: evidence, nothing else. */
  rivalOpinions: readonly Attempt[];
  refusedAttempts: readonly RefusedAttempt[];
  /** When it was first served, and how often material was asked for: a change of the project erases neither. */
  firstServedAt: Instant | null;
  supplementsAsked: number;
  /** The limits that ran out, of whatever service. */
  breaches: readonly LimitBreach[];
  corrections: readonly Correction[];
};

/** A review with its one outcome; it never changes again but by what is kept beside it. */
export type ClosedReview = Common & {
  status: "closed";
  closedAt: Instant;
  /** The days that it was judged by; `null` where it was never served. */
  judgedBy: CalendarExcerpt | null;
} & (
    | { outcome: ExpressOutcome; served: Served; opinion: Opinion; overdue: boolean; silence: null }
    | {
        outcome: SilentOutcome;
        served: Served;
        opinion: null;
        overdue: false;
        silence: SilenceRecord;
        backfillMissed: boolean;
        revocation: Revocation | null;
      }
    /** 指定管辖: another department was named, or the same one anew; what it had said of it, if anything, is in `referral`. */
    | { outcome: "referred"; served: Served | null; opinion: null; overdue: boolean; silence: null }
    | { outcome: "replaced"; served: null; opinion: null; overdue: false; silence: null; claim: Claim }
    | {
        outcome: "cancelled";
        served: Served | null;
        opinion: null;
        overdue: boolean;
        silence: null;
        cause: CancelCause;
      }
  );

export type Review =
  | (Common & { status: "waiting"; served: null })
  /** Sent, and not yet served: no clock runs. */
  | (Common & {
      status: "dispatched";
      served: null;
      sentAt: Instant;
      recordedAt: Instant;
      /** The clock as it starts at the latest, in an in-box; `null` where an endpoint has to answer. */
      latest: Served | null;
      isUnserved: boolean;
    })
  | (Common & { status: "running"; served: Served })
  | (Common & { status: "suspended"; served: Served; stop: Stop })
  | (Common & {
      status: "overdue";
      served: Served;
      failedGuards: readonly GuardId[];
      /** What each of them rests on; absent where silence fails none. */
      failed?: readonly GuardCheck[] | undefined;
      raisedTo: LadderStep;
      /** When the lead goes on without, as it was told; absent where it never does, and where that was open. */
      goesOnAt?: Instant | undefined;
      /** The days until its limit ran out. */
      judgedBy: CalendarExcerpt;
    })
  | ClosedReview;

export const isClosed = (review: Review): review is ClosedReview => review.status === "closed";

export type ReviewEvent =
  | { type: "review-dispatched"; facts: OwnFacts }
  | { type: "review-waits"; facts: OwnFacts }
  | ({ type: "review-replaced"; facts: OwnFacts; claim: Claim; at: Instant } & ChecksBegun)
  /**
   * `passedOver`: since when the endpoint was switched off that it would have gone to; absent where it was not.
   * `told`: the due date that had been told as it was sent, open where none was any more; absent where it told none.
   */
  | {
      type: "review-served";
      served: Served;
      evidence: ServiceEvidence;
      passedOver?: Instant | undefined;
      told?: LocalDate | undefined;
    }
  | {
      type: "review-sent";
      at: Instant;
      recordedAt: Instant;
      latest: Served | null;
      passedOver?: Instant | undefined;
    }
  | { type: "review-unserved"; asOf: Instant }
  | { type: "review-signed-for"; signature: Signature }
  | { type: "review-opened"; opening: Opening }
  | { type: "endpoint-answered"; answer: EndpointAnswer }
  | { type: "review-reminded"; at: Instant }
  /** What the applicant had promised to follow is there. */
  | ({ type: "promised-material-came"; material: string; at: Instant } & ChecksBegun)
  | ({
      type: "opinion-given";
      opinion: Opinion;
      receivedAt: Instant;
      overdue: boolean;
      judgedBy: CalendarExcerpt;
    } & ChecksBegun)
  | ({ type: "closed-by-silence"; outcome: SilentOutcome; record: SilenceRecord } & ChecksBegun)
  /** What closed it came too early: an opinion was received before the due instant, and follows. */
  | { type: "silence-found-premature"; takenBack: TakenBack }
  | { type: "review-cancelled"; cause: CancelCause; at: Instant; judgedBy?: CalendarExcerpt }
  | {
      type: "clock-recomputed";
      served: Served;
      before: Pick<Served, "due" | "calendarVersion">;
    }
  | { type: "supplement-requested"; supplement: Supplement; served: Served }
  /** The applicant's term had been open until its year was loaded. */
  | { type: "supplement-term-set"; servedAtLatest: Instant; lapsesAt: Instant; served: Served }
  /** The applicant has it: the term counts from then. */
  | {
      type: "supplement-served";
      service: SupplementService;
      lapsesAt: Instant;
      served: Served;
      before: Due;
    }
  | { type: "material-supplied"; material: string; at: Instant }
  | { type: "supplement-request-withdrawn"; at: Instant }
  | { type: "special-procedure-started"; procedure: SpecialProcedure; served: Served; before: Due }
  | { type: "special-procedure-ended"; kind: SpecialProcedureKind; at: Instant }
  /** `told`: the due date that had last been told; absent of one that was written before that was asked for. */
  | {
      type: "clock-resumed";
      stop: Stop;
      at: Instant;
      served: Served;
      before: Due;
      told?: LocalDate | undefined;
    }
  | { type: "clock-extended"; extension: Extension; served: Served; before: Due }
  | { type: "project-change-noted"; note: ProjectNote }
  /** Facts were corrected with evidence, and departments were added by that. */
  | { type: "facts-corrected-noted"; note: CorrectionNote }
  /** One that it waits for, or that holds up its decision, has been handed on: another review has taken its place. */
  | { type: "prerequisite-handed-on"; from: string; to: string; at: Instant }
  | { type: "clock-interrupted"; change: number; at: Instant }
  /** It waits for somebody's approval, and changes nothing until then. */
  | { type: "approval-asked"; asked: Omit<Asked, "end"> }
  /** What follows from it stands before it, in the same commit. */
  | { type: "approval-given"; command: ApprovedCommand; by: Actor; at: Instant }
  | { type: "approval-taken-back"; command: ApprovedCommand; by: Actor; at: Instant }
  | { type: "handler-named"; handler: Handler; at: Instant }
  /** It was listed in a hand-over that was accepted: who has it follows from the register, and this is what is told of it. */
  | { type: "handed-over"; handedOver: HandedOver }
  | { type: "opinion-found-timely"; receivedAt: Instant }
  | {
      type: "review-escalated";
      asOf: Instant;
      failedGuards: readonly GuardId[];
      failed?: readonly GuardCheck[] | undefined;
      goesOnAt?: Instant | undefined;
      judgedBy: CalendarExcerpt;
    }
  | { type: "case-act-noted"; act: CaseAct }
  /** A limit has run out at an instant at which nothing else happens: the statutory one by itself. */
  | { type: "limit-breached"; breach: LimitBreach }
  | { type: "card-corrected"; correction: Correction }
  | { type: "escalation-raised"; to: LadderStep; asOf: Instant }
  | { type: "order-signed-for"; order: NamedOrder; by: Actor; at: Instant }
  | { type: "order-answered"; order: NamedOrder; by: Actor; at: Instant; answer: string }
  | { type: "backfill-missed"; asOf: Instant }
  | { type: "review-invited"; invitation: Pick<Invitation, "sentAt" | "beginsAt"> }
  | { type: "invitation-received"; evidence: InvitationEvidence }
  | { type: "invitation-reminded"; at: Instant }
  | VisitEvent
  | GreenReviewEvent
  | HigherEvent
  | { type: "position-taken"; position: Position }
  /** Whoever it was handed on to accepts it, or disputes that it is theirs; then the lead decides. */
  | {
      type: "referral-answered";
      answer: ReferralAnswer["answer"];
      reasons: string | null;
      /** Whose it is, by the department that disputes that it is its own. */
      names?: string | undefined;
      at: Instant;
    }
  | ({ type: "jurisdiction-opened" } & Sitting)
  | ({
      type: "referral-decided";
      /** Where another review takes its place: it closes with this. */
      closing?: { overdue: boolean; judgedBy: CalendarExcerpt | null } | undefined;
    } & WhoseItIs)
  | AnnouncementEvent
  | { type: "deemed-consent-revoked"; revocation: Revocation }
  /** The licence has been handed out to its applicant, or nobody does that in time. */
  | { type: "licence-handed-out"; licence: NonNullable<Delivery["licence"]> }
  | { type: "delivery-overdue"; to: LadderStep; asOf: Instant }
  | { type: "promise-checked"; check: PromiseCheck }
  | { type: "late-opinion-kept"; attempt: Attempt }
  /** It was received in time, against a silence that was recorded too early; but the case was over by then. */
  | { type: "timely-opinion-kept"; attempt: Attempt }
  | { type: "rival-opinion-kept"; attempt: Attempt }
  | { type: "attempt-refused"; attempt: RefusedAttempt };

/** Why a command was refused; each code has a problem of its own, and says what may be done instead. */
export type ReviewRefusal =
  | HigherRefusal
  | { code: "late"; outcome: SilentOutcome; dueAt: Instant }
  | { code: "case-over"; outcome: SilentOutcome; dueAt: Instant }
  | { code: "already-decided"; outcome: Outcome }
  | { code: "cancelled"; cause: CancelCause }
  | { code: "project-changed"; changedAt: Instant }
  | { code: "not-running"; status: Review["status"] }
  | { code: "past-due"; dueAt: Instant }
  | { code: "referral-window-closed"; closedAt: Instant }
  | { code: "handed-on-already"; reviewId: string }
  | { code: "not-handed-on" }
  | { code: "department-named"; by: DisputeDecider }
  | { code: "referral-answered"; answeredAt: Instant }
  | { code: "referral-accepted-by-silence"; closedAt: Instant }
  | { code: "not-referable"; department: string; allowed: readonly string[] }
  | { code: "supplement-used"; requestedAt: Instant }
  | { code: "supplement-window-closed"; closedAt: Instant }
  | { code: "material-held"; materials: readonly string[] }
  | { code: "material-without-basis"; materials: readonly string[] }
  /** Its department was added: the applicant could have been told of these at intake, and was not. */
  | { code: "knowable-at-intake"; materials: readonly string[] }
  | { code: "no-supplement-request" }
  | { code: "special-procedure-used"; kind: SpecialProcedureKind }
  | { code: "no-special-procedure" }
  | { code: "approver-rank"; needed: readonly Rank[] }
  | { code: "own-request"; askedAt: Instant }
  | { code: "nothing-awaits" }
  | { code: "several-await"; commands: readonly ApprovedCommand[] }
  | { code: "approval-awaited"; askedAt: Instant }
  | { code: "asked-too-often"; most: number }
  | { code: "planned-end"; earliest: LocalDate; latest: LocalDate }
  | { code: "extension-used"; extendedAt: Instant }
  | { code: "too-many-days"; most: number }
  /** `least`: from how many days on an extension moves the date; `null` where none that is allowed does. */
  | { code: "extension-moves-nothing"; dueAt: Instant; least: number | null }
  | { code: "handler-named-too-often"; most: number }
  | { code: "not-deemed"; status: Review["status"] }
  | { code: "already-revoked"; revokedAt: Instant }
  | { code: "announced-already"; announcedAt: Instant }
  | { code: "announced-too-often"; most: number }
  | { code: "not-announced" }
  /** What the organ above has announced is that one's to decide. */
  | { code: "announced-by-superior"; announcedAt: Instant }
  /** The applicant may state their side until then; `null` where the calendar does not reach that far. */
  | { code: "hearing-runs"; until: Instant | null }
  /** 可能对公共利益造成重大损害的，不予撤销 (art. 69(3)). */
  | { code: "grave-public-harm" }
  /** `materials`: those whose promise may be checked here. */
  | { code: "no-promise-to-check"; materials: readonly string[] }
  | { code: "promise-checked"; checkedAt: Instant }
  | { code: "put-right-running"; until: Instant }
  | { code: "no-such-card"; cards: readonly string[] }
  | { code: "no-such-order"; orders: readonly string[] }
  | { code: "order-rank"; needed: readonly Rank[] }
  /** An order is signed for by somebody whom their token names. */
  | { code: "by-name" }
  | { code: "order-answered"; answeredAt: Instant }
  | { code: "card-corrected"; correctedAt: Instant }
  | { code: "licence-not-granted" }
  | { code: "licence-handed-out"; number: string; handedOutAt: Instant }
  | { code: "licence-expired"; validUntil: LocalDate; today: LocalDate }
  | { code: "no-joint-review" }
  | { code: "nothing-contested" }
  | { code: "position-taken-too-often"; most: number };

/**
 * What a command does: the events that follow, and the refusal if it was refused. A refused attempt may still
 * leave an event (it is evidence); `attempt` asks for it to be counted, kept or not.
 */
export type ReviewDecision = { events: readonly ReviewEvent[]; refusal?: ReviewRefusal; attempt?: true };

/** So many late opinions, and so many rival ones, are kept whole, further ones only counted: a history is bounded. */
export const ATTEMPTS_KEPT = 2;
