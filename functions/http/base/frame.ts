/** What stands around whatever answers, routes and pages alike: problems, security headers, HEAD, compression. */
import { constants } from "node:zlib";
import middy from "@middy/core";
import contentEncoding from "@middy/http-content-encoding";
import headerNormalizer from "@middy/http-header-normalizer";
import securityHeaders from "@middy/http-security-headers";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { Busy } from "../../app/base/racing.ts";
import type { Log } from "../../app/base/ports.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { PROBLEMS, type Problem } from "../../contracts/base/problems.ts";
import { problemAnswer, toResult, type Outgoing, type Result } from "./answer.ts";
import { incomingOf, type Incoming } from "./incoming.ts";
import { encodingWanted, languageWanted, varyBy, weak, WORTH_COMPRESSING } from "./negotiation.ts";
import type { DepartmentNames } from "./namedFacts.ts";
import { isVisit, problemPage } from "./problemPage.ts";
import { Refused } from "./refused.ts";

export type Serve = (event: APIGatewayProxyEventV2, context: Context) => Promise<Result>;

type Middleware = middy.MiddlewareObj<APIGatewayProxyEventV2, Result>;

/**
 * The first that is used is the outermost: it sees an answer last.
 * @param departments what refusals call them; where nobody is known they go by their ids
 */
export const framed = (
  log: Log,
  act: (incoming: Incoming) => Promise<Outgoing>,
  departments: DepartmentNames = [],
): Serve =>
  middy<APIGatewayProxyEventV2, Result>()
    .use(bodiless())
    .use(headerNormalizer())
    .use(securityHeaders(SECURITY))
    .use(encodings())
    .use(contentEncoding(QUICK))
    .use(smallOnesPlain())
    .use(problems(log, departments))
    .handler(async (event) => toResult(await act(incomingOf(event))));

/** HEAD is GET without its body, and with the headers that GET would have (RFC 9110 §9.3.2). */
function bodiless(): Middleware {
  const after = (request: { event: APIGatewayProxyEventV2; response: Result | null | undefined }): void => {
    if (!request.response || request.event.requestContext.http.method !== "HEAD") return;
    request.response.body = "";
    delete request.response.isBase64Encoded;
  };
  return { after, onError: after };
}

/** Answers bring their own policy for content; the rest is the same for all. */
const SECURITY = {
  contentSecurityPolicy: false,
  // Its list names what browsers do not know, each of which they complain of; the pages have their own.
  permissionsPolicy: false,
  reportTo: false,
  reportingEndpoints: false,
  strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true, preload: false },
} as const;

/** Quick rather than small: an answer is made once for each request. */
const QUICK = {
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  gzip: { level: 6 },
};

/** Says in which encoding the answer is wanted, and that it could have been another. */
function encodings(): Middleware {
  const after = ({ response }: { response: Result | null | undefined }): void => {
    const headers = response?.headers;
    if (!headers) return;
    const { etag, vary } = headers;
    if (headers["Content-Encoding"] === undefined) {
      if ((response.body?.length ?? 0) >= WORTH_COMPRESSING)
        headers["vary"] = varyBy(vary === undefined ? undefined : String(vary), "accept-encoding");
    } else if (typeof etag === "string") headers["etag"] = weak(etag);
  };
  return {
    before: ({ event, context }) => {
      const wanted = encodingWanted(event.headers as Record<string, string>);
      if (wanted) Object.assign(context, { preferredEncoding: wanted, preferredEncodings: [wanted] });
    },
    after,
    onError: after,
  };
}

function smallOnesPlain(): Middleware {
  const after = ({ response, context }: { response: Result | null | undefined; context: Context }): void => {
    if ((response?.body?.length ?? 0) < WORTH_COMPRESSING)
      delete (context as { preferredEncoding?: string }).preferredEncoding;
  };
  return { after, onError: after };
}

/** What went wrong leaves as a problem document; what is a fault of ours is logged, and its cause is shown to nobody. */
const problems = (log: Log, departments: DepartmentNames): Middleware => ({
  onError: (request) => {
    const { error, event } = request;
    const problem = problemOf(error);
    if (PROBLEMS[problem.code] >= 500)
      log.error(
        "request-failed",
        { route: event.routeKey, requestId: event.requestContext.requestId },
        error instanceof Refused ? (error.cause ?? error) : error,
      );
    const headers = event.headers as Record<string, string>;
    const path = event.rawPath;
    const { method } = event.requestContext.http;
    request.response = toResult(
      isVisit({ method, path, headers })
        ? problemPage(problem, path, languageWanted(headers, "zh-CN"))
        : problemAnswer(problem, languageWanted(headers, "en"), departments),
    );
  },
});

function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Unreadable) return { code: "record-damaged", facts: {} };
  if (error instanceof Busy) return { code: "busy", facts: {} };
  return { code: "internal", facts: {} };
}
