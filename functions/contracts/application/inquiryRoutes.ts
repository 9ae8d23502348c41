/** Inquiries (咨询): an applicant asks, the first contact answers or hands it on (首问负责制). */
import * as z from "zod";
import { contract, type Shared } from "../base/contract.ts";
import { neededKey } from "../base/identifiers.ts";
import { page } from "../base/lists.ts";
import { departmentId, projectTypeCode, text } from "../base/primitives.ts";
import type { ProblemCode } from "../base/problems.ts";
import { AskedAnswer, InquiriesAnswer, InquiryAnswer } from "./inquiryAnswers.ts";

const answer = { status: 200, schema: InquiryAnswer } as const;
const COMMAND = ["unknown-inquiry", "inquiry-answered"] as const satisfies readonly ProblemCode[];

export const askInquiry = contract({
  name: "askInquiry",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/inquiries",
  access: "applicant",
  agent: "ask",
  rights: ["read", "write", "secret"],
  summary: "The applicant asks its first contact (咨询), who answers within one working day; no clock moves",
  body: z.strictObject({ text: text(2000) }),
  answer: { status: 201, schema: InquiryAnswer },
  problems: ["too-many-inquiries"],
  example: { body: { text: "用地勘测定界图需加盖哪些单位的公章？" } },
});

/** Whoever asks before there is a case, and reads what became of it. */
const READERS = { roles: ["department", "supervisor"], orBy: "applicant" } as const satisfies Shared;

export const askBeforehand = contract({
  name: "askBeforehand",
  noun: "application",
  method: "POST",
  path: "/v1/inquiries",
  access: "submitter",
  rights: ["read", "write", "secret"],
  summary:
    "A question before there is a case (咨询): it gets a number and a code, and whoever is on duty with the lead of such projects answers it",
  headers: z.object({ "idempotency-key": neededKey }),
  body: z.strictObject({ projectType: projectTypeCode, text: text(2000) }),
  answer: { status: 201, schema: AskedAnswer, headers: { Location: "where it is" } },
  // Over any that people ask in one hall, and under what would keep everybody from their work.
  limited: { seconds: 3600, most: 600 },
  problems: [],
  example: ({ projectTypes }) => ({
    body: { projectType: projectTypes[0]?.code, text: "申请前需要先做哪些评估？" },
  }),
});

export const getInquiry = contract({
  name: "getInquiry",
  noun: "application",
  method: "GET",
  path: "/v1/inquiries/{inquiryId}",
  access: READERS,
  rights: ["read", "secret"],
  summary:
    "One inquiry: by its code where it was asked before there is a case, by the case's otherwise; by the departments that have to do with it",
  answer,
  problems: ["unknown-inquiry"],
});

export const listInquiries = contract({
  name: "listInquiries",
  noun: "application",
  method: "GET",
  path: "/v1/inquiries",
  access: ["department", "supervisor"],
  rights: ["read", "lists"],
  summary:
    "Open inquiries, the most urgent first: those that a department has, has been asked to take or was asked first; all of them for supervisors",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: InquiriesAnswer },
  problems: [],
  example: { query: { limit: "20" } },
});

export const answerInquiry = contract({
  name: "answerInquiry",
  noun: "application",
  method: "PUT",
  path: "/v1/inquiries/{inquiryId}/answer",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Whoever has an inquiry answers it, once; late it is still answered",
  body: z.strictObject({ answer: text(2000) }),
  answer,
  problems: [...COMMAND, "inquiry-not-yours"],
  example: { body: { answer: "须加盖测绘单位成果专用章和注册测绘师章，无需其他公章。" } },
});

export const handInquiryOn = contract({
  name: "handInquiryOn",
  noun: "application",
  method: "POST",
  path: "/v1/inquiries/{inquiryId}/handing-on",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Hands an inquiry on to another department (转办): it stays until somebody there accepts it",
  body: z.strictObject({ to: departmentId, reasons: text(300) }),
  answer,
  problems: [
    ...COMMAND,
    "inquiry-not-yours",
    "inquiry-offered",
    "inquiry-at-home",
    "inquiry-to-be-assigned",
    "inquiry-assigned",
  ],
  example: ({ departments }) => ({
    body: { to: departments.at(-1)?.id, reasons: "所问事项由贵部门主管。" },
  }),
});

export const answerInquiryOffer = contract({
  name: "answerInquiryOffer",
  noun: "application",
  method: "PUT",
  path: "/v1/inquiries/{inquiryId}/acceptance",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Whom an inquiry is handed on to accepts it by name, or says why not",
  body: z.strictObject({
    refused: text(300)
      .nullable()
      .default(null)
      .meta({ description: "why not; null or left out: it is accepted" }),
  }),
  answer,
  problems: [...COMMAND, "no-inquiry-offer", "by-name"],
  example: { body: {} },
});

export const assignInquiry = contract({
  name: "assignInquiry",
  noun: "application",
  method: "PUT",
  path: "/v1/inquiries/{inquiryId}/assignment",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "The supervisor names who answers an inquiry that nobody has taken",
  body: z.strictObject({ to: departmentId, reasons: text(300) }),
  answer,
  problems: [...COMMAND, "inquiry-in-hand"],
  example: ({ departments }) => ({
    body: { to: departments.at(-1)?.id, reasons: "所问属贵部门职责，一个工作日内无人接收。" },
  }),
});
