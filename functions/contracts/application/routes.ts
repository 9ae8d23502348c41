/** The routes about applications: what applicants and leads do, and how a case stands. */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import { fault } from "../base/faults.ts";
import { page } from "../base/lists.ts";
import { idempotencyKey, uploadKeyHeader } from "../base/identifiers.ts";
import type { ProblemCode } from "../base/problems.ts";
import { ClockAnswer } from "../review/answers.ts";
import {
  ApplicationsAnswer,
  HeldAnswer,
  OwnApplicationsAnswer,
  ProjectAnswer,
  CaseAnswer,
  CaseFlagsAnswer,
  EventsAnswer,
  ReceiptAnswer,
  StatusAnswer,
} from "./answers.ts";
import {
  ClerkAnswerBody,
  ConclusionBody,
  ConfirmationBody,
  DecisionBody,
  FlagAddingBody,
  FlagBody,
  FlagLiftingBody,
  HandInBody,
  InvitationBody,
  PresiderBody,
  ReferralDecisionBody,
  ProjectChangeBody,
  SubmissionBody,
  WithdrawalBody,
} from "./bodies.ts";
import { ContactAnswer, ContactBody, ErasureAnswer, ErasureBody } from "./contact.ts";
import { ReissueAnswer, ReissueBody, WindowReissueBody } from "./queryCode.ts";
import { fileAt, projectChangeExample, submissionExample } from "./examples.ts";

/** What may go wrong with any command of the lead. */
const LEAD_COMMAND = ["unknown-application"] as const satisfies readonly ProblemCode[];

export const submitApplication = contract({
  name: "submitApplication",
  noun: "application",
  method: "POST",
  path: "/v1/applications",
  access: "submitter",
  agent: "submit",
  rights: ["read", "write", "secret", "seal", "unseal", "uploads"],
  summary: "Submits an application; complete, it reaches every department concerned at once",
  headers: z.object({
    "idempotency-key": idempotencyKey,
    "x-upload-key": uploadKeyHeader,
    "x-query-code": z.string().max(100, fault("format")).optional().meta({
      description: "of an earlier application whose files are referred to",
    }),
  }),
  body: SubmissionBody,
  answer: { status: 201, schema: ReceiptAnswer, headers: { Location: "where its status is" } },
  // Over any that people hand in at one window, and under what would fill the record.
  limited: { seconds: 3600, most: 3600 },
  problems: [
    "idempotency-key-reused",
    "nothing-to-review",
    "too-many-reviews",
    "promise-on-flagged",
    "promise-barred",
    "project-open-already",
    "outcome-unknown",
    "not-own-credit-code",
    "agent-of-organ",
    "file-key-needed",
    "unknown-file",
  ],
  example: (region) => ({ body: submissionExample(region) }),
});

export const getApplication = contract({
  name: "getApplication",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}",
  access: "applicant",
  agent: "read",
  rights: ["read", "write", "secret"],
  summary: "The status: where things stand, and why",
  answer: { status: 200, schema: StatusAnswer },
  problems: [],
});

export const getOwnContact = contract({
  name: "getOwnContact",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/contact",
  access: "applicant",
  rights: ["read", "secret", "unseal"],
  summary: "Whom the applicant has named to be rung up (联系人), as long as it is kept",
  answer: { status: 200, schema: ContactAnswer },
  problems: [],
});

export const correctContact = contract({
  name: "correctContact",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/contact",
  access: "applicant",
  rights: ["read", "write", "secret", "seal", "unseal"],
  summary: "The applicant names another contact; the history says that it was corrected, and not what it was",
  body: ContactBody,
  answer: { status: 200, schema: ContactAnswer },
  problems: ["contact-erased", "contact-corrected-too-often"],
  example: { body: { name: "李娜", phone: "0755-87654321" } },
});

export const getContact = contract({
  name: "getContact",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/case/contact",
  access: ["department", "supervisor"],
  rights: ["read", "unseal"],
  summary:
    "Whom to ring up about a case, for its lead and its departments, and for a supervisor who has to call about a bad mark; who has read it is kept",
  answer: { status: 200, schema: ContactAnswer },
  problems: ["unknown-application", "no-rating-duty"],
});

export const eraseContact = contract({
  name: "eraseContact",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/contact-erasure",
  access: ["supervisor"],
  rights: ["read", "write"],
  // A restored record has forgotten it: the trail, which is restored by nobody, has not.
  audited: true,
  summary:
    "Erases the contact of a case for good (个人信息删除), with its basis; the history says who did, and still verifies",
  body: ErasureBody,
  answer: { status: 200, schema: ErasureAnswer },
  problems: ["unknown-application"],
  example: {
    body: { basis: "个人信息保护法第四十七条", reasons: "联系人已离职，申请人书面要求删除其个人信息。" },
  },
});

export const reissueQueryCode = contract({
  name: "reissueQueryCode",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/query-code",
  access: "signed-in",
  rights: ["read", "write", "secret"],
  audited: true,
  summary:
    "Who has signed in replaces the query code (查询码补发); the one before opens nothing from then on",
  body: ReissueBody,
  answer: { status: 200, schema: ReissueAnswer },
  problems: ["unknown-application", "query-code-issue", "query-code-reissued-too-often"],
  example: { body: { replaces: 1, why: "lost" } },
});

export const reissueAtWindow = contract({
  name: "reissueAtWindow",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/case/query-code",
  access: ["department"],
  rights: ["read", "write", "secret"],
  audited: true,
  summary: "The window replaces the query code for somebody whose papers its clerk has seen (窗口补发查询码)",
  body: WindowReissueBody,
  answer: { status: 200, schema: ReissueAnswer },
  problems: ["unknown-application", "query-code-issue", "query-code-reissued-too-often"],
  example: {
    body: {
      replaces: 1,
      why: "handed-over",
      seen: { person: "identity-card", authority: "letter-of-authority" },
    },
  },
});

export const handInMaterial = contract({
  name: "handInMaterial",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/materials/{code}",
  access: "applicant",
  agent: "supply",
  rights: ["read", "write", "secret", "uploads"],
  summary:
    "Hands one material in, or another in its place until a department has begun on it; what it replaces stays on record",
  headers: z.object({ "x-upload-key": uploadKeyHeader }),
  body: HandInBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [
    "unknown-material",
    "not-awaiting-materials",
    "replaced-too-often",
    "material-begun",
    "too-many-files",
    "file-on-record",
    "file-key-needed",
    "unknown-file",
  ],
  example: (region) => ({
    body: { name: "总平面图.pdf", sha256: "0".repeat(64), uri: fileAt(region, "site-plan") },
  }),
});

export const getEvents = contract({
  name: "getEvents",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/events",
  access: "applicant",
  agent: "read",
  rights: ["read", "secret"],
  summary: "The history, oldest first, each event with its hash; a long one in pages",
  query: z.strictObject({ cursor: page.cursor }),
  answer: { status: 200, schema: EventsAnswer },
  problems: [],
});

export const getOwnClock = contract({
  name: "getOwnClock",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/clocks/{matter}",
  access: "applicant",
  agent: "read",
  rights: ["read", "secret"],
  summary: "The clock ledger of one of the applicant's own reviews",
  answer: { status: 200, schema: ClockAnswer },
  problems: ["unknown-review", "not-running"],
});

export const withdrawApplication = contract({
  name: "withdrawApplication",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/withdrawal",
  access: "applicant",
  agent: "withdraw",
  rights: ["read", "write", "secret"],
  summary: "The applicant withdraws; what is open is cancelled (撤回)",
  body: WithdrawalBody,
  answer: { status: 200, schema: StatusAnswer },
  confirmed: true,
  conditional: true,
  problems: ["application-ended"],
  example: { body: { reason: "资金计划调整，暂缓建设。" } },
});

export const changeProject = contract({
  name: "changeProject",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/project-change",
  access: "applicant",
  agent: "change-project",
  rights: ["read", "write", "secret", "uploads"],
  summary: "The project changes in substance (项目变更), with new facts and material: it is routed anew",
  headers: z.object({ "x-upload-key": uploadKeyHeader }),
  body: ProjectChangeBody,
  answer: { status: 200, schema: StatusAnswer },
  confirmed: true,
  conditional: true,
  problems: [
    "application-ended",
    "not-in-review",
    "project-changed-too-often",
    "nothing-changed",
    "change-lacks-materials",
    "file-key-needed",
    "unknown-file",
    "nothing-to-review",
    "too-many-reviews",
  ],
  example: (region) => ({ body: projectChangeExample(region) }),
});

export const superviseHeld = contract({
  name: "superviseHeld",
  noun: "application",
  method: "GET",
  path: "/v1/supervision/held",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary:
    "What of open cases lies with whom between who asked and who answers (中梗阻), and what is sent to and fro (踢皮球): since when, against how long they may, case by case, the oldest first",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: HeldAnswer },
  problems: [],
  example: { query: { limit: "20" } },
});

export const listApplications = contract({
  name: "listApplications",
  noun: "application",
  method: "GET",
  path: "/v1/applications",
  access: ["department", "supervisor"],
  rights: ["read", "lists"],
  summary:
    "The applications that a department leads or keeps track of, or all for supervisors: those in the green channel first, then the oldest",
  query: z.strictObject({
    phase: z.enum(["intake", "in-review", "over"]).default("in-review"),
    tracked: z
      .literal("true")
      .optional()
      .meta({ description: "only those in the green channel: of a department those that it keeps track of" }),
    ...page,
  }),
  answer: { status: 200, schema: ApplicationsAnswer },
  problems: [],
  example: { query: { phase: "intake" } },
});

export const listOwnApplications = contract({
  name: "listOwnApplications",
  noun: "application",
  method: "GET",
  path: "/v1/own-applications",
  access: "signed-in",
  rights: ["read", "lists"],
  summary: "The applications of the applicant who has signed in (我的办件), the latest first",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: OwnApplicationsAnswer },
  problems: [],
});

export const getOwnProject = contract({
  name: "getOwnProject",
  noun: "application",
  method: "GET",
  path: "/v1/own-projects/{projectCode}",
  access: "signed-in",
  rights: ["read"],
  summary: "All applications about a project of the applicant who has signed in (项目全貌), the latest first",
  answer: { status: 200, schema: ProjectAnswer },
  problems: ["unknown-project"],
});

export const getProject = contract({
  name: "getProject",
  noun: "application",
  method: "GET",
  path: "/v1/projects/{projectCode}",
  access: ["department", "supervisor"],
  rights: ["read"],
  summary:
    "The applications about a project that a department leads or takes part in, or all of them for supervisors, the latest first",
  answer: { status: 200, schema: ProjectAnswer },
  problems: ["unknown-project"],
});

export const getCase = contract({
  name: "getCase",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/case",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary: "The status of an application with cards and complaints, for its lead and supervisors",
  answer: { status: 200, schema: CaseAnswer },
  problems: ["unknown-application"],
});

export const answerAtWindow = contract({
  name: "answerAtWindow",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/acceptance",
  access: ["department"],
  rights: ["read", "write"],
  summary: "The window's clerk accepts, sends back once, or refuses acceptance (受理)",
  body: ClerkAnswerBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [...LEAD_COMMAND, "not-awaiting-acceptance", "returned-already", "material-not-askable"],
  example: ({ materials }) => ({
    body: {
      decision: "request-materials",
      defects: [{ material: materials[0]?.code, defect: "未加盖公章" }],
    },
  }),
});

export const conveneJointReview = contract({
  name: "conveneJointReview",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/joint-review",
  access: ["department"],
  rights: ["read", "write"],
  summary: "The lead calls the sitting of the joint review (联合会审)",
  body: InvitationBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [
    ...LEAD_COMMAND,
    "no-joint-review",
    "already-convened",
    "sitting-date",
    "sitting-day-off",
    "not-a-participant",
  ],
  example: {
    body: {
      heldOn: "2026-03-24",
      time: "14:30",
      place: "区政务服务中心三楼会议室",
      agenda: "道路宽度与绿地占补平衡",
    },
  },
});

export const namePresider = contract({
  name: "namePresider",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/joint-review/presider",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "A supervisor names who presides over a joint review in which the lead itself objected (主持)",
  body: PresiderBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [
    ...LEAD_COMMAND,
    "no-joint-review",
    "lead-presides",
    "presider-named-too-often",
    "may-not-preside",
  ],
  example: ({ departments }) => ({
    body: {
      department: departments.at(-1)?.id,
      name: "王强",
      post: "副局长",
      reasons: "牵头部门就本项目持不同意见，应当回避。",
    },
  }),
});

export const concludeJointReview = contract({
  name: "concludeJointReview",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/joint-review/conclusion",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary: "Who presides over the joint review concludes it with minutes and reasons, and so decides",
  body: ConclusionBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [
    ...LEAD_COMMAND,
    "no-joint-review",
    "not-convened",
    "reviews-open",
    "sitting-not-held",
    "presider-missing",
    "presider-not-present",
    "not-a-participant",
    "reasons-to-objector-missing",
    "decision-not-open",
    "clash-unresolved",
    "article-missing",
  ],
  example: ({ departments, controlFigures }) => ({
    body: {
      minutes: "各部门到会，就控制指标达成一致。",
      result: "grant",
      reasons: "绿地占补平衡方案已落实。",
      resolutions: controlFigures.slice(0, 1).map(({ code, max }) => ({
        about: code,
        value: max,
        bound: "at-most",
        text: "按消防通道的要求确定",
      })),
      present: departments.slice(0, 2).map(({ id }) => ({
        department: id,
        name: "王强",
        post: "副局长",
        mandate: { by: "office", rank: "deputy-head" },
        said: "同意按会议确定的指标办理。",
      })),
    },
  }),
});

export const decideReferral = contract({
  name: "decideReferral",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/referral-decision",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "The lead names whose a matter is that was handed on and is disputed, or goes round (指定管辖); where it is a party to it itself, the supervisor does",
  body: ReferralDecisionBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [...LEAD_COMMAND, "no-referral-dispute", "not-to-decide-dispute", "not-nameable"],
  example: (region) => ({
    body: {
      reviewId: `${region.code}-0000000000000001.consult-water~2`,
      department: region.departments[1]!.id,
      reasons: "按三定方案，该事项由该部门承办。",
    },
  }),
});

export const decideApplication = contract({
  name: "decideApplication",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/decision",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary: "The lead's own decision, where the region asks for one",
  body: DecisionBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: [
    ...LEAD_COMMAND,
    "not-deciding",
    "reviews-open",
    "decision-not-open",
    "article-missing",
    "reasons-to-objector-missing",
    "clash-unresolved",
  ],
  example: { body: { result: "grant", reasons: "各部门均无不同意见。" } },
});

/** What may go wrong with what is said of a case's flags and facts. */
const CASE_ACT = [
  "unknown-application",
  "application-ended",
  "too-many-case-acts",
] as const satisfies readonly ProblemCode[];

export const raiseFlag = contract({
  name: "raiseFlag",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/flags",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Window, lead or a department of the case puts the project on the negative list (负面清单)",
  body: FlagBody,
  answer: { status: 200, schema: CaseFlagsAnswer },
  problems: [...CASE_ACT, "flag-raised-already"],
  example: {
    body: {
      flag: "cultural-relic",
      basis: "文物保护法 第二十九条",
      reason: "K0+320处发现明代墓葬，已报文物主管部门。",
    },
  },
});

export const addFlag = contract({
  name: "addFlag",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/stated-flags",
  access: "applicant",
  rights: ["read", "write", "secret"],
  summary: "The applicant adds a flag of the negative list; it can only add",
  body: FlagAddingBody,
  answer: { status: 200, schema: StatusAnswer },
  conditional: true,
  problems: ["application-ended", "too-many-case-acts"],
  example: { body: { flag: "cultural-relic", reason: "施工中发现疑似古墓葬，已停工保护现场。" } },
});

export const liftFlag = contract({
  name: "liftFlag",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/lifted-flags",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Who raised a flag by mistake takes it off, with a reason; it stays on record",
  body: FlagLiftingBody,
  answer: { status: 200, schema: CaseFlagsAnswer },
  problems: [...CASE_ACT, "flag-not-yours"],
  example: { body: { flag: "cultural-relic", reason: "经现场核实，该处不在文物保护范围内，系误标。" } },
});

export const confirmFacts = contract({
  name: "confirmFacts",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/confirmed-facts",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Window, lead or a department of the case vouches for facts that the applicant has stated",
  body: ConfirmationBody,
  answer: { status: 200, schema: CaseFlagsAnswer },
  problems: [...CASE_ACT, "fact-not-stated"],
  example: ({ attributes }) => ({
    body: { attributes: attributes.slice(0, 1).map(({ code }) => code), basis: "现场踏勘记录 2026-03-04" },
  }),
});

export {
  answerInquiry,
  answerInquiryOffer,
  askBeforehand,
  askInquiry,
  assignInquiry,
  getInquiry,
  handInquiryOn,
  listInquiries,
} from "./inquiryRoutes.ts";
