/** The routes about reviews: what a department sees of its own, and what it does with them. */
import * as z from "zod";
import { lamp } from "../base/answers.ts";
import { contract } from "../base/contract.ts";
import { attached } from "../base/attached.ts";
import { page } from "../base/lists.ts";
import { localDate, text } from "../base/primitives.ts";
import { HIGHER_RESULTS } from "../../domain/review/higherAuthority.ts";
import type { ProblemCode } from "../base/problems.ts";
import {
  ClockAnswer,
  ReviewAnswer,
  ReviewWithMaterialAnswer,
  SignatureAnswer,
  WorklistAnswer,
} from "./answers.ts";
import {
  ApprovalBody,
  ExtensionBody,
  HandlerBody,
  OpinionBody,
  OrderBody,
  PositionBody,
  LicenceBody,
  PromiseCheckBody,
  ReferralAnswerBody,
  SpecialProcedureBody,
  SupplementRequestBody,
} from "./bodies.ts";
import { WhichProcedure, WhichRequest } from "./which.ts";

/** What may go wrong with any command about a review, and with one about its clock. */
const COMMAND = ["not-your-review", "unknown-review"] as const satisfies readonly ProblemCode[];
/** What may need somebody's approval. */
const APPROVED = [
  "approver-rank",
  "approval-awaited",
  "asked-too-often",
] as const satisfies readonly ProblemCode[];
const CLOCK_COMMAND = [
  ...COMMAND,
  "already-decided",
  "cancelled",
  "not-running",
  "past-due",
] as const satisfies readonly ProblemCode[];

export const listReviews = contract({
  name: "listReviews",
  noun: "review",
  method: "GET",
  path: "/v1/reviews",
  access: ["department"],
  rights: ["read", "lists"],
  summary: "The department's worklist, most urgent first",
  query: z.strictObject({
    status: z
      .enum(["open", "to-check", "announced", ...ReviewAnswer.shape.status.options])
      .default("open")
      .meta({
        description:
          "to-check: closed, with a promise that is to be checked (核查); announced: closed, and that it is to be revoked was announced (拟撤销)",
      }),
    lamp: lamp.optional(),
    ...page,
  }),
  answer: { status: 200, schema: WorklistAnswer },
  problems: [],
  example: { query: { status: "running", lamp: "yellow", limit: "20" } },
});

export const getReview = contract({
  name: "getReview",
  noun: "review",
  method: "GET",
  path: "/v1/reviews/{reviewId}",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "One review, with the application's material; that its department has opened it is kept, once, as evidence of receipt",
  answer: { status: 200, schema: ReviewWithMaterialAnswer },
  problems: ["not-your-review", "unknown-review"],
});

export const getClock = contract({
  name: "getClock",
  noun: "review",
  method: "GET",
  path: "/v1/reviews/{reviewId}/clock",
  access: ["department", "supervisor"],
  rights: ["read"],
  summary: "The clock ledger: day by day how the due date came about",
  answer: { status: 200, schema: ClockAnswer },
  problems: ["not-your-review", "unknown-review", "not-running"],
});

export const signForReview = contract({
  name: "signForReview",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/receipt",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Signs for the review (签收): evidence that it has reached the department, never an opinion",
  answer: { status: 200, schema: SignatureAnswer },
  conditional: true,
  problems: CLOCK_COMMAND,
});

export const giveOpinion = contract({
  name: "giveOpinion",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/opinion",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary: "The callback: the department's opinion",
  body: OpinionBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [
    ...COMMAND,
    "late",
    "case-over",
    "already-decided",
    "cancelled",
    "not-running",
    "objection-without-grounds",
    "referral-window-closed",
    "handed-on-already",
    "not-referable",
    "send-on-first",
    "sent-on",
  ],
  example: {
    body: {
      kind: "consent-with-conditions",
      conditions: [
        { text: "施工前办理排水许可", basis: "law", article: "《城镇排水与污水处理条例》第二十一条" },
      ],
      handler: { name: "李明", post: "A" },
    },
  },
});

export const requestSupplement = contract({
  name: "requestSupplement",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/supplement-request",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Asks the applicant, once, for what is missing; the clock stands meanwhile (补正)",
  body: SupplementRequestBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [
    ...CLOCK_COMMAND,
    "supplement-used",
    "supplement-window-closed",
    "material-held",
    "material-without-basis",
    "knowable-at-intake",
  ],
  example: ({ materials }) => ({
    body: {
      items: [{ material: materials[0]?.code, defect: "缺少坐标" }],
      reasons: "总平面图缺少坐标，无法核对用地红线。",
      handler: { name: "李明", post: "A" },
    },
  }),
});

export const withdrawSupplementRequest = contract({
  name: "withdrawSupplementRequest",
  noun: "review",
  method: "DELETE",
  path: "/v1/reviews/{reviewId}/supplement-request",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Takes the request for a supplement back that was made then; the clock runs again, and the one request is used",
  query: WhichRequest,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...COMMAND, "no-supplement-request"],
  example: { query: { requestedAt: "2026-03-04T10:00:00.000+08:00" } },
});

export const startSpecialProcedure = contract({
  name: "startSpecialProcedure",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/special-procedure",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Stops the clock for a special procedure, until the end of its planned last day at the latest (特别程序); by who lacks the rank it is asked for, and waits",
  body: SpecialProcedureBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...CLOCK_COMMAND, ...APPROVED, "special-procedure-used", "planned-end"],
  example: {
    body: {
      kind: "expert-review",
      basis: "《行政许可法》第四十五条",
      reasons: "桥梁结构需专家评审。",
      plannedEnd: "2026-03-20",
      approver: { name: "王强", rank: "head" },
    },
  },
});

export const endSpecialProcedure = contract({
  name: "endSpecialProcedure",
  noun: "review",
  method: "DELETE",
  path: "/v1/reviews/{reviewId}/special-procedure",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Ends the special procedure of that kind that began then; the clock runs again",
  query: WhichProcedure,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...COMMAND, "no-special-procedure"],
  example: { query: { kind: "expert-review", startedAt: "2026-03-04T10:00:00.000+08:00" } },
});

export const sendOn = contract({
  name: "sendOn",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/sending-on",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary:
    "The department has examined it and sends it on to the higher authority that decides it (初审、转报): no clock of ours runs from then",
  body: z.strictObject({
    number: text(60).meta({ description: "of the document by which it is sent on" }),
    expectedOn: localDate.meta({ description: "when its answer is expected" }),
    tracker: z
      .strictObject({ name: text(20), phone: text(40) })
      .meta({ description: "who of the department keeps track of it (专人跟踪)" }),
    attachments: attached.optional(),
  }),
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...CLOCK_COMMAND, "not-of-higher-authority", "sent-on", "higher-date"],
  example: {
    body: {
      number: "深龙规报〔2026〕12号",
      expectedOn: "2026-04-10",
      tracker: { name: "王强", phone: "0755-28900000" },
    },
  },
});

export const recordHigherAnswer = contract({
  name: "recordHigherAnswer",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/sending-on/answer",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary: "The answer of the higher authority is here; the department says so in its opinion from then on",
  body: z.strictObject({
    number: text(60),
    receivedOn: localDate,
    result: z.enum(HIGHER_RESULTS),
    attachments: attached.optional(),
  }),
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...CLOCK_COMMAND, "not-sent-on", "higher-answered", "higher-date"],
  example: { body: { number: "粤自然资复〔2026〕8号", receivedOn: "2026-04-08", result: "approved" } },
});

export const extendLimit = contract({
  name: "extendLimit",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/extension",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Extends the limit, once, before it runs out (延期); by who lacks the rank it is asked for, and waits for an approval",
  body: ExtensionBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...CLOCK_COMMAND, ...APPROVED, "extension-used", "too-many-days", "extension-moves-nothing"],
  example: { body: { days: 5, reasons: "案情复杂。", approver: { name: "王强", rank: "head" } } },
});

export const approveAct = contract({
  name: "approveAct",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/approval",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "Approves what somebody asked for who lacks the rank (批准): it is done now, by another person than who asked, before it lapses",
  body: ApprovalBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [
    ...CLOCK_COMMAND,
    "nothing-awaits",
    "several-await",
    "approver-rank",
    "own-request",
    "extension-used",
    "too-many-days",
    "extension-moves-nothing",
    "special-procedure-used",
    "planned-end",
    "not-deemed",
    "already-revoked",
    "not-announced",
    "announced-by-superior",
    "hearing-runs",
  ],
  example: { body: { askedAt: "2026-03-05T10:00:00.000+08:00" } },
});

export const takeBackAct = contract({
  name: "takeBackAct",
  noun: "review",
  method: "DELETE",
  path: "/v1/reviews/{reviewId}/approval",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary: "Takes back what waits for an approval",
  body: ApprovalBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...CLOCK_COMMAND, "nothing-awaits", "several-await"],
  example: { body: { askedAt: "2026-03-05T10:00:00.000+08:00" } },
});

export const nameHandler = contract({
  name: "nameHandler",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/handler",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Names who handles the review (经办人)",
  body: HandlerBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...COMMAND, "cancelled", "handler-named-too-often"],
  example: { body: { name: "李明", post: "A" } },
});

export const answerOrder = contract({
  name: "answerOrder",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/orders",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Whoever an order of the ladder (督办单) is addressed to signs for it by name, or answers it; it moves no date and is no opinion",
  body: OrderBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...COMMAND, "no-such-order", "order-rank", "by-name", "order-answered"],
  example: {
    body: { to: "leader", issuedAt: "2026-03-10T00:00:00.000+08:00", answer: "因现场核查延误，三日内答复。" },
  },
});

export const takePosition = contract({
  name: "takePosition",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/joint-review-position",
  access: ["department"],
  rights: ["read", "write"],
  summary: "An objector withdraws or maintains in the joint review",
  body: PositionBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...COMMAND, "no-joint-review", "nothing-contested", "position-taken-too-often"],
  example: { body: { position: "withdraws", reasons: "申请人已按意见修改方案。" } },
});

export const handOutLicence = contract({
  name: "handOutLicence",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/licence",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary:
    "Hands out the licence that was granted (颁发、送达), as a file of its organ: within ten working days of the decision (行政许可法 art. 44)",
  body: LicenceBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...COMMAND, "licence-not-granted", "licence-handed-out", "licence-expired"],
  example: {
    body: {
      number: "建字第440307202600012号",
      validUntil: "2027-03-20",
      handedOut: { how: "online" },
      attachments: ["F-0123456789ABCDEFGHJKMNPQRS"],
    },
  },
});

export const answerReferral = contract({
  name: "answerReferral",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/referral",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Accepts a matter that was handed on to the department (接收移送), or disputes that it is its own; after one working day silence has accepted",
  body: ReferralAnswerBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [
    ...CLOCK_COMMAND,
    "project-changed",
    "not-handed-on",
    "referral-answered",
    "referral-accepted-by-silence",
    "department-named",
    "not-referable",
  ],
  example: { body: { answer: "disputes", reasons: "该段管网由供水企业管理，不属于本部门职权。" } },
});

export const checkPromise = contract({
  name: "checkPromise",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/promise-checks",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Records what came of checking a promise afterwards (核查), in place of the review or of material that followed: it is held, or to be put right, or what was given on it is withdrawn (撤销)",
  body: PromiseCheckBody,
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [
    "not-your-review",
    "unknown-review",
    "no-promise-to-check",
    "promise-checked",
    "put-right-running",
    "application-ended",
  ],
  example: {
    body: {
      material: null,
      result: "not-held",
      found: "现场核查发现水土保持设施未按承诺建设。",
      article: "国办发〔2020〕42号",
    },
  },
});

export {
  answerHandOver,
  confirmAbsence,
  getStaff,
  handOverReviews,
  recordAbsence,
  takeOffAbsence,
} from "./staffRoutes.ts";
export { announceRevocation, revokeDeemedConsent, withdrawRevocation } from "./revocationRoutes.ts";
