/** What answers are made of: the small shapes that several nouns show. */
import * as z from "zod";
import { LIMIT_NAMES } from "../../domain/calendar/limits.ts";
import { BOUNDS } from "../../domain/catalogue/controlFigure.ts";
import { HANDLER_POSTS } from "../../domain/review/opinion.ts";
import { reviewId } from "./identifiers.ts";

export const instant = z
  .string()
  .meta({ format: "date-time", description: "ISO 8601 with the region's offset" });
/** When something runs out. */
export const deadline = instant.nullable().meta({
  description: "ISO 8601 with the region's offset; null until the calendar of its year is loaded",
});
export const date = z.string().meta({ format: "date" });
/** Of a term that is no review's. */
export const termLamp = z
  .enum(["green", "yellow", "red"])
  .nullable()
  .meta({ description: "how near its term is to its end; null where none runs" });

export const named = { name: z.string(), nameEn: z.string() };
export const limitUnit = z.enum(["working-days", "calendar-days"]);

/** Two limits run side by side: the one that runs out first gives the due instant, and the days are its days. */
export const bindingLimit = z
  .enum(LIMIT_NAMES)
  .meta({ description: "which limit gives the due instant: the promised or the statutory one" });
export const outcome = z.enum([
  "consented",
  "consented-with-conditions",
  "objected",
  "not-applicable",
  "referred",
  "deemed-consent",
  "deemed-refusal",
  "no-response",
  "replaced",
  "cancelled",
]);
export const applicationStatus = z.enum([
  "received",
  "awaiting-materials",
  "in-review",
  "joint-review",
  "deciding",
  "granted",
  "granted-with-conditions",
  "partly-granted",
  "refused",
  "nothing-to-grant",
  "not-accepted",
  "lapsed",
  "withdrawn",
]);
export const matterKind = z.enum(["opinion", "filing", "utility", "technical-review", "licence"]);
export const onTimeout = z.enum(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]);
export const lamp = z.enum(["grey", "blue", "green", "yellow", "red"]);
export const basis = z.strictObject({ document: z.string(), article: z.string() });
export const guard = z.strictObject({
  guard: z.string(),
  holds: z.boolean(),
  evidence: z.string().meta({ description: "what it rests on, in Chinese" }),
  evidenceEn: z.string(),
  facts: z.looseObject({}).meta({ description: "the same as data, by guard" }),
});
export const handler = z.strictObject({ name: z.string(), post: z.enum(HANDLER_POSTS) }).nullable();
export const condition = z.strictObject({
  text: z.string(),
  basis: z.string(),
  article: z.string().optional(),
  about: z.string().optional().meta({ description: "the control figure (控制指标) that it is about" }),
  value: z.number().optional(),
  bound: z.enum(BOUNDS).optional(),
});

export const materialName = z.strictObject({ code: z.string(), ...named });
export const source = { reviewId, department: z.string() };
