/** API Gateway's part on the laptop: `node:http` to the same events, by the same contracts. */
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Log } from "../functions/app/base/ports.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { framed, type Serve } from "../functions/http/base/frame.ts";
import { malformed, refused } from "../functions/http/base/refused.ts";
import { matchPath, methodOf } from "../functions/http/base/routing.ts";
import { PAGES, pathsOf } from "../functions/pages.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { targetOf, toEvent, type Received } from "./event.ts";
import type { Issuer } from "./issuer.ts";

type Result = APIGatewayProxyStructuredResultV2;

/** A request as far as it could be read. */
type Asked = Pick<Received, "method" | "target" | "headers" | "body">;

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

  const eventOf = (asked: Asked) =>
    toEvent({ ...asked, receivedAt: clock.now(), requestId: String(++requests) });

  /** What reaches no route leaves in the same frame as what does. */
  const refuse = (asked: Asked, why: unknown): Promise<Result> =>
    framed(log, () => Promise.reject(why))(eventOf(asked), context());

  async function receive(request: IncomingMessage): Promise<Result> {
    const body = await bodyOf(request);
    const asked = askedOf(request, body);
    const { method, target } = asked;
    if (body === undefined) return refuse(asked, refused("too-large", { bytes: null, most: MOST_BYTES }));
    // The clock is moved by a request of its own, which must not wait for itself.
    if (target.path.startsWith("/local/")) return local(eventOf(asked), context());
    // A request counts as received once it is here whole: half a request holds nobody up.
    return activity.admit(async () => {
      const event = eventOf(asked);
      if (PAGE_PATHS.some((path) => matchPath(path, target.path))) return pages()(event, context());
      const claims = needsToken(method, target.path)
        ? await claimsOf(event.headers["authorization"], issuer)
        : undefined;
      if (claims) Object.assign(event.requestContext, { authorizer: { jwt: { claims, scopes: null } } });
      return api(event, context());
    });
  }

  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    receive(request)
      .catch((error: unknown) => refuse(askedOf(request), error))
      .then((result) => send(response, result))
      .catch((error: unknown) => response.destroy(error as Error));
  };

  /** Whatever could not be read as a request is answered like any other that is not right. */
  const respondRaw = (error: Unread, socket: Duplex): void => {
    // HEAD has no body whatever is wrong with it, and what came begins with its method.
    const method = error.rawPacket?.toString("latin1", 0, 5) === "HEAD " ? "HEAD" : "GET";
    const why =
      error.code === "HPE_HEADER_OVERFLOW"
        ? refused("headers-too-large", { most: MOST_HEADER_BYTES })
        : malformed([{ path: "request", code: "no-http", facts: {} }]);
    refuse({ method, target: targetOf("/"), headers: {}, body: NOTHING }, why)
      .then((result) => sendRaw(socket, result))
      .catch((failed: unknown) => socket.destroy(failed as Error));
  };

  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, respond);
  // An `Expect` that HTTP does not know (RFC 9110 §10.1.1 lets us ignore it), and what is no HTTP at all.
  server.on("checkExpectation", respond);
  server.on("clientError", respondRaw);
  server.requestTimeout = SLOWEST_MILLISECONDS;
  return server;
}

const NOTHING: Buffer = Buffer.alloc(0);

const askedOf = ({ method = "GET", url = "/", headersDistinct }: IncomingMessage, body = NOTHING): Asked => ({
  method,
  target: targetOf(url),
  headers: headersDistinct,
  body,
});

/** What `node:http` says of a request that it could not read; the packet is the one at which it gave up. */
type Unread = Error & { code?: string; rawPacket?: Buffer };

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

/** Where there is no response of `node:http` to write to; the connection ends with it. */
function sendRaw(socket: Duplex, { statusCode = 400, headers, body = "" }: Result): void {
  if (!socket.writable) return void socket.destroy();
  const length = body !== "" && { "content-length": Buffer.byteLength(body) };
  const lines = Object.entries({ ...headers, ...length, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n${lines.join("")}\r\n${body}`);
}
