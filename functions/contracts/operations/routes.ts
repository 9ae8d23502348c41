/** The routes of those who run the platform, and of whoever wants to know what it offers. */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import { applicationId } from "../base/identifiers.ts";
import { localDate } from "../base/primitives.ts";
import { NationalExportAnswer, NationalExportQuery } from "./national.ts";
import { TrailAnswer } from "./trail.ts";
import {
  EndpointAnswer,
  EndpointsAnswer,
  HealthAnswer,
  OutageAnswer,
  OutagesAnswer,
  RecountAnswer,
  RedeliveryAnswer,
  ReconciliationAnswer,
  TouchedConsentsAnswer,
  webhookType,
} from "./answers.ts";
import { page } from "../base/lists.ts";
import { EndpointBody, OutageBody, OutageTakingOffBody } from "./bodies.ts";

export const getHealth = contract({
  name: "getHealth",
  noun: "operations",
  method: "GET",
  path: "/healthz",
  access: "anyone",
  rights: [],
  summary: "Whether the API answers",
  answer: { status: 200, schema: HealthAnswer },
  problems: [],
});

export const getOpenApi = contract({
  name: "getOpenApi",
  noun: "operations",
  method: "GET",
  path: "/openapi.json",
  access: "anyone",
  rights: ["document"],
  summary: "This document",
  answer: {
    status: 200,
    schema: z
      .looseObject({ openapi: z.string() })
      .meta({ id: "OpenApiDocument", description: "OpenAPI 3.1" }),
  },
  problems: [],
});

export const reconcileNow = contract({
  name: "reconcileNow",
  noun: "operations",
  method: "POST",
  path: "/v1/operations/reconciliation",
  access: ["operator"],
  rights: ["read", "lists", "write", "keys", "sign", "engine", "publish"],
  seconds: 28,
  summary: "Compares records with the engine and heals; says what it found",
  answer: { status: 200, schema: ReconciliationAnswer },
  problems: [],
});

export const recountFigures = contract({
  name: "recountFigures",
  noun: "operations",
  method: "POST",
  path: "/v1/operations/figures",
  access: ["operator"],
  rights: ["read", "lists", "write"],
  summary: "Counts the departments' figures anew from the histories; says how much was not counted as it is",
  answer: { status: 200, schema: RecountAnswer },
  problems: [],
});

export const redeliverWebhook = contract({
  name: "redeliverWebhook",
  noun: "operations",
  method: "POST",
  path: "/v1/operations/webhooks/{recordId}",
  access: ["operator"],
  rights: ["read", "publish"],
  seconds: 28,
  summary:
    "Sends what departments hear of a review, a question or a case as a whole by webhook again, under the same id: the latest, or the latest of a type",
  query: z.strictObject({ type: webhookType.optional() }),
  answer: { status: 202, schema: RedeliveryAnswer },
  problems: [
    "unknown-review",
    "unknown-inquiry",
    "unknown-application",
    "no-endpoint",
    "endpoint-off",
    "never-sent",
    "served-already",
  ],
  example: { query: { type: "review.cancelled" } },
});

export const recordOutage = contract({
  name: "recordOutage",
  noun: "operations",
  method: "PUT",
  path: "/v1/operations/outages/{outageId}",
  access: ["operator"],
  rights: ["read", "write"],
  summary:
    "Puts an outage of the platform on record, its end, or a correction; it moves no date, and a silence whose due instant comes after this counts as no consent where it was cut off (G10)",
  body: OutageBody,
  answer: { status: 200, schema: OutageAnswer },
  problems: ["outage-taken-off", "outage-corrected-too-often", "too-many-outages"],
  example: ({ departments }) => ({
    body: {
      from: "2026-03-04T08:30:00+08:00",
      until: "2026-03-06T10:00:00+08:00",
      departments: [departments[0]?.id],
      reason: "政务外网汇聚节点故障，该部门无法访问平台",
    },
  }),
});

export const takeOffOutage = contract({
  name: "takeOffOutage",
  noun: "operations",
  method: "DELETE",
  path: "/v1/operations/outages/{outageId}",
  access: ["operator"],
  rights: ["read", "write"],
  summary:
    "Takes an outage off that was recorded by mistake; what was judged by it stands, and so does its entry",
  body: OutageTakingOffBody,
  answer: { status: 200, schema: OutageAnswer },
  problems: ["unknown-outage", "outage-taken-off"],
  example: { body: { reason: "经核查系部门本地网络故障，平台未中断，登记有误" } },
});

export const getOutage = contract({
  name: "getOutage",
  noun: "operations",
  method: "GET",
  path: "/v1/operations/outages/{outageId}",
  access: ["operator", "supervisor"],
  rights: ["read"],
  summary: "An outage of the platform, with everything that was said of it",
  answer: { status: 200, schema: OutageAnswer },
  problems: ["unknown-outage"],
});

export const listOutages = contract({
  name: "listOutages",
  noun: "operations",
  method: "GET",
  path: "/v1/operations/outages",
  access: ["operator", "supervisor"],
  rights: ["read", "lists"],
  summary: "The outages of the platform, what was put on record last first",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: OutagesAnswer },
  problems: [],
  example: { query: { limit: "20" } },
});

export const listTouchedConsents = contract({
  name: "listTouchedConsents",
  noun: "operations",
  method: "GET",
  path: "/v1/operations/outages/{outageId}/consents",
  access: ["supervisor", "operator"],
  rights: ["read", "lists"],
  summary:
    "The consents by silence that an outage touched which was recorded too late: they stand, and may be revoked",
  query: z.strictObject({ ...page }),
  answer: { status: 200, schema: TouchedConsentsAnswer },
  problems: ["unknown-outage"],
  example: { query: { limit: "20" } },
});

export const listEndpoints = contract({
  name: "listEndpoints",
  noun: "operations",
  method: "GET",
  path: "/v1/operations/endpoints",
  access: ["operator", "supervisor"],
  rights: ["read"],
  summary: "The departments' endpoints, and which of them are switched off",
  answer: { status: 200, schema: EndpointsAnswer },
  problems: [],
});

export const switchEndpointOn = contract({
  name: "switchEndpointOn",
  noun: "operations",
  method: "PUT",
  path: "/v1/operations/endpoints/{departmentId}",
  access: ["operator"],
  rights: ["read", "write"],
  summary:
    "Switches a department's endpoint on again that has answered 410: what is dispatched from now on is sent to it, and what it had not taken is sent again",
  body: EndpointBody,
  answer: { status: 200, schema: EndpointAnswer },
  problems: ["unknown-endpoint"],
  example: { body: { status: "on", reason: "该部门已启用新地址，联调通过" } },
});

export const getNationalExport = contract({
  name: "getNationalExport",
  noun: "operations",
  method: "GET",
  path: "/v1/operations/national-export",
  access: ["operator"],
  rights: ["exports"],
  summary:
    "What was put on record on a day, as the national system takes it: in the order of its recording, from any row on, as JSON or one table as CSV",
  query: NationalExportQuery,
  answer: {
    status: 200,
    schema: NationalExportAnswer,
    types: ["application/json", "text/csv"],
    headers: {
      "Content-Disposition": "a file name",
      Link: "where it goes on (`next`), if it does",
    },
  },
  problems: ["national-export-not-made"],
  example: { query: { date: "2026-03-02" } },
});

export const listTrail = contract({
  name: "listTrail",
  noun: "operations",
  method: "GET",
  path: "/v1/audit-trail",
  access: ["auditor"],
  rights: ["trail"],
  summary:
    "Who has read or exported what, when, from where and how it was answered: of one day, or of one case; the latest first, for a year",
  query: z.strictObject({
    date: localDate.optional().meta({ description: "a day of the region's zone; today unless said" }),
    applicationId: applicationId.optional().meta({ description: "of one case, whatever the day" }),
    ...page,
  }),
  answer: { status: 200, schema: TrailAnswer },
  problems: [],
  example: { query: { date: "2026-03-02" } },
});
