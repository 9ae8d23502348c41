/** The OpenAPI 3.1 document, generated from the route list and the schemas that validate. Run at deployment. */
import * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { ROUTES, type Route, type RouteName } from "../routes.ts";
import { slug } from "./primitives.ts";
import { PROBLEMS, type ProblemCode } from "./problems.ts";
import * as requests from "./requests.ts";
import * as responses from "./responses.ts";

type Described = {
  summary: string;
  status: number;
  answer: z.ZodType;
  body?: z.ZodType;
  query?: z.ZodObject;
  /** What it comes as, when not as JSON. */
  type?: string;
  /** Whether it is also there as a page. */
  isPage?: true;
  problems: readonly ProblemCode[];
};

/** What any request may meet before its route has looked at it: a body is read even where none is wanted. */
const ANYWHERE = ["malformed", "too-large", "too-many-requests"] as const;

/** What may go wrong with any command about a review, about its clock, by an applicant and by the lead. */
const COMMAND = ["malformed", "stale", "too-large", "busy"] as const;
const REVIEW_COMMAND = [
  ...COMMAND,
  "unauthenticated",
  "role-not-allowed",
  "not-your-review",
  "unknown-review",
] as const;
const CLOCK_COMMAND = [
  ...REVIEW_COMMAND,
  "already-decided",
  "cancelled",
  "not-running",
  "past-due",
  "calendar-missing",
] as const;
const APPLICANT_COMMAND = [...COMMAND, "query-code-needed", "unknown-application"] as const;
const LEAD_COMMAND = [...COMMAND, "unauthenticated", "role-not-allowed", "unknown-application"] as const;

/** Every route by name: a route without its description does not compile. */
const DESCRIPTIONS: Record<RouteName, Described> = {
  getHealth: {
    summary: "Whether the API answers",
    status: 200,
    answer: responses.HealthAnswer,
    problems: [],
  },
  getOpenApi: { summary: "This document", status: 200, answer: z.looseObject({}), problems: [] },
  getCatalogue: {
    summary: "The region's departments and matters: basis, limits, materials, fees, what silence means",
    status: 200,
    answer: responses.CatalogueAnswer,
    problems: [],
  },
  submitApplication: {
    summary: "Submits an application; complete, it reaches every department concerned at once",
    status: 201,
    answer: responses.ReceiptAnswer,
    body: requests.SubmissionBody,
    problems: [
      "malformed",
      "too-large",
      "idempotency-key-reused",
      "nothing-to-review",
      "too-many-reviews",
      "calendar-missing",
    ],
  },
  getApplication: {
    summary: "The status: where things stand, and why",
    status: 200,
    answer: responses.StatusAnswer,
    problems: ["malformed", "query-code-needed", "unknown-application"],
  },
  handInMaterial: {
    summary: "Hands one material in",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.HandInBody,
    problems: [
      "malformed",
      "query-code-needed",
      "unknown-application",
      "unknown-material",
      "not-awaiting-materials",
      "replaced-too-often",
      "stale",
      "too-large",
      "calendar-missing",
      "busy",
    ],
  },
  getEvents: {
    summary: "The history, oldest first, each event with its hash",
    status: 200,
    answer: responses.EventsAnswer,
    problems: ["malformed", "query-code-needed", "unknown-application"],
  },
  fileComplaint: {
    summary: "The applicant complains about a review or a department (效能投诉)",
    status: 201,
    answer: responses.ComplaintAnswer,
    body: requests.ComplaintBody,
    problems: [
      "malformed",
      "query-code-needed",
      "unknown-application",
      "too-many-complaints",
      "too-large",
      "calendar-missing",
    ],
  },
  listComplaints: {
    summary: "The complaints that supervision has to answer, the most urgent first",
    status: 200,
    answer: responses.ComplaintsAnswer,
    query: requests.ComplaintsQuery,
    problems: ["malformed", "unauthenticated", "role-not-allowed"],
  },
  answerComplaint: {
    summary: "Answers a complaint with its cause and its remedy",
    status: 200,
    answer: responses.ComplaintAnswer,
    body: requests.ComplaintAnswerBody,
    problems: [
      "malformed",
      "unauthenticated",
      "role-not-allowed",
      "unknown-complaint",
      "complaint-answered",
      "too-large",
      "busy",
    ],
  },
  superviseReviews: {
    summary: "Open reviews across departments, by lamp",
    status: 200,
    answer: responses.WorklistAnswer,
    query: requests.SupervisionQuery,
    problems: ["malformed", "unauthenticated", "role-not-allowed"],
  },
  superviseDepartments: {
    summary: "Each department's figures in a period, with their formulas",
    status: 200,
    answer: responses.DepartmentsAnswer,
    query: requests.PeriodQuery,
    problems: ["malformed", "unauthenticated", "role-not-allowed"],
  },
  exportApplication: {
    summary: "The whole case as a bundle that proves itself, for the applicant",
    status: 200,
    answer: z.string(),
    type: "application/jsonl",
    problems: ["malformed", "query-code-needed", "unknown-application", "bundle-too-large"],
  },
  exportCase: {
    summary: "The whole case as a bundle that proves itself, for its lead and for supervision",
    status: 200,
    answer: z.string(),
    type: "application/jsonl",
    problems: ["malformed", "unauthenticated", "role-not-allowed", "unknown-application", "bundle-too-large"],
  },
  redeliverWebhook: {
    summary: "Sends a department's webhook again, under the same id",
    status: 202,
    answer: responses.RedeliveryAnswer,
    problems: ["malformed", "unauthenticated", "role-not-allowed", "unknown-review", "never-sent"],
  },
  getCalendar: {
    summary: "Working days as the region counts them, day by day",
    status: 200,
    answer: responses.CalendarAnswer,
    query: requests.PeriodQuery,
    problems: ["malformed"],
  },
  getOwnClock: {
    summary: "The clock ledger of one of the applicant's own reviews",
    status: 200,
    answer: responses.ClockAnswer,
    problems: [
      "malformed",
      "query-code-needed",
      "unknown-application",
      "unknown-review",
      "not-running",
      "calendar-missing",
    ],
  },
  reconcileNow: {
    summary: "Compares records with the engine and heals; says what it found",
    status: 200,
    answer: responses.ReconciliationAnswer,
    problems: ["unauthenticated", "role-not-allowed"],
  },
  listNotices: {
    summary: "The notices owed to the applicant",
    status: 200,
    answer: responses.NoticesAnswer,
    problems: ["malformed", "query-code-needed", "unknown-application"],
  },
  getNotice: {
    summary: "One notice: as a page to print (Accept: text/html), or as data",
    status: 200,
    answer: responses.NoticeAnswer,
    isPage: true,
    query: requests.LanguageQuery,
    problems: ["malformed", "query-code-needed", "unknown-application", "unknown-notice"],
  },
  verifyNotice: {
    summary: "Whether a notice is genuine, by the code printed on it",
    status: 200,
    answer: responses.VerificationAnswer,
    query: requests.VerificationQuery,
    problems: ["malformed", "unknown-notice"],
  },
  listReviewNotices: {
    summary: "The notices about a review, for its department, the lead and supervisors",
    status: 200,
    answer: responses.ReviewNoticesAnswer,
    problems: ["malformed", "unauthenticated", "role-not-allowed", "not-your-review", "unknown-review"],
  },
  getReviewNotice: {
    summary: "One notice about a review: as a page to print, or as data",
    status: 200,
    answer: responses.NoticeAnswer,
    isPage: true,
    query: requests.LanguageQuery,
    problems: [
      "malformed",
      "unauthenticated",
      "role-not-allowed",
      "not-your-review",
      "unknown-review",
      "unknown-notice",
    ],
  },
  listReviews: {
    summary: "The department's worklist, most urgent first",
    status: 200,
    answer: responses.WorklistAnswer,
    query: requests.WorklistQuery,
    problems: ["malformed", "unauthenticated", "role-not-allowed"],
  },
  getReview: {
    summary: "One review, with the application's material",
    status: 200,
    answer: responses.ReviewWithMaterialAnswer,
    problems: ["malformed", "unauthenticated", "role-not-allowed", "not-your-review", "unknown-review"],
  },
  requestSupplement: {
    summary: "Asks the applicant, once, for what is missing; the clock stands meanwhile (补正)",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.SupplementRequestBody,
    problems: [
      ...CLOCK_COMMAND,
      "supplement-used",
      "supplement-window-closed",
      "material-held",
      "material-without-basis",
    ],
  },
  startSpecialProcedure: {
    summary: "Stops the clock for a special procedure, until its planned end at the latest (特别程序)",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.SpecialProcedureBody,
    problems: [...CLOCK_COMMAND, "special-procedure-used", "approver-rank", "planned-end"],
  },
  endSpecialProcedure: {
    summary: "Ends the special procedure; the clock runs again",
    status: 200,
    answer: responses.ReviewAnswer,
    problems: [...REVIEW_COMMAND, "no-special-procedure", "calendar-missing"],
  },
  extendLimit: {
    summary: "Extends the limit, once, before it runs out (延期)",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.ExtensionBody,
    problems: [...CLOCK_COMMAND, "extension-used", "approver-rank", "too-many-days"],
  },
  nameHandler: {
    summary: "Names who handles the review (经办人)",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.HandlerBody,
    problems: [...REVIEW_COMMAND, "cancelled", "handler-named-too-often"],
  },
  takePosition: {
    summary: "An objector withdraws or maintains in the joint review",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.PositionBody,
    problems: [...REVIEW_COMMAND, "no-joint-review", "nothing-contested", "position-taken-too-often"],
  },
  revokeDeemedConsent: {
    summary: "A supervisor revokes a consent by silence that was found unlawful (撤销)",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.RevocationBody,
    problems: [...REVIEW_COMMAND, "not-deemed", "already-revoked"],
  },
  withdrawApplication: {
    summary: "The applicant withdraws; what is open is cancelled (撤回)",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.WithdrawalBody,
    problems: [...APPLICANT_COMMAND, "application-ended"],
  },
  changeProject: {
    summary: "The project changes in substance; every open clock starts again",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.ProjectChangeBody,
    problems: [
      ...APPLICANT_COMMAND,
      "application-ended",
      "opinions-on-record",
      "project-changed-too-often",
      "calendar-missing",
    ],
  },
  listApplications: {
    summary: "The applications that a department leads, or all for supervisors, oldest first",
    status: 200,
    answer: responses.ApplicationsAnswer,
    query: requests.ApplicationsQuery,
    problems: ["malformed", "unauthenticated", "role-not-allowed"],
  },
  getCase: {
    summary: "The status of an application with cards and complaints, for its lead and supervisors",
    status: 200,
    answer: responses.CaseAnswer,
    problems: ["malformed", "unauthenticated", "role-not-allowed", "unknown-application"],
  },
  answerAtWindow: {
    summary: "The window's clerk accepts, sends back once, or refuses acceptance (受理)",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.ClerkAnswerBody,
    problems: [
      ...LEAD_COMMAND,
      "not-awaiting-acceptance",
      "returned-already",
      "material-not-askable",
      "calendar-missing",
    ],
  },
  conveneJointReview: {
    summary: "The lead calls the sitting of the joint review (联合会审)",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.InvitationBody,
    problems: [...LEAD_COMMAND, "no-joint-review", "already-convened", "sitting-date", "not-a-participant"],
  },
  concludeJointReview: {
    summary: "The lead concludes the joint review with minutes and reasons, and so decides",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.ConclusionBody,
    problems: [
      ...LEAD_COMMAND,
      "no-joint-review",
      "not-convened",
      "sitting-not-held",
      "not-a-participant",
      "reasons-to-objector-missing",
      "unexamined-matters",
      "clash-unresolved",
      "article-missing",
    ],
  },
  decideApplication: {
    summary: "The lead's own decision, where the region asks for one",
    status: 200,
    answer: responses.StatusAnswer,
    body: requests.DecisionBody,
    problems: [...LEAD_COMMAND, "not-deciding", "article-missing"],
  },
  getClock: {
    summary: "The clock ledger: day by day how the due date came about",
    status: 200,
    answer: responses.ClockAnswer,
    problems: [
      "malformed",
      "unauthenticated",
      "role-not-allowed",
      "not-your-review",
      "unknown-review",
      "not-running",
      "calendar-missing",
    ],
  },
  giveOpinion: {
    summary: "The callback: the department's opinion",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.OpinionBody,
    problems: [
      ...REVIEW_COMMAND,
      "late",
      "already-decided",
      "cancelled",
      "not-running",
      "objection-without-grounds",
    ],
  },
};

const PATH_PARAMETERS: Record<string, z.ZodType> = {
  applicationId: requests.applicationId,
  reviewId: requests.reviewId,
  noticeId: requests.noticeId,
  complaintId: requests.complaintId,
  matter: slug,
  code: slug,
};

/** The whole contract as one document. */
export function openApiDocument(about: { title?: string } = {}): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of ROUTES) {
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase() as "get"] = operation(route, DESCRIPTIONS[route.name]);
  }
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: about.title ?? "Parallel approvals (并联审批)",
      version: "1",
      description:
        "Where the cloud's gateway refuses a token itself, a 401 has the gateway's own body. Nothing but POST, PUT and DELETE changes state. Every problem is application/problem+json with a stable code.",
    },
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "claims: role, department",
        },
        queryCode: { type: "apiKey", in: "header", name: "X-Query-Code" },
      },
    },
  });
}

function operation(route: Route, described: Described): ZodOpenApiOperationObject {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const parameters = Object.fromEntries(names.map((name) => [name, PATH_PARAMETERS[name]!]));
  const idempotent = route.name === "submitApplication";
  return {
    operationId: route.name,
    summary: described.summary,
    ...(route.access === "token" && { security: [{ token: [] }] }),
    ...(route.access === "applicant" && { security: [{ queryCode: [] }] }),
    requestParams: {
      ...(names.length > 0 && { path: z.object(parameters) }),
      ...(described.query && { query: described.query }),
      ...(idempotent && { header: z.object({ "Idempotency-Key": requests.idempotencyKey.optional() }) }),
      ...(described.problems.includes("stale") && {
        header: z.object({ "If-Match": z.string().optional() }),
      }),
    },
    ...(described.body && {
      requestBody: { required: true, content: { "application/json": { schema: described.body } } },
    }),
    responses: {
      [described.status]: {
        description: described.summary,
        content: {
          [described.type ?? "application/json"]: { schema: described.answer },
          ...(described.isPage && { "text/html": { schema: z.string() } }),
        },
      },
      ...problemResponses([...new Set([...ANYWHERE, ...described.problems, "internal" as const])]),
    },
  };
}

/** Problems by status: `409` says which codes it may carry. */
function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
        content: { "application/problem+json": { schema: responses.ProblemAnswer } },
      },
    ]),
  );
}
