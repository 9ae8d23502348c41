/** One route as an operation of the document. */
import * as z from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiParameters, ZodOpenApiResponsesObject } from "zod-openapi";
import { PROBLEMS_EN } from "../../words/en/problems.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { exampleOf, isShared, parametersOf, type Contract } from "../base/contract.ts";
import { PARAMETERS, type ParameterName } from "../base/parameters.ts";
import { PROBLEMS, type ProblemCode } from "../base/problems.ts";
import { GatewayAnswer, ProblemDocument } from "./envelopes.ts";

export function operation(contract: Contract, region: Region): ZodOpenApiOperationObject {
  const { name, noun, summary, body } = contract;
  const example = exampleOf(contract, region);
  const requestParams = parametersBy(contract);
  return {
    operationId: name,
    tags: [noun],
    summary,
    security: securityOf(contract, region),
    ...(requestParams && { requestParams }),
    ...(body && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: {
          "application/json": { schema: body, ...(example.body !== undefined && { example: example.body }) },
        },
      },
    }),
    responses: { ...success(contract), ...problems(contract) },
  };
}

/** What a caller may send to be let in, each by itself; nothing at all where the empty one is among them. */
function securityOf({ access, confirmed }: Contract, { applicants, confirmBySignIn }: Region) {
  const [code, token, key] = [{ queryCode: [] }, { token: [] }, { uploadKey: [] }];
  const mustSignIn = applicants === "sign-in" || (confirmed === true && confirmBySignIn);
  if (access === "anyone") return [];
  if (access === "applicant") return mustSignIn ? [token] : applicants === "code" ? [code] : [code, token];
  if (access === "submitter") return mustSignIn ? [token] : applicants === "code" ? [] : [{}, token];
  if (!isShared(access)) return [token];
  return [token, ...(mustSignIn ? [] : [code]), ...(access.orBy === "file-key" ? [key] : [])];
}

/** Which language the caller reads, and what a condition is held to: headers that every route of a kind reads. */
const ACCEPT_LANGUAGE = z
  .string()
  .optional()
  .meta({
    description: "zh-CN or en: the language of sentences, those of problems among them",
    examples: ["zh-CN"],
  });
const IF_NONE_MATCH = z
  .string()
  .optional()
  .meta({ description: "tags of earlier answers; 304 where one still holds", examples: ['"7-Qx3b"'] });
const IF_MATCH = z
  .string()
  .optional()
  .meta({
    description: "the ETag it was decided on; 412 where the record has changed since",
    examples: ['"7-Qx3b"'],
  });

const X_AUTHORISATION = z
  .string()
  .optional()
  .meta({
    description: "of an agent: by which authorisation (委托书) they act for the applicant",
    examples: ["91990000MA5EXMP08Y-A0123456789AB"],
  });

function parametersBy(contract: Contract): ZodOpenApiParameters | undefined {
  const { method, path, query, headers, conditional, agent } = contract;
  const names = parametersOf(path) as ParameterName[];
  return {
    ...(names.length > 0 && {
      path: z.object(Object.fromEntries(names.map((name) => [name, PARAMETERS[name]]))),
    }),
    ...(query && { query: z.object(query.shape) }),
    header: z.object({
      "Accept-Language": ACCEPT_LANGUAGE,
      ...(method === "GET" && { "If-None-Match": IF_NONE_MATCH }),
      ...(conditional && { "If-Match": IF_MATCH }),
      ...(agent && { "X-Authorisation": X_AUTHORISATION }),
      ...Object.fromEntries(
        Object.entries(headers?.shape ?? {}).map(([name, schema]) => [headerName(name), schema]),
      ),
    }),
  };
}

/** `idempotency-key` → `Idempotency-Key` */
const headerName = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

/** `isSure` when it always comes. */
const header = (description: string, isSure = true) =>
  (isSure ? z.string() : z.string().optional()).meta({ description });

/** A header that many answers have: described once, under its own name. */
const named = (id: string, description: string, schema: z.ZodType = z.string()) =>
  schema.meta({ description, header: { id } });

const ETag = named("ETag", "names this answer, for If-None-Match and If-Match");

const OF_EVERY_ANSWER = {
  "Cache-Control": named("Cache-Control", "whether and how long it may be kept"),
  Vary: named("Vary", "the request headers that it depends on, if any", z.string().optional()),
};

function success({ method, summary, answer, conditional }: Contract): ZodOpenApiResponsesObject {
  const isTagged = method === "GET" || conditional;
  const [first, ...others] = answer.types ?? ["application/json"];
  const headers = z.object({
    ...(isTagged && { ETag }),
    ...OF_EVERY_ANSWER,
    // Where there is a form to choose, a header may be one form's own.
    ...Object.fromEntries(
      Object.entries(answer.headers ?? {}).map(([name, says]) => [name, header(says, others.length === 0)]),
    ),
  });
  return {
    [answer.status]: {
      description: summary,
      headers,
      content: {
        [first]: { schema: answer.schema },
        ...Object.fromEntries(others.map((type) => [type, { schema: z.string() }])),
      },
    },
    ...(method === "GET" && {
      304: {
        description: "It is as it was when the caller read it",
        headers: z.object({ ETag, ...OF_EVERY_ANSWER }),
      },
    }),
  };
}

/** What a token may be refused for. */
const STAFF_REFUSALS = [
  "unauthenticated",
  "role-not-allowed",
  "other-region",
  "scope-missing",
  "unknown-department",
  "unusable-claim",
] as const;

/** What an agent may be refused for. */
const AGENT_REFUSALS = [
  "authorisation-needed",
  "authorisation-ended",
  "authorisation-not-begun",
  "act-not-authorised",
  "authorised-for-another",
  "agent-of-organ",
] as const;

/** What the frame may refuse of a request of this kind, before its handler has looked at it. */
function framed({ access, agent, conditional }: Contract): ProblemCode[] {
  return [
    ...(agent ? AGENT_REFUSALS : []),
    ...(agent === undefined &&
    (access === "applicant" ||
      access === "submitter" ||
      access === "signed-in" ||
      (isShared(access) && access.orBy === "applicant"))
      ? (["applicant-alone"] as const)
      : []),
    ...(access === "applicant" || (isShared(access) && access.orBy === "applicant")
      ? (["query-code-needed", "query-code-replaced", "unknown-application"] as const)
      : []),
    ...(isShared(access) ? (["sign-in-needed"] as const) : []),
    ...(typeof access === "string" && access !== "anyone"
      ? (["sign-in-needed", "other-region", "unusable-claim"] as const)
      : []),
    ...(typeof access === "string" ? [] : STAFF_REFUSALS),
    "malformed",
    "method-not-allowed",
    "not-acceptable",
    ...(conditional ? (["stale"] as const) : []),
    "too-large",
    "unsupported-media-type",
    "misdirected",
    "unsupported-encoding",
    "too-many-requests",
    "headers-too-large",
    "internal",
    "busy",
  ];
}

const CHALLENGE = { "WWW-Authenticate": "how to prove who calls" } as const;

/** Headers that come with a refusal. */
const HEADERS: Readonly<Partial<Record<ProblemCode, Readonly<Record<string, string>>>>> = {
  unauthenticated: CHALLENGE,
  "query-code-needed": CHALLENGE,
  "sign-in-needed": CHALLENGE,
  "scope-missing": CHALLENGE,
  "file-key-needed": CHALLENGE,
  "method-not-allowed": { Allow: "the methods that the address knows" },
  "unsupported-media-type": { Accept: "what may be sent" },
  "unsupported-encoding": { "Accept-Encoding": "how it may be encoded" },
  "too-many-requests": { "Retry-After": "seconds" },
};

/** The headers of a status: those that all its refusals have always come, others where it is that refusal. */
function headersOf(group: readonly ProblemCode[]) {
  const all = Object.assign({}, ...group.map((code) => HEADERS[code])) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(all).map(([name, says]) => [
      name,
      header(
        says,
        group.every((code) => HEADERS[code]?.[name] !== undefined),
      ),
    ]),
  );
}

/** Statuses that a gateway in front may answer by itself. */
const GATEWAYS: ReadonlySet<number> = new Set([401, 403, 404, 413, 429, 500, 503]);

function problems(contract: Contract): ZodOpenApiResponsesObject {
  const codes = [...new Set([...framed(contract), ...contract.problems])];
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${PROBLEMS_EN[code].title}`).join("; "),
        headers: z.object({
          "Content-Language": named("Content-Language", "the language of its sentences"),
          ...OF_EVERY_ANSWER,
          ...headersOf(group),
        }),
        content: {
          "application/problem+json": { schema: ProblemDocument },
          ...(GATEWAYS.has(status) && { "application/json": { schema: GatewayAnswer } }),
        },
      },
    ]),
  );
}
