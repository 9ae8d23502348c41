/** What callers get: the shapes of the answers, for the OpenAPI document and for the tests that hold answers to them. */
import * as z from "zod";
import { PROBLEMS, type ProblemCode } from "./problems.ts";

const instant = z.string().meta({ format: "date-time", description: "ISO 8601 with the region's offset" });
const date = z.string().meta({ format: "date" });
const named = { name: z.string(), nameEn: z.string() };
const limitUnit = z.enum(["working-days", "calendar-days"]);
const outcome = z.enum([
  "consented",
  "consented-with-conditions",
  "objected",
  "not-applicable",
  "deemed-consent",
  "deemed-refusal",
  "no-response",
]);
const basis = z.strictObject({ document: z.string(), article: z.string() });
const guard = z.strictObject({ guard: z.string(), holds: z.boolean(), evidence: z.string() });
const handler = z.strictObject({ name: z.string(), post: z.enum(["A", "B"]) }).nullable();
const condition = z.strictObject({ text: z.string(), basis: z.string(), article: z.string().optional() });

const reviewFields = {
  reviewId: z.string(),
  matter: z.strictObject({ code: z.string(), ...named, kind: z.string() }),
  department: z.strictObject({ id: z.string(), ...named }),
  status: z.enum(["running", "overdue", "closed"]),
  outcome: outcome.nullable(),
  deemed: z.boolean().meta({ description: "the outcome came about by silence (超时默许)" }),
  overdue: z.boolean(),
  servedAt: instant,
  dueAt: instant.meta({ description: "timely is what is received before this instant" }),
  dueDate: date,
  provisional: z
    .boolean()
    .meta({ description: "the due date touches a year whose notice is not published yet" }),
  closedAt: instant.nullable(),
  limitDays: z.int(),
  limitUnit,
  usedDays: z.int(),
  remainingDays: z.int(),
  lamp: z.enum(["grey", "green", "yellow", "red"]),
  onTimeout: z.enum(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]),
  handler,
  conditions: z.array(condition),
  reasons: z.string().nullable(),
  failedGuards: z.array(z.string()),
  silence: z
    .strictObject({ asOf: instant, basis: basis.nullable(), guards: z.array(guard), usedDays: z.int() })
    .nullable(),
};

export const ReviewSummary = z.strictObject(reviewFields);

const materialName = z.strictObject({ code: z.string(), ...named });
const source = { reviewId: z.string(), department: z.string() };

export const StatusAnswer = z.strictObject({
  applicationId: z.string(),
  status: z.enum([
    "received",
    "awaiting-materials",
    "in-review",
    "granted",
    "granted-with-conditions",
    "refused",
  ]),
  project: z.strictObject({ name: z.string(), code: z.string(), type: z.string() }),
  receivedAt: instant,
  acceptedAt: instant.nullable(),
  lead: z.strictObject({ id: z.string(), ...named }).nullable(),
  expectedDecisionBy: instant.nullable(),
  decidedAt: instant.nullable(),
  decision: z
    .strictObject({
      result: z.enum(["granted", "granted-with-conditions", "refused"]),
      opinions: z.array(
        z.strictObject({ ...source, outcome, deemed: z.boolean(), overdue: z.boolean(), asOf: instant }),
      ),
      conditions: z.array(z.strictObject({ ...source, ...condition.shape })),
      objections: z.array(
        z.strictObject({
          ...source,
          reasons: z.string(),
          article: z.string(),
          facts: z.string(),
          curableBy: z.string(),
          signedBy: z.string(),
        }),
      ),
      lateOpinions: z.array(z.strictObject({ ...source, kind: z.string(), receivedAt: instant })),
    })
    .nullable(),
  missingMaterials: z.array(materialName),
  progress: z.strictObject({ closed: z.int(), total: z.int() }),
  reviews: z.array(ReviewSummary),
  catalogueVersion: z.string().nullable(),
});

export const ReceiptAnswer = z.strictObject({
  applicationId: z.string(),
  queryCode: z.string(),
  status: StatusAnswer.shape.status,
  missingMaterials: z.array(materialName),
});

const kept = z.strictObject({ opinion: z.looseObject({ kind: z.string() }), receivedAt: instant });

const reviewAnswerFields = {
  ...reviewFields,
  applicationId: z.string(),
  project: z.strictObject({
    name: z.string(),
    code: z.string(),
    type: z.string(),
    flags: z.array(z.string()),
  }),
  leadDepartment: z.string(),
  basis,
  opinion: z.looseObject({ kind: z.string() }).nullable(),
  lateOpinions: z.array(kept),
  rivalOpinions: z.array(kept),
  refusedAttempts: z.int(),
  catalogueVersion: z.string(),
  calendarVersion: z.string(),
};

export const ReviewAnswer = z.strictObject(reviewAnswerFields);

export const ReviewWithMaterialAnswer = z.strictObject({
  ...reviewAnswerFields,
  application: z.strictObject({
    applicant: z.strictObject({ name: z.string(), creditCode: z.string() }),
    attributes: z.record(z.string(), z.union([z.boolean(), z.number(), z.string()])),
    materials: z.array(
      z.strictObject({ code: z.string(), name: z.string(), sha256: z.string(), uri: z.string() }),
    ),
  }),
});

export const WorklistAnswer = z.strictObject({
  reviews: z.array(
    z.strictObject({
      applicationId: z.string(),
      project: z.strictObject({ name: z.string(), code: z.string() }),
      ...reviewFields,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const ClockAnswer = z.strictObject({
  reviewId: z.string(),
  servedAt: instant,
  limitDays: z.int(),
  limitUnit,
  usedDays: z.int(),
  remainingDays: z.int(),
  dueAt: instant,
  dueDate: date,
  provisional: z.boolean(),
  calendarVersion: z.string(),
  days: z.array(
    z.strictObject({
      date,
      counted: z.boolean(),
      kind: z.string(),
      why: z
        .string()
        .meta({ description: "names the weekend, the holiday, the make-up workday, the suspension" }),
      official: z.boolean(),
    }),
  ),
});

export const EventsAnswer = z.strictObject({
  applicationId: z.string(),
  events: z.array(
    z.strictObject({
      subject: z.string(),
      seq: z.int(),
      at: instant,
      by: z.string(),
      type: z.string(),
      data: z.looseObject({}),
      previous: z.string(),
      hash: z.string(),
    }),
  ),
});

export const CatalogueAnswer = z.looseObject({
  region: z.looseObject({ code: z.string() }),
  version: z.string(),
  calendarVersion: z.string(),
  departments: z.array(z.looseObject({ id: z.string() })),
  matters: z.array(z.looseObject({ code: z.string() })),
  plans: z.array(z.looseObject({ projectType: z.string(), serialDays: z.number() })),
});

export const HealthAnswer = z.strictObject({ status: z.literal("ok") });

export const ProblemAnswer = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
