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
  problems: readonly ProblemCode[];
};

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
  getClock: {
    summary: "The clock ledger: day by day how the due date came about",
    status: 200,
    answer: responses.ClockAnswer,
    problems: ["malformed", "unauthenticated", "role-not-allowed", "not-your-review", "unknown-review"],
  },
  giveOpinion: {
    summary: "The callback: the department's opinion",
    status: 200,
    answer: responses.ReviewAnswer,
    body: requests.OpinionBody,
    problems: [
      "malformed",
      "unauthenticated",
      "role-not-allowed",
      "not-your-review",
      "unknown-review",
      "late",
      "already-decided",
      "objection-without-grounds",
      "stale",
      "too-large",
      "busy",
    ],
  },
};

const PATH_PARAMETERS: Record<string, z.ZodType> = {
  applicationId: requests.applicationId,
  reviewId: requests.reviewId,
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
      ...(route.method === "PUT" && { header: z.object({ "If-Match": z.string().optional() }) }),
    },
    ...(described.body && {
      requestBody: { required: true, content: { "application/json": { schema: described.body } } },
    }),
    responses: {
      [described.status]: {
        description: described.summary,
        content: { "application/json": { schema: described.answer } },
      },
      ...problemResponses([...described.problems, "internal"]),
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
