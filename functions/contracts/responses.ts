/** What callers get: the shapes of the answers, for the OpenAPI document and for the tests that hold answers to them. */
import * as z from "zod";
import { ledgerRow } from "./events/shapes/calendar.ts";
import { ApplicationOffers, ReviewOffers } from "./offers.ts";
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
  "replaced",
  "cancelled",
]);
const onTimeout = z.enum(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]);
const basis = z.strictObject({ document: z.string(), article: z.string() });
const guard = z.strictObject({
  guard: z.string(),
  holds: z.boolean(),
  evidence: z.string().meta({ description: "what it rests on, in Chinese" }),
  evidenceEn: z.string(),
  facts: z.looseObject({}).meta({ description: "the same as data, by guard" }),
});
const handler = z.strictObject({ name: z.string(), post: z.enum(["A", "B"]) }).nullable();
const condition = z.strictObject({
  text: z.string(),
  basis: z.string(),
  article: z.string().optional(),
  about: z.string().optional(),
  value: z.string().optional(),
});

const reviewFields = {
  reviewId: z.string(),
  matter: z.strictObject({ code: z.string(), ...named, kind: z.string() }),
  department: z.strictObject({ id: z.string(), ...named }),
  status: z.enum(["waiting", "dispatched", "running", "suspended", "overdue", "closed"]),
  outcome: outcome.nullable(),
  deemed: z.boolean().meta({ description: "the outcome came about by silence (超时默许)" }),
  overdue: z.boolean(),
  servedAt: instant.nullable(),
  dueAt: instant.nullable().meta({
    description: "timely is what is received before this instant; null before the review is served",
  }),
  dueDate: date.nullable(),
  provisional: z
    .boolean()
    .meta({ description: "the due date touches a year whose notice is not published yet" }),
  closedAt: instant.nullable(),
  limitDays: z.int(),
  limitUnit,
  usedDays: z.int(),
  remainingDays: z.int(),
  lamp: z.enum(["grey", "blue", "green", "yellow", "red"]),
  onTimeout,
  handler,
  conditions: z.array(condition),
  reasons: z.string().nullable(),
  failedGuards: z.array(z.string()),
  raisedTo: z.enum(["leader", "head-and-supervisor", "government"]).nullable(),
  waitsFor: z.array(z.string()).meta({ description: "the reviews that must consent before this one starts" }),
  stop: z.strictObject({ why: z.string(), endsAt: instant }).nullable(),
  suspensions: z
    .array(z.strictObject({ from: instant, until: instant, why: z.string() }))
    .meta({ description: "when the clock stood; the last one's end may still be a plan" }),
  supplement: z
    .strictObject({
      items: z.array(
        z.strictObject({ material: z.string(), defect: z.string().nullable(), basis: basis.nullable() }),
      ),
      reasons: z.string(),
      outstanding: z.array(z.string()),
      requestedAt: instant,
      lapsesAt: instant,
    })
    .nullable(),
  specialProcedures: z.array(
    z.strictObject({
      kind: z.string(),
      basis: z.string(),
      plannedEnd: date,
      startedAt: instant,
      endedAt: instant.nullable(),
    }),
  ),
  extension: z.strictObject({ days: z.int(), at: instant }).nullable(),
  claim: z
    .strictObject({
      matter: z.string(),
      by: z.enum(["area-assessment", "promise"]),
      reference: z.string().optional(),
      signedBy: z.string().optional(),
    })
    .nullable()
    .meta({ description: "what stands in for a replaced review" }),
  cause: z
    .strictObject({ kind: z.string(), reviewId: z.string().optional(), outcome: z.string().optional() })
    .nullable()
    .meta({ description: "why a review was cancelled" }),
  silence: z
    .strictObject({
      asOf: instant,
      basis: basis.nullable(),
      guards: z.array(guard),
      usedDays: z.int(),
      backfillDueAt: instant.nullable(),
      backfillMissed: z.boolean(),
      revokedAt: instant.nullable(),
    })
    .nullable(),
};

export const ReviewSummary = z.strictObject(reviewFields);

const materialName = z.strictObject({ code: z.string(), ...named });
const source = { reviewId: z.string(), department: z.string() };

const status = z.enum([
  "received",
  "awaiting-materials",
  "in-review",
  "joint-review",
  "deciding",
  "granted",
  "granted-with-conditions",
  "refused",
  "not-accepted",
  "lapsed",
  "withdrawn",
]);
const clash = z.strictObject({ about: z.string(), reviews: z.array(z.string()) });
const jointReview = z.strictObject({
  openedAt: instant,
  dueAt: instant,
  objections: z.array(z.string()),
  clashes: z.array(clash),
  sitting: z
    .strictObject({
      heldOn: date,
      place: z.string(),
      agenda: z.string(),
      invited: z.array(z.string()),
      invitedAt: instant,
    })
    .nullable(),
  positions: z.array(
    z.strictObject({
      ...source,
      kind: z.enum(["withdraws", "maintains"]),
      reasons: z.string(),
      at: instant,
    }),
  ),
  conclusion: z
    .strictObject({
      minutes: z.string(),
      result: z.enum(["grant", "refuse"]),
      reasons: z.string(),
      article: z.string().nullable(),
      answers: z.array(z.strictObject({ reviewId: z.string(), reasons: z.string() })),
      resolutions: z.array(z.strictObject({ about: z.string(), text: z.string() })),
      attendance: z.array(
        z.strictObject({
          department: z.string(),
          as: z.enum(["present", "deemed-consent", "absent"]),
          failed: z.array(z.string()),
        }),
      ),
      concludedAt: instant,
    })
    .nullable(),
});

export const ComplaintAnswer = z.strictObject({
  complaintId: z.string(),
  applicationId: z.string(),
  about: z.strictObject({ reviewId: z.string().optional(), department: z.string().optional() }),
  text: z.string(),
  status: z.enum(["open", "answered"]),
  filedAt: instant,
  answerBy: instant,
  overdue: z.boolean(),
  answer: z.strictObject({ cause: z.string(), remedy: z.string(), answer: z.string() }).nullable(),
  answeredAt: instant.nullable(),
});

export const StatusAnswer = z.strictObject({
  applicationId: z.string(),
  status,
  project: z.strictObject({ name: z.string(), code: z.string(), type: z.string() }),
  receivedAt: instant,
  acceptedAt: instant.nullable(),
  accepted: z.enum(["automatic", "clerk", "silence"]).nullable(),
  lead: z.strictObject({ id: z.string(), ...named }).nullable(),
  expectedDecisionBy: instant.nullable(),
  decidedAt: instant.nullable(),
  decision: z
    .strictObject({
      result: z.enum(["granted", "granted-with-conditions", "refused"]),
      lead: z
        .strictObject({
          result: z.enum(["grant", "refuse"]),
          reasons: z.string(),
          article: z.string().nullable(),
          at: instant,
        })
        .nullable(),
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
          veto: z.boolean(),
        }),
      ),
      lateOpinions: z.array(z.strictObject({ ...source, kind: z.string(), receivedAt: instant })),
    })
    .nullable(),
  missingMaterials: z.array(materialName),
  owed: z.array(
    z.strictObject({
      ...materialName.shape,
      defect: z.string().nullable(),
      askedBy: z.string().nullable(),
      until: instant,
    }),
  ),
  jointReview: jointReview.nullable(),
  ended: z
    .strictObject({ at: instant, reasons: z.string().nullable(), referral: z.string().nullable() })
    .nullable(),
  progress: z.strictObject({ closed: z.int(), total: z.int() }),
  reviews: z.array(ReviewSummary),
  complaints: z.array(ComplaintAnswer),
  offers: ApplicationOffers,
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
  refusedCommands: z.array(z.strictObject({ command: z.string(), code: z.string(), at: instant })),
  refusedAttempts: z.int(),
  catalogueVersion: z.string(),
  calendarVersion: z.string().nullable(),
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
  offers: ReviewOffers,
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

export const ApplicationsAnswer = z.strictObject({
  applications: z.array(
    z.strictObject({
      applicationId: z.string(),
      status,
      project: StatusAnswer.shape.project,
      lead: z.strictObject({ id: z.string(), ...named }),
      receivedAt: instant,
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
      ...ledgerRow.shape,
      why: z.string().meta({
        description: "the same in a sentence: the weekend, the holiday, the make-up workday, the suspension",
      }),
    }),
  ),
});

export const CalendarAnswer = z.strictObject({
  version: z.string(),
  zone: z.string(),
  from: date,
  to: date,
  days: z.array(
    z.strictObject({
      date,
      working: z.boolean(),
      kind: z.string(),
      name: z.string().nullable(),
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

export const ComplaintsAnswer = z.strictObject({
  complaints: z.array(ComplaintAnswer),
  nextCursor: z.string().nullable(),
});

const figures = {
  received: z.int(),
  open: z.int(),
  onTime: z.int(),
  early: z.int(),
  overdue: z.int(),
  silent: z.int(),
  objections: z.int(),
  supplements: z.int(),
  onTimeRate: z.number().nullable(),
  supplementRate: z.number().nullable(),
  meanShareOfLimit: z.number().nullable(),
};

export const DepartmentsAnswer = z.strictObject({
  from: date,
  to: date,
  departments: z.array(z.strictObject({ id: z.string(), ...named, ...figures, truncated: z.boolean() })),
  formulas: z.record(z.string(), z.string()),
});

const cardRule = z.enum([
  "promised-limit",
  "statutory-limit",
  "supplement-out-of-window",
  "supplement-twice",
  "extension-too-late",
  "second-yellow",
]);

const card = z.strictObject({
  colour: z.enum(["yellow", "red"]),
  rule: cardRule,
  reviewId: z.string(),
  department: z.string(),
  handler,
  at: instant.meta({ description: "the due instant that passed, or when the attempt was refused" }),
  first: z
    .strictObject({ rule: cardRule, at: instant })
    .nullable()
    .meta({ description: "of a second yellow card: what the first was for" }),
});

export const CaseAnswer = z.strictObject({
  ...StatusAnswer.shape,
  cards: z.array(card).meta({ description: "黄牌 and 红牌, each with its rule and evidence" }),
});

export const RedeliveryAnswer = z.strictObject({
  reviewId: z.string(),
  webhookId: z.string(),
  status: z.string(),
});

export const ReconciliationAnswer = z.strictObject({
  applicationsSeen: z.int(),
  executionsStarted: z.int(),
  branchesWoken: z.int(),
  applicationsMoved: z.int(),
  reviewsMoved: z.int(),
  materialsPassedOn: z.int(),
  noticesIssued: z.int(),
  webhooksResent: z.int(),
  failed: z.int(),
  finished: z.boolean().meta({ description: "if not, call again: it goes on where it stopped" }),
});

const noticeSummary = {
  noticeId: z.string(),
  number: z.string(),
  kind: z.string(),
  reviewId: z.string().nullable(),
  matter: materialName.nullable(),
  at: instant,
  issuedAt: instant,
  code: z.string().meta({ description: "proves that the notice was issued and says what it said" }),
};
const voided = z.strictObject({ at: instant, reasons: z.string() }).nullable();

export const NoticesAnswer = z.strictObject({
  applicationId: z.string(),
  notices: z.array(z.strictObject(noticeSummary)),
});

export const ReviewNoticesAnswer = z.strictObject({
  reviewId: z.string(),
  notices: z.array(z.strictObject(noticeSummary)),
});

export const NoticeAnswer = z.strictObject({
  ...noticeSummary,
  notice: z.looseObject({ noticeId: z.string(), body: z.looseObject({ kind: z.string() }) }),
  void: voided,
});

export const VerificationAnswer = z.strictObject({
  genuine: z.literal(true),
  number: z.string(),
  kind: z.string(),
  issuedAt: instant,
  digest: z.string(),
  void: voided,
});

const limit = z.strictObject({ days: z.int(), unit: limitUnit });

const matter = z.strictObject({
  code: z.string(),
  ...named,
  department: z.string(),
  kind: z.enum(["opinion", "filing", "utility", "technical-review", "licence"]),
  basis,
  limit: limit.meta({ description: "the promised limit (承诺时限)" }),
  statutoryLimit: limit.meta({ description: "the most the law allows (法定时限)" }),
  onTimeout,
  tacitBasis: basis
    .nullable()
    .meta({ description: "what allows silence to count as consent, if anything does" }),
  projectTypes: z.array(z.string()),
  when: z.looseObject({}).nullable().meta({ description: "a condition on the project's attributes" }),
  materials: z.array(z.string()),
  fee: z.number().meta({ description: "yuan" }),
  prerequisites: z.array(z.strictObject({ matter: z.string(), tolerable: z.boolean() })),
  veto: z.boolean(),
  replaceableBy: z.array(z.enum(["area-assessment", "promise"])),
});

export const CatalogueAnswer = z.strictObject({
  region: z.strictObject({
    code: z.string(),
    ...named,
    zone: z.string(),
    closeOfBusiness: z.string().nullable(),
  }),
  version: z.string(),
  calendarVersion: z.string(),
  policies: z.strictObject({
    licencesByTacitConsent: z.boolean(),
    intake: z.enum(["automatic", "window"]),
    decision: z.enum(["automatic", "lead"]),
    materialsTermDays: z.int(),
    supplementTermDays: z.int(),
    longestSpecialProcedureDays: z.int(),
  }),
  contacts: z.strictObject({
    enquiries: z.string(),
    complaints: z.string(),
    government: z.string(),
    governmentEn: z.string(),
  }),
  departments: z.array(z.strictObject({ id: z.string(), ...named })),
  projectTypes: z.array(z.strictObject({ code: z.string(), ...named, lead: z.string() })),
  attributes: z.array(
    z.strictObject({ code: z.string(), ...named, type: z.enum(["boolean", "number", "text"]) }),
  ),
  materials: z.array(materialName),
  matters: z.array(matter),
  areaAssessments: z.array(
    z.strictObject({ reference: z.string(), ...named, validUntil: date, matters: z.array(z.string()) }),
  ),
  plans: z.array(
    z.strictObject({
      projectType: z.string(),
      lead: z.string(),
      serialDays: z.number(),
      criticalPath: z.strictObject({ days: z.number(), matters: z.array(z.string()) }),
      gainDays: z.number(),
    }),
  ),
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
