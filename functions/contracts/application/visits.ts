/** The routes about joint site visits (联合踏勘): who calls one, answers to its date, comes, and finds what. */
import * as z from "zod";
import { attached } from "../base/attached.ts";
import { contract, type Answered, type Shared } from "../base/contract.ts";
import { fault } from "../base/faults.ts";
import { LanguageQuery } from "../base/lists.ts";
import { departmentId, localDate, text, timeOfDay } from "../base/primitives.ts";
import type { ProblemCode } from "../base/problems.ts";
import { VISIT_MOVES } from "../../domain/application/siteVisit.ts";
import { SiteVisitsAnswer } from "./visitAnswers.ts";

const appointed = { heldOn: localDate, time: timeOfDay, place: text(100), contact: text(60) };

const answer = { status: 200, schema: SiteVisitsAnswer } as const satisfies Answered;
const READERS = { roles: ["department", "supervisor"], orBy: "applicant" } as const satisfies Shared;
const COMMAND = ["unknown-application"] as const satisfies readonly ProblemCode[];
const DATES = ["visit-date", "visit-day-off"] as const satisfies readonly ProblemCode[];

export const listSiteVisits = contract({
  name: "listSiteVisits",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/site-visits",
  access: READERS,
  agent: "read",
  rights: ["read", "secret"],
  summary:
    "The joint site visits of a case (联合踏勘): when, who comes, what was found, and what may be done now",
  answer,
  problems: ["unknown-application"],
});

export const getSiteVisitInvitation = contract({
  name: "getSiteVisitInvitation",
  noun: "application",
  method: "GET",
  path: "/v1/applications/{applicationId}/site-visits/invitation",
  access: READERS,
  agent: "read",
  rights: ["read", "secret"],
  summary: "The last site visit as an iCalendar file (RFC 5545), for everybody invited",
  query: LanguageQuery,
  answer: {
    status: 200,
    schema: z.string().meta({ description: "one VEVENT; METHOD:CANCEL of one that is off" }),
    types: ["text/calendar"],
    headers: { "Content-Disposition": "a file name" },
  },
  problems: ["unknown-application", "no-visit"],
});

export const askForSiteVisit = contract({
  name: "askForSiteVisit",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/site-visits/requests",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "A department asks for a visit within its supplement window; with the second one's request it is called by itself",
  body: z.strictObject({
    time: timeOfDay,
    place: text(100),
    contact: text(60),
    reasons: text(300),
  }),
  answer,
  problems: [
    ...COMMAND,
    "not-in-review",
    "visit-not-needed",
    "visit-window-closed",
    "visit-asked-already",
    "visit-called-already",
    "visit-had",
    "too-many-visits",
  ],
  example: {
    body: {
      time: "09:30",
      place: "龙岗大道与规划路交叉口",
      contact: "规划部门 0755-28900000",
      reasons: "现状管线与图纸不一致，需要现场核对。",
    },
  },
});

export const callSiteVisit = contract({
  name: "callSiteVisit",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/site-visits",
  access: ["department"],
  rights: ["read", "write"],
  summary: "The lead calls one visit for all whose matter needs one: a working day, two working days ahead",
  body: z.strictObject(appointed),
  answer,
  problems: [
    ...COMMAND,
    ...DATES,
    "not-in-review",
    "visit-not-needed",
    "visit-called-already",
    "visit-had",
    "visits-in-vain",
    "too-many-visits",
  ],
  example: {
    body: {
      heldOn: "2026-03-10",
      time: "09:30",
      place: "龙岗大道与规划路交叉口",
      contact: "规划部门 0755-28900000",
    },
  },
});

export const moveSiteVisit = contract({
  name: "moveSiteVisit",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/site-visits/date",
  access: ["department"],
  rights: ["read", "write"],
  summary: "The lead puts the visit off, once, for weather or force majeure",
  body: z.strictObject({
    heldOn: localDate,
    time: timeOfDay,
    place: text(100).optional(),
    contact: text(60).optional(),
    why: z.enum(VISIT_MOVES),
    reasons: text(300),
  }),
  answer,
  problems: [...COMMAND, ...DATES, "no-visit", "visit-moved-already", "visit-begun"],
  example: { body: { heldOn: "2026-03-12", time: "09:30", why: "weather", reasons: "暴雨橙色预警。" } },
});

export const callOffSiteVisit = contract({
  name: "callOffSiteVisit",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/site-visits/cancellation",
  access: ["department"],
  rights: ["read", "write"],
  summary: "The lead calls the visit off before its hour; another one may be called",
  body: z.strictObject({ reasons: text(300) }),
  answer,
  problems: [...COMMAND, "no-visit", "visit-begun"],
  example: { body: { reasons: "图纸已经补齐，无须现场核对。" } },
});

export const answerSiteVisit = contract({
  name: "answerSiteVisit",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/site-visits/answer",
  access: "applicant",
  agent: "confirm-visit",
  rights: ["read", "write", "secret"],
  summary:
    "The applicant confirms the date, or names one other one within a working day; otherwise it stands",
  body: z.discriminatedUnion("answer", [
    z.strictObject({ answer: z.literal("confirm") }),
    z.strictObject({
      answer: z.literal("other-date"),
      heldOn: localDate,
      time: timeOfDay,
      reasons: text(300),
    }),
  ]),
  answer,
  problems: [...DATES, "no-visit", "visit-begun", "visit-answered", "visit-answer-late"],
  example: {
    body: { answer: "other-date", heldOn: "2026-03-11", time: "14:30", reasons: "现场负责人当日不在。" },
  },
});

export const noteSiteVisitAttendance = contract({
  name: "noteSiteVisitAttendance",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/site-visits/attendance",
  access: ["department"],
  rights: ["read", "write"],
  summary: "The lead notes whether the applicant came, and which departments did not",
  body: z.strictObject({
    applicant: z.boolean().meta({ description: "whether the applicant, or an agent of theirs, came" }),
    absent: z
      .array(departmentId)
      .max(40)
      .refine((all) => new Set(all).size === all.length, fault("absent-twice"))
      .default([]),
  }),
  answer,
  problems: [...COMMAND, "no-visit", "visit-not-begun", "visit-attendance-noted", "not-a-participant"],
  example: { body: { applicant: true, absent: [] } },
});

export const recordSiteVisitFindings = contract({
  name: "recordSiteVisitFindings",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/site-visits/findings",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary: "A department says what it found, by two officers (行政许可法34), with photographs and files",
  body: z.strictObject({
    officers: z
      .array(z.strictObject({ name: text(30), card: text(30).nullable().default(null) }))
      .min(2)
      .max(10)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, fault("officer-twice"))
      // One card is one person's, whatever they are called.
      .refine((all) => {
        const cards = all.flatMap(({ card }) => card ?? []);
        return new Set(cards).size === cards.length;
      }, fault("card-twice")),
    text: text(1000),
    attachments: attached.optional(),
  }),
  answer,
  problems: [...COMMAND, "no-visit", "visit-not-begun", "not-at-visit", "findings-recorded"],
  example: {
    body: {
      officers: [
        { name: "王强", card: "粤B-01234" },
        { name: "李静", card: "粤B-05678" },
      ],
      text: "现场管线位置与图纸一致。",
    },
  },
});
