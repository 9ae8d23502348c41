/** API Gateway's part on the laptop: `node:http` to the same events, by the same contracts. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Log } from "../functions/app/base/ports.ts";
import type { Problem } from "../functions/contracts/base/problems.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { problemAnswer, toResult } from "../functions/http/base/answer.ts";
import type { Serve } from "../functions/http/base/frame.ts";
import { languageWanted } from "../functions/http/base/negotiation.ts";
import { matchPath, methodOf } from "../functions/http/base/routing.ts";
import type { Language } from "../functions/words/language.ts";
import { PAGES, pathsOf } from "../functions/pages.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { targetOf, toEvent } from "./event.ts";
import type { Issuer } from "./issuer.ts";

type Result = APIGatewayProxyStructuredResultV2;

export type ServerOptions = {
  /** All routes of both APIs. */
  api: Serve;
  /** The pages, built when somebody first asks for one. */
  pages: () => Serve;
  /** What lies under `/local/`. */
  local: Serve;
  clock: RuntimeClock;
  activity: Activity;
  issuer: Issuer;
  log: Log;
};

/** A request that is not whole by then is given up. */
const SLOWEST_MILLISECONDS = 10_000;

/** API Gateway takes 10 MB and no more; the handlers answer for bodies over their own limit. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Request line and header values together, as API Gateway's HTTP APIs take them ("Quotas", not adjustable). */
const MOST_HEADER_BYTES = 10_240;

const PAGE_PATHS = pathsOf(PAGES);

export function apiServer({ api, pages, local, clock, activity, issuer, log }: ServerOptions): Server {
  let requests = 0;

  async function receive(request: IncomingMessage): Promise<Result> {
    const method = request.method ?? "GET";
    const target = targetOf(request.url ?? "/");
    const body = await bodyOf(request);
    if (body === undefined)
      return problem({ code: "too-large", facts: { bytes: null, most: MOST_BYTES } }, languageOf(request));
    const requestId = String(++requests);
    const eventOf = (claims: Record<string, unknown> | null) =>
      toEvent({ request, method, target, body, receivedAt: clock.now(), claims, requestId });
    // The clock is moved by a request of its own, which must not wait for itself.
    if (target.path.startsWith("/local/")) return local(eventOf(null), context());
    // A request counts as received once it is here whole: half a request holds nobody up.
    return activity.admit(async () => {
      if (PAGE_PATHS.some((path) => matchPath(path, target.path))) return pages()(eventOf(null), context());
      const event = eventOf(null);
      const claims = needsToken(method, target.path)
        ? await claimsOf(event.headers["authorization"], issuer)
        : undefined;
      if (claims) Object.assign(event.requestContext, { authorizer: { jwt: { claims, scopes: null } } });
      return api(event, context());
    });
  }

  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    receive(request)
      .catch((error: unknown) => {
        log.error("request-failed", { route: "none", requestId: String(requests) }, error);
        return problem({ code: "internal", facts: {} }, languageOf(request));
      })
      .then((result) => send(response, result))
      .catch((error: unknown) => response.destroy(error as Error));
  };
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, respond);
  // An `Expect` that HTTP does not know (RFC 9110 §10.1.1 lets us ignore it), and what is no HTTP at all.
  server.on("checkExpectation", respond);
  server.on("clientError", refuseRaw);
  server.requestTimeout = SLOWEST_MILLISECONDS;
  return server;
}

/** One for each invocation: the frame leaves notes on it. */
const context = (): Context => ({}) as Context;

/** Whether the gateway's authorizer would stand before this route. */
const needsToken = (method: string, path: string): boolean =>
  ROUTES.some(
    (route) =>
      typeof route.access !== "string" &&
      route.method === methodOf(method) &&
      matchPath(route.path, path) !== undefined,
  );

const problem = (what: Problem, language: Language): Result => toResult(problemAnswer(what, language));

const languageOf = ({ headers }: IncomingMessage): Language =>
  languageWanted(
    headers["accept-language"] === undefined ? {} : { "accept-language": headers["accept-language"] },
    "en",
  );

/** Whatever could not be read as a request is answered like any other that is not right. */
function refuseRaw(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const isTooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const {
    statusCode,
    headers,
    body = "",
  } = problem(
    isTooLarge
      ? { code: "headers-too-large", facts: { most: MOST_HEADER_BYTES } }
      : { code: "malformed", facts: {}, errors: [{ path: "request", code: "no-http", facts: {} }] },
    "en",
  );
  const all = { ...headers, "content-length": Buffer.byteLength(body), connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const reason = isTooLarge ? "Request Header Fields Too Large" : "Bad Request";
  socket.end(`HTTP/1.1 ${statusCode} ${reason}\r\n${lines.join("")}\r\n${body}`);
}

async function claimsOf(
  authorization: string | undefined,
  issuer: Issuer,
): Promise<Record<string, unknown> | undefined> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  return token === undefined ? undefined : issuer.verify(token);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks);
}

function send(response: ServerResponse, { statusCode, headers, body, isBase64Encoded }: Result): void {
  const bytes = Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  // None for what has no body by its nature: HEAD and 304 would have to say how long that of GET is.
  const length = bytes.byteLength > 0 && { "content-length": bytes.byteLength };
  response.writeHead(statusCode ?? 200, { ...(headers as Record<string, string>), ...length });
  response.end(bytes);
}
