/** The frame of every route: parse all of the request, act, answer; problems and headers in one place. */
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod";
import { Busy } from "../../app/base/commit.ts";
import { CalendarNotLoaded } from "../../app/base/waking.ts";
import type { Log } from "../../app/base/ports.ts";
import { take } from "./throttle.ts";
import { faultsOf } from "../../contracts/faults.ts";
import { problemDocument, PROBLEMS, type Problem, type ProblemCode } from "../../contracts/problems.ts";
import { instantOfEpoch, type Instant } from "../../domain/base/time.ts";

/** The most a body may hold (256 KB). */
export const MOST_BYTES = 256 * 1024;

/** What a handler answers: data, which leaves as JSON, or a text that is whole already. */
export type Answer = { status: number; headers?: Record<string, string> } & (
  { body: unknown; text?: never } | { text: string; body?: never }
);

export type Request = {
  address: { method: string; path: string };
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or `undefined` when there is no body. */
  body: unknown;
  claims: Readonly<Record<string, unknown>>;
  /** When our server received the request: the only time that counts. */
  receivedAt: Instant;
};

/** A refusal on its way out. Thrown by what parses and by handlers; everything else thrown is a fault. */
export class Refused extends Error {
  override name = "Refused";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export const refused = (
  code: ProblemCode,
  detail: string,
  more: Omit<Problem, "code" | "detail"> = {},
): Refused => new Refused({ code, detail, ...more });

/** A Lambda handler for one route. */
export const endpoint = (log: Log, act: (request: Request) => Promise<Answer>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(answers(log))
    .handler(async (event) => {
      const wait = take(callerKey(event));
      if (wait > 0)
        throw refused("too-many-requests", `Nothing was changed. Send it again in ${wait} s.`, {
          headers: { "retry-after": String(wait) },
        });
      return toResult(await act(toRequest(event)));
    });

/** Who calls, for the throttle: by token, by query code, or by address; never more of it than it takes. */
function callerKey(event: APIGatewayProxyEventV2): string {
  const claims = claimsOf(event);
  const named = claims["sub"] ?? claims["department"] ?? claims["role"];
  if (typeof named === "string") return `token:${named}`;
  const code = event.headers["x-query-code"];
  return code === undefined ? `address:${event.requestContext.http.sourceIp}` : `code:${code}`;
}

/** Everything that leaves carries the security headers; what went wrong leaves as a problem document. */
const answers = (
  log: Log,
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => ({
  onError: (request) => {
    const { error, event } = request;
    const problem = problemOf(error);
    if (PROBLEMS[problem.code].status >= 500)
      log.error(
        "request-failed",
        { route: event.routeKey, requestId: event.requestContext.requestId },
        error,
      );
    request.response = toResult(problemAnswer(problem));
  },
});

function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Busy)
    return { code: "busy", detail: "Nothing was changed. Send the same request again in a moment." };
  if (error instanceof CalendarNotLoaded)
    return {
      code: "calendar-missing",
      detail: `What follows from this request takes the working-day calendar of ${error.year}, which is not loaded. It follows by itself once the operator has loaded it; sending the same request again is safe.`,
      more: { year: error.year },
    };
  return {
    code: "internal",
    detail: "Nothing of the cause is shown here; it is in our log. Sending the same request again is safe.",
  };
}

export function problemAnswer(problem: Problem): Answer {
  return {
    status: PROBLEMS[problem.code].status,
    body: problemDocument(problem),
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...problem.headers,
    },
  };
}

export function toResult({ status, body, text, headers }: Answer): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      ...headers,
    },
    body: text ?? JSON.stringify(body),
  };
}

function toRequest(event: APIGatewayProxyEventV2): Request {
  return {
    address: { method: event.requestContext.http.method, path: event.rawPath },
    path: present(event.pathParameters),
    query: present(event.queryStringParameters),
    headers: present(event.headers),
    body: bodyOf(event),
    claims: claimsOf(event),
    receivedAt: instantOfEpoch(event.requestContext.timeEpoch),
  };
}

/** The claims of a token that the authorizer has checked. */
const claimsOf = (event: APIGatewayProxyEventV2): Record<string, unknown> =>
  (event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } }).authorizer?.jwt
    ?.claims ?? {};

const present = (values: Record<string, string | undefined> | null | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

function bodyOf(event: APIGatewayProxyEventV2): unknown {
  if (event.body === undefined || event.body === "") return undefined;
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.byteLength > MOST_BYTES)
    throw refused(
      "too-large",
      `The body has ${bytes.byteLength} bytes, the most is ${MOST_BYTES}. Hand files in by address (uri) and SHA-256, not in the body.`,
    );
  const text = bytes.toString("utf8");
  // A key that no schema would see, since it is none: refused like any unknown field.
  if (text.includes('"__proto__"')) throw malformed([{ path: "__proto__", message: "unknown field" }]);
  try {
    return JSON.parse(text);
  } catch {
    throw refused("malformed", "The body is not JSON.", { errors: [{ path: "body", message: "not JSON" }] });
  }
}

/** A part of the request by its schema; every fault at once, each with its path. @throws Refused `malformed` */
export function parse<S extends z.ZodType>(schema: S, value: unknown, at = ""): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = faultsOf(parsed.error).map(({ path, message }) => ({
    path: at === "" ? path : path === "" ? at : `${at}.${path}`,
    message,
  }));
  throw malformed(errors);
}

/** @returns the refusal of a body whose fields are named in `errors` */
export function malformed(errors: readonly { path: string; message: string }[]): Refused {
  const fields = errors.length === 1 ? "One field is" : `${errors.length} fields are`;
  return refused("malformed", `${fields} not right, see errors. Nothing was stored.`, { errors });
}

/** `If-Match` (RFC 9110 §13.1.1): the record must still be the one the caller has read. @throws Refused `stale` */
export function checkIfMatch(request: Request, etag: string): void {
  const wanted = request.headers["if-match"];
  if (wanted === undefined || wanted === "*" || wanted.split(",").some((tag) => tag.trim() === etag)) return;
  throw refused("stale", `The record is at ${etag} now. Read it again and decide on what it says.`);
}

export const etagOf = (version: number): string => `"${version}"`;
