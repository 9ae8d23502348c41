/** The schemas that have names: what contracts export, and what bears one by itself. */
import * as z from "zod";
import type { ZodOpenApiComponentsObject } from "zod-openapi";
import * as applicationAnswers from "../application/answers.ts";
import * as applicationBodies from "../application/bodies.ts";
import * as shared from "../base/answers.ts";
import * as calendarAnswers from "../calendar/answers.ts";
import * as catalogueAnswers from "../catalogue/answers.ts";
import * as noticesAnswers from "../notices/answers.ts";
import * as operationsAnswers from "../operations/answers.ts";
import * as reviewAnswers from "../review/answers.ts";
import * as reviewBodies from "../review/bodies.ts";
import * as supervisionAnswers from "../supervision/answers.ts";
import * as supervisionBodies from "../supervision/bodies.ts";

const MODULES: readonly Readonly<Record<string, unknown>>[] = [
  shared,
  calendarAnswers,
  catalogueAnswers,
  reviewAnswers,
  reviewBodies,
  supervisionAnswers,
  supervisionBodies,
  applicationAnswers,
  applicationBodies,
  noticesAnswers,
  operationsAnswers,
];

/** What is worth a name: what has parts, or a closed list. */
const isNamed = (value: unknown): value is z.ZodType =>
  value instanceof z.ZodObject || value instanceof z.ZodUnion || value instanceof z.ZodEnum;

const schemas = (): Record<string, z.ZodType> =>
  Object.fromEntries(
    MODULES.flatMap((module) => Object.entries(module))
      .filter((entry): entry is [string, z.ZodType] => isNamed(entry[1]))
      .filter(([, schema]) => schema.meta()?.id === undefined)
      .map(([name, schema]) => [name.charAt(0).toUpperCase() + name.slice(1), schema]),
  );

export const components = (): ZodOpenApiComponentsObject => ({
  schemas: schemas(),
  securitySchemes: {
    token: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description:
        "of the region's issuer; claims: `role` (applicant, department, supervisor, operator, auditor, agent), `department`; of an applicant `creditCode` and `name`",
    },
    uploadKey: {
      type: "apiKey",
      in: "header",
      name: "X-Upload-Key",
      description: "the key that came with the first file announced before the submission",
    },
    queryCode: {
      type: "apiKey",
      in: "header",
      name: "X-Query-Code",
      description:
        "came with the application number; small letters, spaces and hyphens do not matter, nor does O for 0 or I and L for 1",
    },
  },
});
