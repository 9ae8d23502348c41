/** The routes of those who run the platform, and of whoever wants to know what it offers. */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import {
  HealthAnswer,
  RecountAnswer,
  RedeliveryAnswer,
  ReconciliationAnswer,
  webhookType,
} from "./answers.ts";

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
  rights: ["read", "lists", "write", "engine", "publish"],
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
  path: "/v1/operations/webhooks/{reviewId}",
  access: ["operator"],
  rights: ["read", "publish"],
  seconds: 28,
  summary:
    "Sends what a department hears of a review by webhook again, under the same id: the latest, or the latest of a type",
  query: z.strictObject({ type: webhookType.optional() }),
  answer: { status: 202, schema: RedeliveryAnswer },
  problems: ["unknown-review", "no-endpoint", "never-sent", "served-already"],
  example: { query: { type: "review.cancelled" } },
});
