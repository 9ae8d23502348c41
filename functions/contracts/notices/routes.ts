/** The routes about documents: notices, their verification, and whole cases as bundles. */
import * as z from "zod";
import { contract, type Answered } from "../base/contract.ts";
import { documentNumber, noticeCode } from "../base/identifiers.ts";
import { LanguageQuery, page } from "../base/lists.ts";
import {
  DecisionsAnswer,
  KeysAnswer,
  MessagesAnswer,
  NoticeAnswer,
  NoticesAnswer,
  ReviewNoticesAnswer,
  VerificationAnswer,
} from "./answers.ts";

const document = {
  status: 200,
  schema: NoticeAnswer,
  types: ["application/json", "text/html"],
  headers: { "Content-Language": "the language of the page" },
} as const satisfies Answered;

const bundle = {
  status: 200,
  schema: z.string().meta({ description: "one JSON object on each line" }),
  types: ["application/jsonl"],
  headers: { "Content-Disposition": "a file name" },
} as const satisfies Answered;

export const listNotices = contract({
  name: "listNotices",
  noun: "notices",
  method: "GET",
  path: "/v1/applications/{applicationId}/notices",
  access: "applicant",
  agent: "read",
  rights: ["read", "secret"],
  summary: "The notices owed to the applicant",
  answer: { status: 200, schema: NoticesAnswer },
  problems: [],
});

export const listMessages = contract({
  name: "listMessages",
  noun: "notices",
  method: "GET",
  path: "/v1/applications/{applicationId}/messages",
  access: "applicant",
  // Who reads that material is asked for has received that, as whoever opens the case has.
  agent: "read",
  rights: ["read", "write", "secret"],
  summary: "What the applicant has been told and is asked to do, the newest first",
  query: LanguageQuery.extend(page),
  answer: { status: 200, schema: MessagesAnswer },
  problems: [],
});

export const getNotice = contract({
  name: "getNotice",
  noun: "notices",
  method: "GET",
  path: "/v1/applications/{applicationId}/notices/{noticeId}",
  access: "applicant",
  // Who opens a request for material has received it, and that is kept.
  agent: "read",
  rights: ["read", "write", "secret", "keys"],
  summary: "One notice: as a page to print (Accept: text/html), or as data",
  query: LanguageQuery,
  answer: document,
  problems: ["unknown-notice"],
});

export const verifyNotice = contract({
  name: "verifyNotice",
  noun: "notices",
  method: "GET",
  path: "/v1/notices/verification",
  access: "anyone",
  rights: ["read", "secret", "keys"],
  summary: "What a reader of a document compares with it, by its number and the code printed on it",
  query: z.strictObject({ number: documentNumber, code: noticeCode }),
  answer: { status: 200, schema: VerificationAnswer },
  problems: ["unknown-notice"],
  example: { query: { number: "示例受〔2026〕1号", code: "0123456789ABCDEF" } },
});

export const listDecisions = contract({
  name: "listDecisions",
  noun: "notices",
  method: "GET",
  path: "/v1/decisions",
  access: "anyone",
  rights: ["read", "lists"],
  summary:
    "The licences that were granted, for anybody (行政许可法 art. 40), those of the case that ended last first",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: DecisionsAnswer },
  problems: [],
});

export const listReviewNotices = contract({
  name: "listReviewNotices",
  noun: "notices",
  method: "GET",
  path: "/v1/reviews/{reviewId}/notices",
  access: ["department", "supervisor"],
  rights: ["read", "secret"],
  summary: "The notices about a review, for its department, the lead and supervisors",
  answer: { status: 200, schema: ReviewNoticesAnswer },
  problems: ["not-your-review", "unknown-review"],
});

export const getReviewNotice = contract({
  name: "getReviewNotice",
  noun: "notices",
  method: "GET",
  path: "/v1/reviews/{reviewId}/notices/{noticeId}",
  access: ["department", "supervisor"],
  rights: ["read", "secret", "keys"],
  summary: "One notice about a review: as a page to print, or as data",
  query: LanguageQuery,
  answer: document,
  problems: ["not-your-review", "unknown-review", "unknown-notice"],
});

export const exportApplication = contract({
  name: "exportApplication",
  noun: "notices",
  method: "GET",
  path: "/v1/applications/{applicationId}/export",
  access: "applicant",
  rights: ["read", "secret", "sign"],
  audited: true,
  summary: "The whole case as a signed bundle that proves itself, for the applicant",
  answer: bundle,
  problems: ["bundle-too-large"],
});

export const exportCase = contract({
  name: "exportCase",
  noun: "notices",
  method: "GET",
  path: "/v1/applications/{applicationId}/case/export",
  access: ["department", "supervisor"],
  rights: ["read", "sign"],
  summary: "The whole case as a signed bundle that proves itself, for its lead and for supervision",
  answer: bundle,
  problems: ["unknown-application", "bundle-too-large"],
});

export const getKeys = contract({
  name: "getKeys",
  noun: "notices",
  method: "GET",
  path: "/v1/keys",
  access: "anyone",
  rights: ["keys"],
  summary:
    "The public keys that documents and bundles are signed by (JWKS, RFC 7517): the one that signs first",
  answer: {
    status: 200,
    schema: KeysAnswer,
    headers: { "Cache-Control": "how long it may be kept" },
  },
  problems: [],
});
