/**
 * Notices (告知书 / 通知书): documents owed to somebody because something happened. A notice is data; how it reads in
 * Chinese or English is the business of whoever prints it.
 */
import type { Conclusion, LeadDecision, Sitting } from "../application/application.ts";
import type { Officer, VisitMove } from "../application/siteVisit.ts";
import type { Attendance } from "../application/attendance.ts";
import type { LedgerRow, Limit } from "../calendar/clock.ts";
import type { LimitName } from "../calendar/limits.ts";
import type { Handler, Opinion } from "../review/opinion.ts";
import type { Outcome, SilentOutcome } from "../review/outcome.ts";
import type { GuardCheck, GuardId } from "../review/guard.ts";
import type { LegalBasis, MatterKind, OnTimeout, Recourse } from "../catalogue/region.ts";
import type { ComplaintAnswer } from "../supervision/complaint.ts";
import type { Flag } from "../catalogue/flags.ts";
import type { LadderStep } from "../review/ladder.ts";
import type { PromiseCheck } from "../review/promiseCheck.ts";
import type { DisputeDecider } from "../review/referralAnswer.ts";
import type { AgainWhy, Heard, RevocationGround } from "../review/review.ts";
import type { RevisionRequest } from "../application/revision.ts";
import type { Uncopied } from "../base/link.ts";
import type { Channel } from "../review/service.ts";
import type { MatterDecision, MatterResult, Verdict } from "../application/matterDecision.ts";
import type { ChangeEffect } from "../application/projectChange.ts";
import type { Decision, RollUp, SourcedCondition } from "../application/rollUp.ts";
import type { Rank } from "../base/actor.ts";
import type { AttributeValue } from "../catalogue/condition.ts";
import type { Approver } from "../review/approver.ts";
import type { SpecialProcedureKind, Stop } from "../review/stop.ts";
import type { Claim } from "../catalogue/routing.ts";
import type { Instant, LocalDate } from "../base/time.ts";

type Named = { name: string; nameEn: string };
type NamedMatter = Named & { code: string };
type NamedDepartment = Named & { id: string };
type NamedMaterial = Named & { code: string };
type NamedFigure = Named & { code: string; unit: string; unitEn: string };

/** A line of a bill: by what charge, of which matter, how much in whole fen. */
type ChargedFor = { charge: Named; matter: NamedMatter; amount: number };

/** One department's part in an acceptance: its limit, its date, and what silence on that date means. */
export type AnnouncedReview = {
  matter: NamedMatter;
  department: NamedDepartment;
  limit: Limit;
  /** The statutory limit, where it runs out before the promised one and gives the date. */
  statutoryFirst: Limit | null;
  /** `null` for one that starts only after others, or that something stands in for, and where it is open. */
  dueDate: LocalDate | null;
  provisional: boolean;
  startsAfter: readonly NamedMatter[];
  replacedBy: Claim["by"] | null;
  /** By an endpoint: its date counts from when that takes it, and the one told holds if it does so today. */
  byEndpoint: boolean;
  onTimeout: OnTimeout;
  /** Why silence will not count as consent although the matter says so. */
  barred: Barred | null;
  /** So many working days after the last step of the ladder the lead goes on without; absent where it never does. */
  goesOnAfter?: number | undefined;
  tacitBasis: LegalBasis | null;
  /** In yuan; `null` where it goes by a fact that is yet to be vouched for. */
  fee: number | null;
};

/** What is known at acceptance and keeps silence from counting: a flag of the negative list (G5), or a hold (G6). */
export type Barred = "flag" | "hold";

/** `until` is `null` until the calendar of its year is loaded. */
export type OwedItem = NamedMaterial & {
  defect: string | null;
  basis: LegalBasis | null;
  until: Instant | null;
} & {
  /** Who asks; `null` for what the catalogue asks of everybody. */
  askedBy: { department: NamedDepartment; matter: NamedMatter; reasons: string } | null;
};

/** One matter as the summary lists it. */
export type SummedUp = MatterDecision & {
  matter: NamedMatter;
  matterKind: MatterKind;
  name: string;
  nameEn: string;
  /** The matter that it was refused or never examined for. */
  fellWith: NamedMatter | null;
  /** What lets its silence count, where it did. */
  silenceBasis: LegalBasis | null;
};

/**
 * What became of an objection in a joint review: its department withdrew it, the lead granted all the same or refused with it,
 * or it is its own organ's to decide.
 */
export type SettledObjection = {
  department: NamedDepartment;
  matter: NamedMatter;
  as: "withdrawn" | "overridden" | "upheld" | "own";
  reasons: string;
};

/** Which guards of a consent by silence did not hold, and the flags of the negative list that the project carried then. */
export type Failed = { failedGuards: readonly GuardId[]; flags: readonly Flag[] };

/** Why the applicant waits longer, or in vain. */
export type DelayCause =
  | {
      why: "special-procedure";
      kind: SpecialProcedureKind;
      basis: string;
      until: Instant;
      /** How many days it takes, the day on which it starts and its last day included. */
      days: number;
      before: LocalDate | null;
      after: LocalDate | null;
      approver: Approver;
    }
  /** `askedBy`: who has asked the department for its reasons, by an order. */
  | ({ why: "overdue"; dueAt: Instant; askedBy: Named; goesOnAfter?: number | undefined } & Failed)
  /** The lead has gone on without the answer. */
  | { why: "lead-proceeds"; dueAt: Instant; lastStepAt: Instant; furtherDays: number; lead: Named }
  | { why: "objection"; article: string; curableBy: string }
  | { why: "lead-overdue"; dueAt: Instant; askedBy: Named };

/** A fact as it is stated now. `label`: of a value of a closed list; `unit`: of a number. */
export type ChangedFact = Named & {
  code: string;
  value: AttributeValue;
  label: Named | null;
  unit: Named | null;
};

/** By which rule a change of the project touches a review. */
export type NamedTouch =
  (Named & { by: "fact" | "material" | "prerequisite"; code: string }) | { by: "flag"; flag: Flag };

/** What becomes of one review where the project changes. */
export type ChangedReview = {
  effect: ChangeEffect["effect"];
  matter: NamedMatter;
  department: NamedDepartment;
  why: readonly NamedTouch[];
  /** Of one whose clock starts now; `null` of the others. */
  limit: Limit | null;
  dueDate: LocalDate | null;
  provisional: boolean;
  startsAfter: readonly NamedMatter[];
  onTimeout: OnTimeout;
  /** Whether silence will not count as consent although the matter says so: the project is on the negative list (G5). */
  barred?: true | undefined;
  /** So many working days after the last step of the ladder the lead goes on without; absent where it never does. */
  goesOnAfter?: number | undefined;
};

/** What each kind says beyond what all notices say. */
export type NoticeBody =
  | {
      kind: "acceptance";
      acceptedAt: Instant;
      how: "automatic" | "clerk" | "silence";
      lead: NamedDepartment;
      reviews: readonly AnnouncedReview[];
      /** The flags of the negative list that the project carries. */
      flags: readonly Flag[];
      fees: number;
    }
  /** 收件凭证: what the window has received, until when it has to answer, and what its silence means. */
  | { kind: "receipt"; receivedAt: Instant; materials: readonly NamedMaterial[]; answerBy: Instant | null }
  | { kind: "materials"; items: readonly OwedItem[]; until: Instant | null }
  | {
      kind: "supplement";
      items: readonly OwedItem[];
      /** At the latest; `null` until the calendar of its year is loaded. */
      until: Instant | null;
      /** Working days from service on: whoever opens it earlier has as many. */
      termDays: number;
      servedAtLatest: Instant | null;
    }
  /** One department asks for nothing any more: what it had asked for, and what is still owed to the others. */
  | {
      kind: "supplement-withdrawn";
      requestedAt: Instant;
      items: readonly OwedItem[];
      left: readonly OwedItem[];
      until: Instant | null;
    }
  /** `referral`: the organ to turn to; `null` where no licence is needed. */
  | { kind: "not-accepted"; reasons: string; article: string; referral: string | null }
  | {
      kind: "ended";
      why: "lapsed" | "withdrawn";
      /** Whether it had been accepted: only then were there reviews that end with it. */
      wasAccepted: boolean;
      reasons: string | null;
      missing: readonly NamedMaterial[];
    }
  | { kind: "delay"; cause: DelayCause; reasons: string; handler: Handler | null; nextDate: Instant | null }
  | {
      kind: "extension";
      days: number;
      /** The unit of the limit that gives the date; the days are added to the other one, too. */
      unit: Limit["unit"];
      before: LocalDate | null;
      after: LocalDate | null;
      reasons: string;
      approver: Approver;
    }
  /** 期限变更告知书: the old date and the new, and what moved it. */
  | {
      kind: "date-moved";
      by:
        | { why: "calendar"; before: string; after: string }
        | { why: "project-change"; change: number }
        /** 移送: the department that is competent answers in the place of the one that was asked first. */
        | {
            why: "handed-on";
            from: NamedDepartment;
            to: NamedDepartment;
            reasons: string;
            /** 指定管辖: by whom it was decided; absent of what a department has handed on itself. */
            named?: DisputeDecider | undefined;
          }
        /** The clock runs again; `lapsed`: by itself, with material still owed. */
        | { why: "resumed"; stop: Stop["why"]; lapsed: boolean }
        /** What was sent has reached its department later than the date that was told took for granted. */
        | { why: "served"; servedAt: Instant };
      before: LocalDate | null;
      after: LocalDate | null;
      provisional: boolean;
    }
  | {
      kind: "deemed-consent";
      servedAt: Instant;
      channel: Channel;
      dueAt: Instant;
      limit: Limit;
      binds: LimitName;
      ledger: readonly LedgerRow[];
      tacitBasis: LegalBasis | null;
      guards: readonly GuardCheck[];
      backfillDueAt: Instant | null;
      responsible: Handler | null;
    }
  | {
      kind: "objection-report";
      reasons: string;
      article: string;
      facts: string;
      curableBy: string;
      signedBy: string;
      veto: boolean;
      overdue: boolean;
      handler: Handler | null;
      /** Where the handler is reached. */
      contact: string;
    }
  | {
      kind: "joint-review-invitation";
      heldOn: LocalDate;
      time: string;
      place: string;
      agenda: string;
      invited: readonly NamedDepartment[];
      objections: readonly string[];
      /** The control figures that conditions clash about. */
      clashes: readonly NamedFigure[];
    }
  /** 提请指定会审主持人函: the lead itself objected, and cannot preside. */
  | {
      kind: "presider-needed";
      lead: NamedDepartment;
      matters: readonly NamedMatter[];
      callOn: LocalDate | null;
      dueOn: LocalDate | null;
    }
  | {
      kind: "presider-named";
      lead: NamedDepartment;
      /** Whose person it is, by name and post. */
      organ: NamedDepartment;
      name: string;
      post: string;
      reasons: string;
      sitting: { heldOn: LocalDate; time: string; place: string } | null;
    }
  /** The same to the applicant: that there is a sitting, when and where, and on what. */
  | {
      kind: "joint-review-told";
      heldOn: LocalDate;
      time: string;
      place: string;
      agenda: string;
      invited: readonly NamedDepartment[];
    }
  | {
      kind: "joint-review-minutes";
      heldOn: LocalDate | null;
      /** The department that presided, and whom the supervisor had named for it, where the lead itself objected. */
      presidedBy: NamedDepartment;
      presider: { name: string; post: string } | null;
      conclusion: Omit<Conclusion, "attendance">;
      /** What became of every objection that the sitting was about, and why. */
      objections: readonly SettledObjection[];
      /** Those that it settles. */
      figures: readonly NamedFigure[];
      attendance: readonly { organ: NamedDepartment; took: Attendance }[];
    }
  /** 准予/不予行政许可决定书: of one licence, by its own organ. */
  | {
      kind: "licence-decision";
      result: Extract<MatterResult, "granted" | "granted-with-conditions" | "refused">;
      outcome: Outcome;
      decidedAt: Instant;
      /** The matter that was not granted and that it depends on; `null` where its own organ decided. */
      fellWith: NamedMatter | null;
      /** What lets silence stand for a decision, where it did. */
      tacitBasis: LegalBasis | null;
    }
  /** 并联审批意见汇总告知书: of the whole round, by the lead. */
  | {
      kind: "summary";
      result: Decision["result"];
      decidedAt: Instant;
      lead: LeadDecision | null;
      /** What the lead said over opinions, in a joint review or by itself. */
      verdict: Verdict;
      matters: readonly SummedUp[];
      lateOpinions: readonly (NamedDepartment & {
        matter: NamedMatter;
        opinion: Opinion["kind"];
        receivedAt: Instant;
      })[];
      /** Whether a joint review came before; its minutes are a notice of their own. */
      afterJointReview: boolean;
      /** What conditions clashed about before it settled that. */
      clashes: readonly string[];
      /** The control figures that the lead itself has settled, in the order of its resolutions. */
      figures: readonly NamedFigure[];
    }
  | {
      kind: "supervision-order";
      to: LadderStep;
      dueAt: Instant;
      failed: Failed;
      handler: Handler | null;
      /** The post whose leader answers (责任领导), `null` where the organ names none; absent of one that was issued before. */
      post?: string | null | undefined;
      /** So many working days after its last step the lead goes on without; absent where it never does. */
      goesOnAfter?: number | undefined;
      /** Until when it is to be answered; `null` where the calendar does not reach that far. */
      answerBy: Instant | null;
      government: Named;
    }
  | {
      kind: "project-change";
      description: string;
      facts: readonly ChangedFact[];
      materials: readonly NamedMaterial[];
      reviews: readonly ChangedReview[];
      /** What becomes of a joint review that is under way, and of its sitting, if it had been called; absent where there is none. */
      jointReview?:
        | { effect: "stands" | "set-aside"; sitting: Pick<Sitting, "heldOn" | "time" | "place"> | null }
        | undefined;
    }
  /** 效能投诉答复书: what was found and done, who is responsible, and the answer. */
  | {
      kind: "complaint-answer";
      complaintId: string;
      /** Whom the complaint was about. */
      about: NamedDepartment;
      text: string;
      filedAt: Instant;
      said: ComplaintAnswer;
    }
  /** 拟撤销告知书: on which ground a consent by silence is to be revoked, and until when the applicant may state their side. */
  | {
      kind: "revocation-announced";
      ground: RevocationGround;
      facts: string;
      article: string;
      certificate: string;
      /** `null` where the calendar does not reach that far. */
      until: Instant | null;
    }
  /** 终止撤销告知书: what was announced is not gone on with. */
  | { kind: "revocation-withdrawn"; announcedAt: Instant; reasons: string; certificate: string }
  | {
      kind: "revocation";
      /** Absent of one that was written before that was asked for. */
      ground?: RevocationGround | undefined;
      reasons: string;
      article: string;
      certificate: string;
      /** By which announcement, and whether the applicant has stated their side; absent of one that was written before that was kept. */
      heard?: Heard | undefined;
      /** When the applicant was heard, of one that was written when no more was asked for. */
      heardOn?: LocalDate | undefined;
      /** Whether the case had been decided: then the decision is looked at again. */
      wasDecided: boolean;
    }
  /** 委托代理告知书: somebody may act for the applicant, for longer, or no more. */
  | {
      kind: "agency";
      what: "begun" | "extended" | "ended";
      /** Their number with the identity service: what they are called stands in the authorisation alone. */
      agent: string;
      isTeam: boolean;
      authorisationId: string;
      acts: readonly string[];
      begins: Instant;
      until: LocalDate;
      /** Why it is over; `null` of one that stands. */
      why: string | null;
    }
  /** 决定复核告知书: what becomes of a decision that rests on a consent by silence which was revoked. */
  | {
      kind: "revision";
      matter: NamedMatter;
      result: RevisionRequest["result"];
      reasons: string;
      article: string | null;
      change: string | null;
      compensation: string | null;
      decidedAt: Instant;
      before: Decision["result"];
      after: Decision["result"];
    }
  /** 办理总时限告知书: the whole has more days, or has run out of them. */
  | {
      kind: "whole-limit";
      what: "extended" | "overdue";
      /** All of them, in working days. */
      days: number;
      /** When it was to end, or has ended. */
      before: LocalDate | null;
      after: LocalDate | null;
      reasons: string | null;
      approver: Approver | null;
    }
  /** 增加审查事项告知书: a fact was corrected with evidence, and who is asked by that. */
  | {
      kind: "matter-added";
      facts: readonly ChangedFact[];
      evidence: string;
      /** The flags of the negative list that it implies. */
      flags: readonly Flag[];
      reviews: readonly ChangedReview[];
    }
  /** 整改复审告知书: what stands against it may be put right, is, was, or was not; and who looks at it again. */
  | {
      kind: "rectification";
      what: "offered" | "declined" | "agreed" | "done" | "lapsed";
      /** Working days that were offered. */
      days: number;
      /** Whose word it is: the lead's as it offers, the applicant's as it declines or reports; `null` where nobody says anything. */
      reasons: string | null;
      /** Until when it is to be put right; `null` before the applicant has agreed, and once that is over. */
      until: Instant | null;
      objections: readonly { matter: NamedMatter; department: NamedDepartment; curableBy: string }[];
      /** What came anew. */
      materials: readonly NamedMaterial[];
      again: readonly {
        matter: NamedMatter;
        department: NamedDepartment;
        why: AgainWhy;
        limit: Limit;
        /** `null` of one that waits for others, or that its endpoint has not taken. */
        dueDate: LocalDate | null;
        startsAfter: readonly NamedMatter[];
      }[];
      /** Whether a sitting that had been called is not held. */
      sittingOff: boolean;
    }
  /** 联合踏勘通知书: when and where, who is invited, which dates it moves; or that it is put off, or off. */
  | {
      kind: "site-visit";
      /** `other-date`: the applicant has named one. */
      what: "called" | "moved" | "other-date" | "called-off";
      why: VisitMove | null;
      reasons: string | null;
      number: number;
      heldOn: LocalDate;
      time: string;
      place: string;
      contact: string;
      invited: readonly NamedDepartment[];
      /** Until when the applicant may name one other date; `null` where they may not any more. */
      answerBy: Instant | null;
      moved: readonly {
        matter: NamedMatter;
        department: NamedDepartment;
        before: LocalDate;
        after: LocalDate;
      }[];
    }
  /** 联合踏勘纪要: who came, and what each department found; who owes it still. */
  | {
      kind: "site-visit-minutes";
      number: number;
      heldOn: LocalDate;
      time: string;
      place: string;
      invited: readonly NamedDepartment[];
      absent: readonly NamedDepartment[];
      findings: readonly {
        department: NamedDepartment;
        officers: readonly Officer[];
        text: string;
        /** What the files are called that go with it. */
        files: readonly string[];
      }[];
      missing: readonly NamedDepartment[];
    }
  /** 踏勘意见督办单: who owes findings, since when, and by when they are to be there now. */
  | {
      kind: "site-visit-overdue";
      number: number;
      heldOn: LocalDate;
      departments: readonly NamedDepartment[];
      to: LadderStep;
      dueAt: Instant;
      answerBy: Instant;
    }
  /** 缴费通知书: what is due and not paid, a slip for each collecting organ; whole fen. */
  | {
      kind: "payment-notice";
      total: number;
      /** By which all slips are paid together; `null` where there is one. */
      paymentCode: string | null;
      slips: readonly {
        organ: NamedDepartment;
        paymentCode: string;
        amount: number;
        lines: readonly (ChargedFor & {
          basis: LegalBasis;
          /** Whether its licence is kept back until it is paid. */
          withheld: boolean;
        })[];
      }[];
    }
  /** 电子票据, or the reversal of what is not charged any more; whole fen. */
  | {
      kind: "payment-receipt";
      what: "receipt" | "reversal";
      receipt: string;
      organ: NamedDepartment;
      paymentCode: string;
      amount: number;
      /** What has been paid of each line, as it stands with this. */
      lines: readonly ChargedFor[];
    }
  /** 重点项目跟踪提示单: somebody keeps track of a case from now on, a lamp of it has turned yellow, or contact was missed. */
  | {
      kind: "tracking";
      what: "named" | "yellow" | "contact-missed" | "higher-expected";
      tracker: { department: NamedDepartment; name: string };
      /** Until when they make contact, or should have; `null` of a lamp. */
      contactBy: Instant | null;
      /** Of a lamp: by when its review is due; of what lies with a higher authority: when its answer was expected. */
      dueAt: Instant | null;
    }
  /** 承诺核查结果告知书: `material` is `null` of the promise that stood in for the review. */
  | {
      kind: "promise-check";
      material: NamedMaterial | null;
      found: string;
      article: string | null;
      effect: PromiseCheck["effect"];
      putRightBy: Instant | null;
      wasDecided: boolean;
    }
  /** 未履行承诺告知书: what was to follow has not come by its date. */
  | { kind: "promise-broken"; materials: readonly (NamedMaterial & { dueAt: Instant })[] }
  /** 链接文件未取得告知书: no copy could be made of what was handed in as a link. */
  | { kind: "link-not-copied"; material: NamedMaterial; host: string; why: Uncopied }
  /** Its department's system has not taken a review within one working day: no date can be told yet. */
  | { kind: "date-open"; department: NamedDepartment; sentAt: Instant; since: Instant; limit: Limit }
  /** An opinion had been received before the silence that was certified. */
  | { kind: "silence-taken-back"; certificate: string; dueAt: Instant; receivedAt: Instant }
  | {
      kind: "ground-for-revocation";
      outcome: SilentOutcome;
      dueAt: Instant;
      receivedAt: Instant;
      opinion: Opinion["kind"];
      handler: Handler | null;
    };

export type NoticeKind = NoticeBody["kind"];

/** Whom a notice is for: the applicant, one department or several, or the supervisors. */
export type Audience = { applicant: boolean; departments: readonly string[]; supervisors: boolean };

/** What every notice says (rules: 编号, 项目, 申请人, 事项, 机关, 日期, 联系方式, 依据, 版本). */
export type Notice = {
  /** Unique within its application: kind, subject and the event that it is owed for. */
  noticeId: string;
  applicationId: string;
  reviewId: string | null;
  /** The event that it follows from: its hash vouches for all that came before, and the signature for the hash. */
  follows: { subject: string; seq: number; hash: string };
  audience: Audience;
  /** The organ that answers for it, and who signs for that. */
  issuedBy: NamedDepartment;
  signatory: Signatory;
  /** As of when it takes effect: the instant of the event, not of the issue. */
  at: Instant;
  project: { name: string; code: string };
  applicant: { name: string };
  matter: NamedMatter | null;
  /** What the matter rests on, and what this document does (事项依据, 本文书依据). */
  basis: LegalBasis | null;
  documentBasis: readonly LegalBasis[];
  /** Where one may turn against it; `null` where it burdens nobody. */
  remedies: Recourse | null;
  contacts: { enquiries: string; complaints: string };
  catalogueVersion: string;
  calendarVersion: string;
  /** What departments wrote, as far as it is quoted: the conditions with their sources, and the objections. */
  conditions: readonly SourcedCondition[];
  objections: RollUp["objections"];
  /** What the departments (by id), matters and stated facts (by code) that it mentions are called. */
  names: Readonly<Record<string, Named>>;
  body: NoticeBody;
};

/** 签发人: whoever approved it by an act, by name and rank; otherwise who signs for the organ, by name and post. */
export type Signatory = { name: string; as: Named | Rank | null };
