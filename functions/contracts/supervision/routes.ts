/** The routes of supervision: complaints, lamps, figures. */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import { page, PeriodQuery } from "../base/lists.ts";
import { PARAMETERS } from "../base/parameters.ts";
import { creditCode, departmentId } from "../base/primitives.ts";
import { lamp } from "../base/answers.ts";
import { OpenReviewsAnswer } from "../review/answers.ts";
import { AppraisalAnswer, InspectionsAnswer } from "./appraisalAnswers.ts";
import {
  card,
  ComplaintAnswer,
  ComplaintsAnswer,
  DepartmentsAnswer,
  FigureAnswer,
  HoldAnswer,
  HoldsAnswer,
  listedFigure,
} from "./answers.ts";
import {
  CardCorrectionBody,
  ComplaintAnswerBody,
  ComplaintBody,
  ComplaintClosingBody,
  ComplaintReopeningBody,
  HoldBody,
  HoldEndBody,
  InspectionsBody,
} from "./bodies.ts";

export { answerInAccount, decideInAccount, getAccount } from "./accountRoutes.ts";

export const fileComplaint = contract({
  name: "fileComplaint",
  noun: "supervision",
  method: "POST",
  path: "/v1/applications/{applicationId}/complaints",
  access: "applicant",
  agent: "complain",
  unnamed: true,
  rights: ["read", "write", "secret", "uploads"],
  summary: "The applicant complains about a review or a department (效能投诉)",
  body: ComplaintBody,
  answer: { status: 201, schema: ComplaintAnswer },
  problems: ["too-many-complaints"],
  example: ({ departments }) => ({
    body: { about: { department: departments[0]?.id }, text: "两周来无人接听电话。" },
  }),
});

export const reopenComplaint = contract({
  name: "reopenComplaint",
  noun: "supervision",
  method: "PUT",
  path: "/v1/applications/{applicationId}/complaints/{complaintId}/reopening",
  access: "applicant",
  unnamed: true,
  rights: ["read", "write", "secret"],
  summary:
    "The complainant has an answered complaint looked at again, once, within ten working days, by the next level",
  body: ComplaintReopeningBody,
  answer: { status: 200, schema: ComplaintAnswer },
  problems: [
    "unknown-complaint",
    "complaint-not-answered",
    "complaint-refused",
    "complaint-reopened",
    "reopening-too-late",
  ],
  example: { body: { reasons: "答复未说明整改期限，电话仍无人接听。" } },
});

export const listComplaints = contract({
  name: "listComplaints",
  noun: "supervision",
  method: "GET",
  path: "/v1/complaints",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary: "The complaints that supervision has to answer, the most urgent first",
  query: z.strictObject({ status: ComplaintAnswer.shape.status.default("open"), ...page }),
  answer: { status: 200, schema: ComplaintsAnswer },
  problems: [],
  example: { query: { status: "open", limit: "20" } },
});

export const answerComplaint = contract({
  name: "answerComplaint",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/answer",
  access: ["supervisor"],
  rights: ["read", "write", "uploads"],
  summary:
    "Answers a complaint with its cause, its remedy and who is responsible; the complainant gets it as a document",
  body: ComplaintAnswerBody,
  answer: { status: 200, schema: ComplaintAnswer },
  problems: ["unknown-complaint", "complaint-answered", "complaint-refused", "own-organ", "next-level"],
  example: {
    body: {
      cause: "经办人出差，未按规定交接。",
      remedy: "已由B岗接办，当日联系申请人。",
      responsibility: "对经办人予以批评教育，责成其部门负责人作出说明。",
      answer: "已责成该部门向您致歉，并于今日答复。",
    },
  },
});

export const closeComplaint = contract({
  name: "closeComplaint",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/closing",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Closes a complaint that was answered, with all four closings (四个不放过): each what came of it, by whom and when, or why there is none; the measure in force",
  body: ComplaintClosingBody,
  answer: { status: 200, schema: ComplaintAnswer },
  problems: [
    "unknown-complaint",
    "complaint-not-answered",
    "complaint-refused",
    "complaint-closed",
    "measure-not-in-force",
    "own-organ",
    "next-level",
  ],
  example: {
    body: {
      cause: { text: "经办人出差，未按规定交接。", by: "刘芳", on: "2026-03-03" },
      remedy: { text: "已由B岗接办并答复。", by: "水务局办公室", on: "2026-03-04" },
      person: { none: "经核查系交接制度缺失，无个人过错。" },
      measure: {
        text: "建立出差交接单制度。",
        inForceSince: "2026-03-01",
        shownBy: "部门文件〔2026〕3号",
      },
    },
  },
});

export const correctCard = contract({
  name: "correctCard",
  noun: "supervision",
  method: "POST",
  path: "/v1/reviews/{reviewId}/card-correction",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "A supervisor corrects a card that should not stand, with a reason; it stays on record, as corrected",
  body: CardCorrectionBody,
  answer: { status: 200, schema: card },
  conditional: true,
  problems: ["unknown-review", "own-organ", "contest-pending", "no-such-card", "card-corrected"],
  example: {
    body: {
      rule: "promised-limit",
      at: "2026-03-10T00:00:00+08:00",
      reasons: "当日平台故障，部门无法提交意见，已核实运行记录。",
    },
  },
});

export const superviseReviews = contract({
  name: "superviseReviews",
  noun: "supervision",
  method: "GET",
  path: "/v1/supervision/reviews",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary:
    "Open reviews across departments, by lamp, those that nobody has touched (未动), or those that are likely to be late (可能超期)",
  query: z.strictObject({
    lamp: lamp.optional(),
    untouched: z
      .enum(["true"])
      .optional()
      .meta({ description: "only those that are: `untouched` in each row" }),
    likelyLate: z
      .enum(["true"])
      .optional()
      .meta({ description: "only those that are: `likelyLate` in each row" }),
    department: departmentId.optional(),
    ...page,
  }),
  answer: { status: 200, schema: OpenReviewsAnswer },
  problems: [],
  example: { query: { lamp: "red" } },
});

export const superviseDepartments = contract({
  name: "superviseDepartments",
  noun: "supervision",
  method: "GET",
  path: "/v1/supervision/departments",
  access: ["supervisor"],
  rights: ["read"],
  summary:
    "Each department's figures in a period (the last 90 days unless said otherwise), with their formulas",
  query: PeriodQuery,
  answer: { status: 200, schema: DepartmentsAnswer },
  problems: [],
  example: { query: { from: "2026-03-01", to: "2026-03-31" } },
});

export const listFigure = contract({
  name: "listFigure",
  noun: "supervision",
  method: "GET",
  path: "/v1/supervision/figures",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary: "What was added up in a figure of a period, one by one: of one department, or of all",
  query: z.strictObject({
    figure: listedFigure.meta({ description: "of the whole region's cases only without a department" }),
    department: departmentId.optional(),
    ...PeriodQuery.shape,
    closed: PARAMETERS.period.optional().meta({
      description:
        "in place of `from` and `to` a closed period of the appraisal: what was counted when it was closed, whatever was corrected since",
      examples: ["2026-03"],
    }),
    ...page,
  }),
  answer: { status: 200, schema: FigureAnswer },
  problems: [],
  example: { query: { figure: "overdue", department: "water", from: "2026-03-01", to: "2026-03-31" } },
});

export const getAppraisal = contract({
  name: "getAppraisal",
  noun: "supervision",
  method: "GET",
  path: "/v1/supervision/appraisals/{period}",
  access: ["supervisor"],
  rights: ["read"],
  summary:
    "The departments' marks and ranking of a month, quarter or year (绩效考评): as they stand, or, once it is closed, as they were signed, with the dated corrections of what came later",
  answer: { status: 200, schema: AppraisalAnswer },
  problems: ["no-appraisal"],
});

export const closeAppraisal = contract({
  name: "closeAppraisal",
  noun: "supervision",
  method: "PUT",
  path: "/v1/supervision/appraisals/{period}/closing",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Has a period closed, from the sixth working day after its end on: it is signed with the next anchoring, and by itself on the tenth",
  answer: { status: 200, schema: AppraisalAnswer },
  problems: ["no-appraisal", "period-not-closable", "period-closed"],
});

export const importInspections = contract({
  name: "importInspections",
  noun: "supervision",
  method: "PUT",
  path: "/v1/supervision/inspections/{month}",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Enters what inspections gave departments in a month (现场督查、行风评议), each in place of what was entered before",
  body: InspectionsBody,
  answer: { status: 200, schema: InspectionsAnswer },
  problems: ["own-organ"],
  example: ({ departments }) => ({
    body: {
      marks: [{ department: departments[0]?.id, mark: 92.5, source: "2026年3月现场督查通报" }],
    },
  }),
});

export const placeHold = contract({
  name: "placeHold",
  noun: "supervision",
  method: "POST",
  path: "/v1/integrity-holds",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "Puts an applicant under an integrity hold: no silence counts as consent for them (失信联合惩戒)",
  body: HoldBody,
  answer: { status: 201, schema: HoldAnswer },
  problems: ["too-many-holds"],
  example: {
    body: {
      creditCode: "91990000MA5EXMP08Y",
      reason: "被列入拖欠农民工工资失信联合惩戒对象名单",
      basis: "国办发〔2019〕35号",
      from: "2026-03-02",
      until: "2027-03-01",
    },
  },
});

export const endHold = contract({
  name: "endHold",
  noun: "supervision",
  method: "PUT",
  path: "/v1/integrity-holds/{holdId}/end",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "Ends an integrity hold from now on; what was judged under it stands",
  body: HoldEndBody,
  answer: { status: 200, schema: HoldAnswer },
  problems: ["unknown-hold", "hold-ended", "hold-over"],
  example: { body: { reason: "已完成信用修复，依申请移出名单" } },
});

export const listHolds = contract({
  name: "listHolds",
  noun: "supervision",
  method: "GET",
  path: "/v1/integrity-holds",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary: "The register of integrity holds, the latest entry first; or every entry about one applicant",
  query: z.strictObject({
    status: z
      .enum(["standing", "ended"])
      .default("standing")
      .meta({ description: "entries that nobody has ended, or those that somebody has" }),
    creditCode: creditCode
      .optional()
      .meta({ description: "all about this applicant, ended or not, on one page" }),
    ...page,
  }),
  answer: { status: 200, schema: HoldsAnswer },
  problems: [],
  example: { query: { status: "standing", limit: "20" } },
});
