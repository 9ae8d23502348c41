/** API Gateway's part on the laptop: `node:http` to the same events, by the same list of routes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Log } from "../functions/app/base/ports.ts";
import { problemAnswer, toResult } from "../functions/http/base/endpoint.ts";
import { WEB_PATHS } from "../functions/pages.ts";
import { matchPath, ROUTES, type Route, type RouteName } from "../functions/routes.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { toEvent } from "./event.ts";
import type { Issuer } from "./issuer.ts";

type Result = APIGatewayProxyStructuredResultV2;

export type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<Result>;

/** Answers what lies under `/local/`; `undefined` when it knows no such address. */
export type LocalHandler = (method: string, url: URL, body: string) => Promise<Result | undefined>;

export type ServerOptions = {
  handlers: Record<RouteName | "noRoute", Handler>;
  /** The pages, built when somebody first asks for one. */
  pages: () => Handler;
  local: LocalHandler;
  clock: RuntimeClock;
  activity: Activity;
  issuer: Issuer;
  log: Log;
};

/** A request that is not whole by then is given up. */
const SLOWEST_MILLISECONDS = 10_000;

/** API Gateway takes 10 MB and no more; the handlers answer for bodies over their own limit. */
const MOST_BYTES = 10 * 1024 * 1024;

export function apiServer({ handlers, pages, local, clock, activity, issuer, log }: ServerOptions): Server {
  let requests = 0;

  async function answer(request: IncomingMessage, method: string, url: URL, body: string): Promise<Result> {
    const receivedAt = clock.now();
    const found = routeOf(method, url.pathname);
    const claims = found?.route.access === "token" ? await claimsOf(request, issuer) : {};
    if (!claims)
      return problem(
        "unauthenticated",
        "Send Authorization: Bearer <token>; on the laptop POST /local/tokens makes one.",
      );
    const requestId = String(++requests);
    const event = toEvent({ request, method, url, body, receivedAt, claims, requestId, ...found });
    const isPage = !found && method === "GET" && WEB_PATHS.some((path) => matchPath(path, url.pathname));
    if (isPage) return pages()(event, {} as Context);
    return handlers[found?.route.name ?? "noRoute"](event, {} as Context);
  }

  /** A request counts as received once it is here whole: half a request holds nobody up. */
  async function receive(request: IncomingMessage): Promise<Result> {
    const method = request.method ?? "GET";
    const url = new URL(`http://localhost${request.url ?? "/"}`);
    const body = await bodyOf(request);
    if (body === undefined) return problem("too-large", "The body has more than 10 MB.");
    // The clock is moved by a request of its own, which must not wait for itself.
    const answered = url.pathname.startsWith("/local/") ? await local(method, url, body) : undefined;
    return answered ?? activity.admit(() => answer(request, method, url, body));
  }

  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    receive(request)
      .catch((error: unknown) => {
        log.error("request-failed", { route: "none", requestId: String(requests) }, error);
        return problem("internal", "Nothing of the cause is shown here; it is in our log.");
      })
      .then((result) => send(response, result))
      .catch((error: unknown) => response.destroy(error as Error));
  };
  const server = createServer(respond);
  // An `Expect` that HTTP does not know (RFC 9110 §10.1.1 lets us ignore it), and what is no HTTP at all.
  server.on("checkExpectation", respond);
  server.on("clientError", refuseRaw);
  server.requestTimeout = SLOWEST_MILLISECONDS;
  return server;
}

export type Found = { route: Route & { name: RouteName }; pathParameters: Record<string, string> };

function routeOf(method: string, path: string): Found | undefined {
  for (const route of ROUTES) {
    const pathParameters = route.method === method ? matchPath(route.path, path) : undefined;
    if (pathParameters) return { route, pathParameters };
  }
  return undefined;
}

const problem = (code: Parameters<typeof problemAnswer>[0]["code"], detail: string): Result =>
  toResult(problemAnswer({ code, detail }));

/** Whatever could not be read as a request is answered like any other that is not right. */
function refuseRaw(_: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const { headers, body = "" } = problem("malformed", "This is no HTTP, or its headers are too large.");
  const all = { ...headers, "content-length": Buffer.byteLength(body), connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join("")}\r\n${body}`);
}

async function claimsOf(
  request: IncomingMessage,
  issuer: Issuer,
): Promise<Record<string, unknown> | undefined> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return token === undefined ? undefined : issuer.verify(token);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { statusCode, headers, body }: Result): void {
  response.writeHead(statusCode ?? 200, headers as Record<string, string>);
  response.end(body);
}
