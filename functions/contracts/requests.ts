/** What callers may send. Strict: an unknown field is a fault, not a surprise later. */
import * as z from "zod";
import type { Opinion } from "../domain/opinion.ts";
import { NEGATIVE_LIST, type Material, type Submission } from "../domain/submission.ts";
import { creditCode, projectCode, slug, text } from "./primitives.ts";

const material = {
  name: text(100),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "the SHA-256 of the file, 64 lower-case hexadecimal digits"),
  uri: z.url({ protocol: /^https$/, error: "an https address" }).max(500),
};

/** One material in a submission. */
export const MaterialBody = z.strictObject({ code: slug, ...material }) satisfies z.ZodType<Material>;

/** The body of `PUT …/materials/{code}`: the code stands in the path. */
export const HandInBody = z.strictObject(material);

export const SubmissionBody = z.strictObject({
  project: z.strictObject({
    name: text(200),
    code: projectCode,
    type: slug,
    attributes: z.record(
      z.string().regex(/^[a-z][a-zA-Z0-9]{0,63}$/, "an attribute's name, such as floorArea"),
      z.union([z.boolean(), z.number(), text(100)]),
    ),
    flags: z.array(z.enum(NEGATIVE_LIST)).max(NEGATIVE_LIST.length).default([]),
  }),
  applicant: z.strictObject({
    name: text(200),
    creditCode,
    contact: z.strictObject({
      name: text(100),
      phone: z.string().regex(/^[+\d][\d -]{4,30}$/, "a telephone number"),
    }),
  }),
  materials: z.array(MaterialBody).max(50),
}) satisfies z.ZodType<Submission>;

const handler = z.strictObject({ name: text(100), post: z.enum(["A", "B"]) });
const signed = { handler: handler.optional(), documentNumber: text(100).optional() };

const condition = z.discriminatedUnion("basis", [
  z.strictObject({ basis: z.literal("law"), text: text(400), article: text(100) }),
  z.strictObject({
    basis: z.enum(["general-act", "discretionary"]),
    text: text(400),
    article: text(100).optional(),
  }),
]);

/** The callback. Texts are bounded so that a review with every attempt it may keep stays one item. */
export const OpinionBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("consent"), ...signed }),
  z.strictObject({
    kind: z.literal("consent-with-conditions"),
    conditions: z.array(condition).min(1, "name at least one condition, or consent without any").max(20),
    ...signed,
  }),
  z.strictObject({
    kind: z.literal("objection"),
    reasons: text(4000),
    article: text(500),
    facts: text(4000),
    curableBy: text(2000),
    signedBy: text(100),
    ...signed,
  }),
  z.strictObject({ kind: z.literal("not-applicable"), reasons: text(4000), ...signed }),
]) satisfies z.ZodType<Opinion>;

/** What an objection must state; without any one of these it is `objection-without-grounds`. */
export const OBJECTION_GROUNDS = ["reasons", "article", "facts", "curableBy", "signedBy"] as const;

export const applicationId = z
  .string()
  .regex(/^\d{6}-[0-9A-HJKMNP-TV-Z]{16}$/, "an application number, such as 440307-0123456789ABCDEF");

export const reviewId = z
  .string()
  .regex(
    /^\d{6}-[0-9A-HJKMNP-TV-Z]{16}\.[a-z0-9-]{1,64}$/,
    "a review's id: the application number, a dot and the matter's code",
  );

export const WorklistQuery = z.strictObject({
  status: z.enum(["open", "running", "overdue", "closed"]).default("open"),
  lamp: z.enum(["grey", "green", "yellow", "red"]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "the nextCursor of the page before")
    .optional(),
});

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "1 to 128 visible ASCII characters, such as a UUID");

/** The claims of a token that we read (RFC 7519); the authorizer has checked signature, issuer and expiry. */
export const Caller = z.discriminatedUnion("role", [
  z.object({ role: z.literal("department"), department: z.string().min(1) }),
  z.object({ role: z.enum(["supervisor", "operator"]) }),
]);

export type Caller = z.infer<typeof Caller>;
