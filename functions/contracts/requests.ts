/** What callers may send. Strict: an unknown field is a fault, not a surprise later. */
import * as z from "zod";
import type { LeadAnswer } from "../domain/application/conclusion.ts";
import type { ExtensionRequest } from "../domain/review/extension.ts";
import type { ClerkAnswer } from "../domain/application/intake.ts";
import type { ConclusionRequest, Invitation } from "../domain/application/jointReview.ts";
import type { Opinion } from "../domain/review/opinion.ts";
import type { SpecialProcedureStart } from "../domain/review/specialProcedure.ts";
import { SPECIAL_PROCEDURES } from "../domain/review/stop.ts";
import { NEGATIVE_LIST } from "../domain/catalogue/routing.ts";
import type { Material, Submission } from "../domain/application/submission.ts";
import type { SupplementRequest } from "../domain/review/supplement.ts";
import { creditCode, id, localDate, projectCode, slug, text } from "./primitives.ts";

// A record is one item of at most 400 KB: what people write has lengths that keep the largest one below it.
const material = {
  name: text(40),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "the SHA-256 of the file, 64 lower-case hexadecimal digits"),
  uri: z.url({ protocol: /^https$/, error: "an https address" }).max(150),
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
      z.union([z.boolean(), z.number(), text(40)]),
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
  materials: z.array(MaterialBody).max(32),
  claims: z
    .array(
      z.discriminatedUnion("by", [
        z.strictObject({ matter: slug, by: z.literal("area-assessment"), reference: text(40) }),
        z.strictObject({ matter: slug, by: z.literal("promise"), signedBy: text(40) }),
      ]),
    )
    .max(40)
    .default([]),
}) satisfies z.ZodType<Submission>;

const handler = z.strictObject({ name: text(100), post: z.enum(["A", "B"]) });
const signed = { handler: handler.optional(), documentNumber: text(100).optional() };

/** What a condition is about (`road-width`) and what it wants of it (`12 m`), so that clashes can be told. */
const subject = { about: slug.optional(), value: text(40).optional() };

const condition = z.discriminatedUnion("basis", [
  z.strictObject({ basis: z.literal("law"), text: text(300), article: text(100), ...subject }),
  z.strictObject({
    ...subject,
    basis: z.enum(["general-act", "discretionary"]),
    text: text(300),
    article: text(100).optional(),
  }),
]);

/** The callback. Texts are bounded so that a review with every attempt it may keep stays one item. */
export const OpinionBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("consent"), ...signed }),
  z.strictObject({
    kind: z.literal("consent-with-conditions"),
    conditions: z.array(condition).min(1, "name at least one condition, or consent without any").max(12),
    ...signed,
  }),
  z.strictObject({
    kind: z.literal("objection"),
    reasons: text(2000),
    article: text(300),
    facts: text(2000),
    curableBy: text(1000),
    signedBy: text(100),
    ...signed,
  }),
  z.strictObject({ kind: z.literal("not-applicable"), reasons: text(2000), ...signed }),
]) satisfies z.ZodType<Opinion>;

const approver = z.strictObject({ name: text(100), rank: z.enum(["head", "deputy-head", "officer"]) });

export const SupplementRequestBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        material: slug,
        defect: text(200).nullable().default(null),
        basis: z
          .strictObject({ document: text(80), article: text(40) })
          .nullable()
          .default(null),
      }),
    )
    .min(1, "name at least one material that is missing or wrong")
    .max(20)
    .refine(
      (items) => new Set(items.map(({ material }) => material)).size === items.length,
      "a material stands twice: say all that is wrong with it in one item",
    ),
  reasons: text(1000),
  handler: handler.nullable().default(null),
}) satisfies z.ZodType<SupplementRequest>;

export const SpecialProcedureBody = z.strictObject({
  kind: z.enum(SPECIAL_PROCEDURES),
  basis: text(120),
  reasons: text(500),
  plannedEnd: localDate,
  approver,
  handler: handler.nullable().default(null),
}) satisfies z.ZodType<SpecialProcedureStart>;

export const ExtensionBody = z.strictObject({
  days: z.int().min(1),
  reasons: text(500),
  approver,
}) satisfies z.ZodType<ExtensionRequest>;

export const HandlerBody = handler;

export const RevocationBody = z.strictObject({
  reasons: text(1000),
  article: text(200),
  decidedBy: text(100),
});

export const WithdrawalBody = z.strictObject({ reason: text(1000) });

export const ProjectChangeBody = z.strictObject({ description: text(1000) });

/** The answer of the window's clerk (受理窗口). */
export const ClerkAnswerBody = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept") }),
  z.strictObject({
    decision: z.literal("request-materials"),
    defects: z
      .array(z.strictObject({ material: slug, defect: text(120) }))
      .min(1)
      .max(32),
  }),
  z.strictObject({
    decision: z.literal("not-accepted"),
    reasons: text(2000),
    article: text(200),
    referral: text(200),
  }),
]) satisfies z.ZodType<ClerkAnswer>;

export const InvitationBody = z.strictObject({
  heldOn: localDate,
  place: text(100),
  agenda: text(500),
  invited: z.array(slug).max(41).default([]),
}) satisfies z.ZodType<Invitation>;

export const PositionBody = z.strictObject({
  position: z.enum(["withdraws", "maintains"]),
  reasons: text(1000),
});

export const ConclusionBody = z.strictObject({
  minutes: text(2000),
  result: z.enum(["grant", "refuse"]),
  reasons: text(1000),
  article: text(200).nullable().default(null),
  answers: z
    .array(z.strictObject({ reviewId: text(100), reasons: text(150) }))
    .max(40)
    .default([]),
  resolutions: z
    .array(z.strictObject({ about: slug, text: text(150) }))
    .max(12)
    .default([]),
  present: z.array(slug).max(41).default([]),
}) satisfies z.ZodType<ConclusionRequest>;

export const DecisionBody = z.strictObject({
  result: z.enum(["grant", "refuse"]),
  reasons: text(1000),
  article: text(200).nullable().default(null),
}) satisfies z.ZodType<LeadAnswer>;

/** What an objection must state; without any one of these it is `objection-without-grounds`. */
export const OBJECTION_GROUNDS = ["reasons", "article", "facts", "curableBy", "signedBy"] as const;

export const applicationId = id("application");
export const reviewId = id("review");
export const noticeId = id("notice");
export const complaintId = id("complaint");

export const VerificationQuery = z.strictObject({ code: id("noticeCode") });

export const LanguageQuery = z.strictObject({ lang: z.enum(["zh-CN", "en"]).optional() });

export const ComplaintBody = z.strictObject({
  about: z.union(
    [z.strictObject({ reviewId: text(100) }), z.strictObject({ department: slug })],
    "either { reviewId } or { department }",
  ),
  text: text(2000),
});

export const ComplaintAnswerBody = z.strictObject({
  cause: text(2000),
  remedy: text(2000),
  answer: text(2000),
});

export const WorklistQuery = z.strictObject({
  status: z
    .enum(["open", "waiting", "dispatched", "running", "suspended", "overdue", "closed"])
    .default("open"),
  lamp: z.enum(["grey", "blue", "green", "yellow", "red"]).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "the nextCursor of the page before")
    .optional(),
});

const { limit: pageLimit, cursor: pageCursor } = WorklistQuery.shape;

export const ComplaintsQuery = z.strictObject({
  status: z.enum(["open", "answered"]).default("open"),
  limit: pageLimit,
  cursor: pageCursor,
});

/** What supervision watches: all departments, or one. */
export const SupervisionQuery = z.strictObject({
  lamp: WorklistQuery.shape.lamp,
  department: slug.optional(),
  limit: pageLimit,
  cursor: pageCursor,
});

/** Days of service, both included; the last 90 unless said otherwise. */
export const PeriodQuery = z.strictObject({ from: localDate.optional(), to: localDate.optional() });

/** The applications that a lead runs, or that a supervisor watches. */
export const ApplicationsQuery = z.strictObject({
  phase: z.enum(["intake", "in-review", "over"]).default("in-review"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: WorklistQuery.shape.cursor,
});

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "1 to 128 visible ASCII characters, such as a UUID");

/** The claims of a token that we read (RFC 7519); the authorizer has checked signature, issuer and expiry. */
export const Caller = z.discriminatedUnion("role", [
  z.object({ role: z.literal("department"), department: slug }),
  z.object({ role: z.enum(["supervisor", "operator"]) }),
]);

export type Caller = z.infer<typeof Caller>;
