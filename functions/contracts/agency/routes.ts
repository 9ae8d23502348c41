/** The routes about agents (全程办事代理, 帮办代办): who gives an authorisation, who acts by it, who ends it. */
import * as z from "zod";
import { contract, type Right } from "../base/contract.ts";
import { page } from "../base/lists.ts";
import {
  AgentRequestsAnswer,
  AuthorisationAnswer,
  AuthorisationsAnswer,
  WorklistOfAgent,
} from "./answers.ts";
import {
  AgentRequestBody,
  AuthorisationBody,
  ExtensionOfAuthorityBody,
  OfficialEndBody,
  RequestAnswerBody,
  ResignationBody,
  RevocationBody,
  WindowAuthorisationBody,
} from "./bodies.ts";

/** Whatever applicants write goes by one function, and that one has the secret that query codes derive from. */
const OWN_WRITES = ["read", "write", "secret"] as const satisfies readonly Right[];

const about = (region: string) => ({ projectCode: `2605-${region}-04-01-123456` });
const days = { from: "2026-03-02", until: "2026-08-31" };

export const giveAuthorisation = contract({
  name: "giveAuthorisation",
  noun: "agency",
  method: "POST",
  path: "/v1/own-authorisations",
  access: "signed-in",
  rights: OWN_WRITES,
  summary:
    "The applicant names an agent for a project or an application, and what they may do until when (委托书)",
  body: AuthorisationBody,
  answer: { status: 201, schema: AuthorisationAnswer },
  problems: [
    "unknown-application",
    "authorised-for-another",
    "act-only-singly",
    "act-not-for-team",
    "until-over",
    "agent-of-organ",
    "agent-taken",
    "too-many-authorisations",
  ],
  example: ({ code }) => ({
    body: {
      agent: { id: "agent-li", name: "李明" },
      about: about(code),
      acts: ["submit", "supply", "receive"],
      ...days,
    },
  }),
});

export const requestAgent = contract({
  name: "requestAgent",
  noun: "agency",
  method: "POST",
  path: "/v1/own-agent-requests",
  access: "signed-in",
  rights: OWN_WRITES,
  summary:
    "The applicant asks for an agent of the free team (申请代办); it is assigned or refused within a working day",
  body: AgentRequestBody,
  answer: { status: 201, schema: AuthorisationAnswer },
  problems: ["unknown-application", "authorised-for-another", "until-over", "too-many-authorisations"],
  example: ({ code }) => ({ body: { about: about(code), acts: ["supply", "receive"], ...days } }),
});

export const listOwnAuthorisations = contract({
  name: "listOwnAuthorisations",
  noun: "agency",
  method: "GET",
  path: "/v1/own-authorisations",
  access: "signed-in",
  rights: ["read"],
  summary:
    "Every authorisation and request of the applicant who has signed in, those that are over among them",
  answer: { status: 200, schema: AuthorisationsAnswer },
  problems: [],
});

export const extendAuthorisation = contract({
  name: "extendAuthorisation",
  noun: "agency",
  method: "PUT",
  path: "/v1/own-authorisations/{authorisationId}/extension",
  access: "signed-in",
  rights: OWN_WRITES,
  summary: "The applicant gives an authorisation a later last day, while it lasts",
  body: ExtensionOfAuthorityBody,
  answer: { status: 200, schema: AuthorisationAnswer },
  problems: [
    "unknown-authorisation",
    "authorisation-over",
    "until-not-later",
    "until-too-far",
    "extended-too-often",
  ],
  example: { body: { until: "2026-12-31" } },
});

export const revokeAuthorisation = contract({
  name: "revokeAuthorisation",
  noun: "agency",
  method: "PUT",
  path: "/v1/own-authorisations/{authorisationId}/end",
  access: "signed-in",
  rights: OWN_WRITES,
  summary: "The applicant revokes an authorisation, or says that it is done; what was done by it stands",
  body: RevocationBody,
  answer: { status: 200, schema: AuthorisationAnswer },
  problems: ["unknown-authorisation", "authorisation-over"],
  example: { body: { why: "revoked" } },
});

export const getWorklist = contract({
  name: "getWorklist",
  noun: "agency",
  method: "GET",
  path: "/v1/agency/worklist",
  access: "agent",
  rights: ["read", "lists"],
  audited: true,
  summary: "An agent's clients with their cases: what is owed, and by when; or what is over",
  query: z.strictObject({ status: z.enum(["standing", "ended"]).default("standing"), ...page }),
  answer: { status: 200, schema: WorklistOfAgent },
  problems: [],
  example: { query: { status: "standing" } },
});

export const resignAuthorisation = contract({
  name: "resignAuthorisation",
  noun: "agency",
  method: "PUT",
  path: "/v1/agency/authorisations/{authorisationId}/end",
  access: "agent",
  rights: OWN_WRITES,
  summary: "The agent resigns, or says that it is done; the applicant sees it at once",
  body: ResignationBody,
  answer: { status: 200, schema: AuthorisationAnswer },
  problems: ["unknown-authorisation", "authorisation-over"],
  example: { body: { why: "resigned", reasons: "已调离本岗位。" } },
});

export const authoriseAtWindow = contract({
  name: "authoriseAtWindow",
  noun: "agency",
  method: "POST",
  path: "/v1/applications/{applicationId}/case/authorisations",
  access: ["department"],
  rights: ["read", "write", "uploads"],
  summary:
    "The window puts an authorisation on record whose paper, and whose giver, its clerk has seen (窗口委托)",
  body: WindowAuthorisationBody,
  answer: { status: 201, schema: AuthorisationAnswer },
  problems: [
    "unknown-application",
    "by-name",
    "act-only-singly",
    "act-not-for-team",
    "until-over",
    "agent-of-organ",
    "agent-taken",
    "too-many-authorisations",
  ],
  example: {
    body: {
      agent: { id: "agent-li", name: "李明" },
      acts: ["supply", "receive"],
      ...days,
      seen: "identity-card",
      paper: "F-0123456789ABCDEFGHJKMNPQRS",
      told: "registered-phone",
    },
  },
});

export const listAuthorisations = contract({
  name: "listAuthorisations",
  noun: "agency",
  method: "GET",
  path: "/v1/applications/{applicationId}/case/authorisations",
  access: ["department", "supervisor"],
  rights: ["read"],
  summary: "Who acts for the applicant of a case, for its lead and supervisors",
  answer: { status: 200, schema: AuthorisationsAnswer },
  problems: ["unknown-application"],
});

export const endAuthorisation = contract({
  name: "endAuthorisation",
  noun: "agency",
  method: "PUT",
  path: "/v1/applications/{applicationId}/case/authorisations/{authorisationId}/end",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary: "The window or a supervisor ends one: revoked at the window, by death, by dissolution (民法典173)",
  body: OfficialEndBody,
  answer: { status: 200, schema: AuthorisationAnswer },
  problems: ["unknown-application", "unknown-authorisation", "authorisation-over"],
  example: { body: { why: "death", reasons: "公安机关出具的死亡证明。" } },
});

export const listAgentRequests = contract({
  name: "listAgentRequests",
  noun: "agency",
  method: "GET",
  path: "/v1/agent-requests",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary:
    "Requests for an agent of the free team, the one first that is to be answered first, and each one's load",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: AgentRequestsAnswer },
  problems: [],
});

export const answerAgentRequest = contract({
  name: "answerAgentRequest",
  noun: "agency",
  method: "PUT",
  path: "/v1/agent-requests/{authorisationId}/answer",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "Assigns somebody of the free team to who asked, or refuses with a reason",
  body: RequestAnswerBody,
  answer: { status: 200, schema: AuthorisationAnswer },
  problems: [
    "unknown-authorisation",
    "not-of-team",
    "agent-of-organ",
    "request-answered",
    "authorisation-over",
    "agent-taken",
  ],
  example: ({ agency }) => ({
    body: { decision: "assign", agent: agency?.team[0]?.id ?? "agent-01" },
  }),
});
