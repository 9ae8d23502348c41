/** API Gateway's part on one machine: `node:http` to the same events, by the same contracts. */
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { BlockList, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Log } from "../functions/app/base/ports.ts";
import { isShared } from "../functions/contracts/base/contract.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { framed, type Serve } from "../functions/http/base/frame.ts";
import { malformed, refused } from "../functions/http/base/refused.ts";
import { matching, methodOf } from "../functions/http/base/routing.ts";
import { PAGES, pathsOf } from "../functions/pages.ts";
import { COMPONENTS } from "../web/localPage.ts";
import type { Activity } from "./activity.ts";
import { callerAddress } from "./address.ts";
import type { RuntimeClock } from "./clock.ts";
import { targetOf, toEvent, type Received } from "./event.ts";
import type { Contents } from "./fileStore/contents.ts";
import { checkFromHere } from "./fromHere.ts";
import { READY } from "./readiness.ts";
import { roleIn, type Made, type Requests } from "./requests.ts";
import type { Tls } from "./settings.ts";
import type { Claims, Verify } from "../functions/adapters/verified.ts";

type Result = APIGatewayProxyStructuredResultV2;

/** A request as far as it could be read. */
type Asked = Pick<Received, "method" | "target" | "headers" | "body" | "from" | "reachedAs" | "requestId">;

export type ServerOptions = {
  /** All routes of both APIs. */
  api: Serve;
  /** The pages, built when somebody first asks for one. */
  pages: () => Serve;
  /** The bytes of files, which no handler sees. */
  contents: Contents;
  /** What lies under `/local/`: only on the laptop, which answers to programs and pages of its own machine alone. */
  local: Serve | null;
  /** Whether everything that the last end left open has been taken up again. */
  ready: Serve;
  clock: RuntimeClock;
  activity: Activity;
  /** What an answer says may be on its way to the disk: until it is there, nobody is told. */
  settled: () => Promise<void> | undefined;
  verify: Verify;
  /** Told of every request when its answer is on its way. */
  requests: Requests;
  /** Whose word is taken for the caller's address; nobody's when `null`. */
  proxies: BlockList | null;
  tls?: Tls | undefined;
  log: Log;
};

/** It listens when told to; from `leave` on, every answer is the last one of its connection. */
export type ApiServer = {
  server: Server;
  leave(): void;
};

/** A request that is not whole by then is given up. */
const SLOWEST_MILLISECONDS = 10_000;

/** API Gateway takes 10 MB and no more; the handlers answer for bodies over their own limit. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Request line and header values together, as API Gateway's HTTP APIs take them ("Quotas", not adjustable). */
const MOST_HEADER_BYTES = 10_240;

const PAGE_PATHS = pathsOf(PAGES).map((path) => ({ path }));

export function apiServer(options: ServerOptions): ApiServer {
  const {
    api,
    pages,
    contents,
    local,
    ready,
    clock,
    activity,
    settled,
    verify,
    requests,
    proxies,
    tls,
    log,
  } = options;
  const pagePaths = local ? [...PAGE_PATHS, COMPONENTS] : PAGE_PATHS;
  let isLeaving = false;

  const eventOf = (asked: Asked) => toEvent({ ...asked, receivedAt: clock.now() });

  const askedOf = (request: IncomingMessage, requestId: string, body = NOTHING): Asked => {
    const { method = "GET", url = "/", headersDistinct: headers, socket } = request;
    const from = callerAddress(socket, headers["x-forwarded-for"], proxies);
    const reachedAs = `${socket.localAddress === undefined ? "localhost" : ownName(socket.localAddress)}:${socket.localPort}`;
    return { method, target: targetOf(url), headers, body, from, reachedAs, requestId };
  };

  /** What reaches no route leaves in the same frame as what does. */
  const refuse = (asked: Asked, why: unknown): Promise<Result> =>
    framed(log, () => Promise.reject(why))(eventOf(asked), context());

  async function receive(request: IncomingMessage, made: Made): Promise<Result> {
    const body = await bodyOf(request);
    const asked = askedOf(request, made.id, body);
    const { method, target } = asked;
    if (local) checkFromHere(target.path, asked.headers);
    if (body === undefined) return refuse(asked, refused("too-large", { bytes: null, most: MOST_BYTES }));
    // The clock is moved by a request of its own, which must not wait for itself.
    const isPage = matching(pagePaths, target.path).length > 0;
    if (local && !isPage && target.path.startsWith("/local/")) return local(eventOf(asked), context());
    if (target.path === READY.path) return ready(eventOf(asked), context());
    // A request counts as received once it is here whole: half a request holds nobody up.
    return activity.serve(async () => {
      const event = eventOf(asked);
      if (isPage) return pages()(event, context());
      const claims = needsToken(method, target.path, event.headers["authorization"] !== undefined)
        ? await claimsOf(event.headers["authorization"], verify)
        : undefined;
      if (claims) made.role = roleIn(claims);
      if (claims) Object.assign(event.requestContext, { authorizer: { jwt: { claims, scopes: null } } });
      const result = await api(event, context());
      await settled();
      return result;
    });
  }

  /** Files take as long as they take, and never stand in memory whole. */
  const respondFile = (request: IncomingMessage, response: ServerResponse): void => {
    const made = requests.begun();
    const asked = askedOf(request, made.id, NOTHING);
    if (isLeaving) response.setHeader("connection", "close");
    const serve = async (): Promise<number> => {
      if (local) checkFromHere(asked.target.path, asked.headers);
      return contents.serve(request, response, asked.target);
    };
    serve()
      .catch(async (error: unknown) => {
        const result = await refuse(asked, error);
        // What is still to come of it is not waited for.
        response.setHeader("connection", "close");
        send(response, result);
        return result.statusCode ?? 200;
      })
      .then((status) => requests.ended(made, request, status))
      .catch((error: unknown) => response.destroy(error as Error));
  };

  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    if (contents.serves(targetOf(request.url ?? "/").path)) return respondFile(request, response);
    const made = requests.begun();
    giveUp(request);
    receive(request, made)
      .catch((error: unknown) => refuse(askedOf(request, made.id), error))
      .then((result) => {
        if (isLeaving) response.setHeader("connection", "close");
        send(response, result);
        requests.ended(made, request, result.statusCode ?? 200);
      })
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
    const from = (socket as Partial<Socket>).remoteAddress ?? "";
    refuse(
      { method, target: targetOf("/"), headers: {}, body: NOTHING, from, reachedAs: "", requestId: "unread" },
      why,
    )
      .then((result) => sendRaw(socket, result))
      .catch((failed: unknown) => socket.destroy(failed as Error));
  };

  /** What `node:http` does of itself, but for every request alike. */
  const giveUp = (request: IncomingMessage): void => {
    const slow = (): Unread => Object.assign(new Error("too slow"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    const timer = setTimeout(() => respondRaw(slow(), request.socket), SLOWEST_MILLISECONDS);
    const end = () => clearTimeout(timer);
    request.once("close", end).once("end", end);
  };

  const limits = {
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: SLOWEST_MILLISECONDS,
    requestTimeout: 0,
  };
  const server = tls ? createTlsServer({ ...limits, ...tls }, respond) : createServer(limits, respond);
  // An `Expect` that HTTP does not know (RFC 9110 §10.1.1 lets us ignore it), and what is no HTTP at all.
  server.on("checkExpectation", respond);
  server.on("clientError", respondRaw);
  return { server, leave: () => void (isLeaving = true) };
}

/** The loopback of IPv6, and an address of IPv4 in its clothes, by a name that an address may have in it. */
const ownName = (address: string): string =>
  address === "::1" ? "localhost" : address.replace(/^::ffff:(?=[\d.]+$)/i, "");

const NOTHING: Buffer = Buffer.alloc(0);

/** What `node:http` says of a request that it could not read; the packet is the one at which it gave up. */
type Unread = Error & { code?: string; rawPacket?: Buffer };

/** One for each invocation: the frame leaves notes on it. */
const context = (): Context => ({}) as Context;

/** Whether the gateway's authorizer would stand before this route; of one that both APIs serve, who has a token is staff. */
const needsToken = (method: string, path: string, hasToken: boolean): boolean =>
  matching(ROUTES, path).some(
    ({ one: { access, method: its } }) =>
      typeof access !== "string" && (hasToken || !isShared(access)) && its === methodOf(method),
  );

async function claimsOf(authorization: string | undefined, verify: Verify): Promise<Claims | undefined> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  return token === undefined ? undefined : verify(token);
}

/** @returns `undefined` of one that is too long, all of which has come. Rejects when the caller leaves in the middle of it */
function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request
      .on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MOST_BYTES) chunks.push(chunk);
      })
      .once("end", () => resolve(size > MOST_BYTES ? undefined : Buffer.concat(chunks)))
      .once("error", reject)
      // Behind the end of one that came whole, where it says nothing any more.
      .once("close", () => reject(new Error("the connection was closed before the whole request had come")));
  });
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
