/** The routes of what becomes of a complaint beside its answer, and of complaints that nobody has put a name to. */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import { complaintId, neededKey } from "../base/identifiers.ts";
import { page, PeriodQuery } from "../base/lists.ts";
import { text } from "../base/primitives.ts";
import type { ProblemCode } from "../base/problems.ts";
import { AftermathAnswer, AnonymousAnswer, ComplaintAnswer, PassedOnAnswer } from "./answers.ts";
import { UnsignedComplaintBody, PassingOnBody, RefusalBody } from "./bodies.ts";

const answer = { status: 200, schema: ComplaintAnswer } as const;
const KNOWN = [
  "unknown-complaint",
  "complaint-refused",
  "own-organ",
] as const satisfies readonly ProblemCode[];

export const complainAnonymously = contract({
  name: "complainAnonymously",
  noun: "supervision",
  method: "POST",
  path: "/v1/complaints",
  access: "submitter",
  unnamed: true,
  rights: ["read", "write", "secret"],
  summary:
    "Anybody complains without a name: it gets a number and a code by chance, and nothing of who called is kept with it",
  headers: z.object({ "idempotency-key": neededKey }),
  body: UnsignedComplaintBody,
  answer: { status: 201, schema: AnonymousAnswer, headers: { Location: "where it is" } },
  // As of questions before there is a case.
  limited: { seconds: 3600, most: 600 },
  problems: [],
  example: ({ departments }) => ({
    body: { about: { department: departments[0]?.id }, text: "窗口要求找指定中介。" },
  }),
});

export const getComplaint = contract({
  name: "getComplaint",
  noun: "supervision",
  method: "GET",
  path: "/v1/complaints/{complaintId}",
  access: { roles: ["supervisor"], orBy: "applicant" },
  unnamed: true,
  rights: ["read", "secret"],
  summary:
    "One complaint: by its own code where it is anonymous, by the case's otherwise; and by supervision",
  answer,
  problems: ["unknown-complaint"],
});

export const agreeToBeNamed = contract({
  name: "agreeToBeNamed",
  noun: "supervision",
  method: "PUT",
  path: "/v1/applications/{applicationId}/complaints/{complaintId}/agreement",
  access: "applicant",
  alone: true,
  unnamed: true,
  rights: ["read", "write", "secret"],
  summary:
    "Whoever complained in confidence agrees that the department reads who they are and what they wrote",
  answer,
  problems: ["unknown-complaint", "complaint-not-confidential"],
});

export const acceptComplaint = contract({
  name: "acceptComplaint",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/acceptance",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "Accepts a complaint, within one working day of its filing; whoever answers it has accepted it",
  answer,
  problems: [...KNOWN, "next-level"],
});

export const refuseComplaint = contract({
  name: "refuseComplaint",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/refusal",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Refuses a complaint with reasons and the way to go (行政复议, 行政诉讼), within one working day of its filing",
  body: RefusalBody,
  answer,
  problems: [...KNOWN, "complaint-accepted", "next-level"],
  example: {
    body: { ways: ["reconsideration", "litigation"], reasons: "对许可决定本身不服的，不属于效能投诉范围。" },
  },
});

export const joinComplaint = contract({
  name: "joinComplaint",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/joining",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Looks into a complaint together with another about the same department (并案): they count once, and each is answered",
  body: z.strictObject({ to: complaintId.meta({ description: "the one that it counts with" }) }),
  answer,
  problems: [...KNOWN, "complaint-joined", "not-to-be-joined", "next-level"],
  example: { body: { to: "440307-0123456789ABCDEF-C0123456789AB" } },
});

export const passComplaintOn = contract({
  name: "passComplaintOn",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/passing-on",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Tells the department what a complaint is about (转办): of one in confidence a kind and supervision's own words, and nothing else",
  body: PassingOnBody,
  answer,
  problems: [...KNOWN, "complaint-passed-on", "wording-tells", "next-level"],
  example: { body: { kind: "delay", wording: "有申请人反映贵部门窗口电话长期无人接听，请核查。" } },
});

export const extendClosing = contract({
  name: "extendClosing",
  noun: "supervision",
  method: "PUT",
  path: "/v1/complaints/{complaintId}/closing-extension",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Gives a complaint thirty working days more to be closed, once, with reasons, before the thirty are over",
  body: z.strictObject({ reasons: text(1000) }),
  answer,
  problems: [...KNOWN, "complaint-closed", "closing-extended", "closing-extension-late", "next-level"],
  example: { body: { reasons: "须待内部调查结论。" } },
});

export const getAftermath = contract({
  name: "getAftermath",
  noun: "supervision",
  method: "GET",
  path: "/v1/complaints/{complaintId}/aftermath",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary:
    "Which material was asked of whoever complained, and what was objected to, in all their cases in the six months after it; for supervision alone",
  answer: { status: 200, schema: AftermathAnswer },
  problems: ["unknown-complaint"],
});

export const listPassedOn = contract({
  name: "listPassedOn",
  noun: "supervision",
  method: "GET",
  path: "/v1/departments/{departmentId}/complaints",
  access: ["department"],
  rights: ["read", "lists"],
  summary: "Complaints filed in a period that were passed on to a department, as far as it may read them",
  query: z.strictObject({ ...PeriodQuery.shape, ...page }),
  answer: { status: 200, schema: PassedOnAnswer },
  problems: ["not-your-department"],
  example: { query: { from: "2026-03-01", to: "2026-03-31" } },
});
