/** API Gateway's part on the laptop: `node:http` to the same events, by the same list of routes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { problemAnswer, toResult } from "../functions/http/endpoint.ts";
import { epochOf } from "../functions/domain/time.ts";
import { ROUTES, type Route } from "../functions/routes.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import type { Issuer } from "./issuer.ts";

export type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Answers what lies under `/local/`; `undefined` when it knows no such address. */
export type LocalHandler = (
  method: string,
  url: URL,
  body: string,
) => Promise<APIGatewayProxyStructuredResultV2 | undefined>;

export type ServerOptions = {
  handlers: Record<(typeof ROUTES)[number]["name"], Handler>;
  local: LocalHandler;
  clock: RuntimeClock;
  activity: Activity;
  issuer: Issuer;
};

/** API Gateway takes 10 MB and no more; the handlers answer for bodies over their own limit. */
const MOST_BYTES = 10 * 1024 * 1024;

export function apiServer({ handlers, local, clock, activity, issuer }: ServerOptions): Server {
  const table = ROUTES.map((route) => ({
    route: route as Route,
    handler: handlers[route.name],
    match: matcher(route.path),
  }));
  let requests = 0;

  return createServer((request, response) => {
    // The clock is moved by a request of its own, which must not wait for itself.
    const answered = request.url?.startsWith("/local/") ? answer() : activity.track(answer);
    answered.catch((error: unknown) => response.destroy(error as Error));

    async function answer(): Promise<void> {
      const receivedAt = clock.now();
      const url = new URL(request.url ?? "/", "http://localhost");
      const body = await bodyOf(request);
      if (body === undefined) return send(response, problem("too-large", "The body has more than 10 MB."));
      const method = request.method ?? "GET";
      if (url.pathname.startsWith("/local/"))
        return send(response, (await local(method, url, body)) ?? notFound(method, url));

      for (const { route, handler, match } of table) {
        const pathParameters = route.method === method ? match(url.pathname) : undefined;
        if (!pathParameters) continue;
        const claims = route.access === "token" ? await claimsOf(request, issuer) : {};
        if (!claims)
          return send(
            response,
            problem(
              "unauthenticated",
              "Send Authorization: Bearer <token>; on the laptop POST /local/tokens makes one.",
            ),
          );
        const event = toEvent(
          request,
          url,
          route,
          pathParameters,
          body,
          epochOf(receivedAt),
          claims,
          String(++requests),
        );
        return send(response, await handler(event, {} as Context));
      }
      send(response, notFound(method, url));
    }
  });

  function notFound(method: string, url: URL): APIGatewayProxyStructuredResultV2 {
    const others = table.filter(({ match }) => match(url.pathname)).map(({ route }) => route.method);
    if (others.length === 0)
      return problem(
        "unknown-route",
        `There is nothing at ${url.pathname}; GET /openapi.json lists what there is.`,
      );
    const result = problem(
      "method-not-allowed",
      `${url.pathname} does not know ${method}; it knows ${others.join(", ")}.`,
    );
    return { ...result, headers: { ...result.headers, allow: others.join(", ") } };
  }
}

const problem = (code: Parameters<typeof problemAnswer>[0]["code"], detail: string) =>
  toResult(problemAnswer({ code, detail }));

/** Matches `/v1/reviews/{reviewId}` and answers the parameters. */
function matcher(pattern: string): (path: string) => Record<string, string> | undefined {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const regex = new RegExp(`^${pattern.replace(/\{\w+\}/g, "([^/]+)").replaceAll(".", "\\.")}$`);
  return (path) => {
    const found = regex.exec(path);
    return found ? Object.fromEntries(names.map((name, i) => [name, decode(found[i + 1]!)])) : undefined;
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no valid escape: the handler's schema will say what it is
  }
}

async function claimsOf(
  request: IncomingMessage,
  issuer: Issuer,
): Promise<Record<string, unknown> | undefined> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return token === undefined ? undefined : issuer.verify(token);
}

function toEvent(
  request: IncomingMessage,
  url: URL,
  route: Route,
  pathParameters: Record<string, string>,
  body: string,
  timeEpoch: number,
  claims: Record<string, unknown>,
  requestId: string,
): APIGatewayProxyEventV2 {
  const routeKey = `${route.method} ${route.path}`;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : value,
    ]),
  );
  const requestContext = {
    accountId: "local",
    apiId: "local",
    domainName: "localhost",
    domainPrefix: "local",
    http: {
      method: route.method,
      path: url.pathname,
      protocol: "HTTP/1.1",
      sourceIp: "127.0.0.1",
      userAgent: "",
    },
    requestId,
    routeKey,
    stage: "$default",
    time: "",
    timeEpoch,
    ...(route.access === "token" && { authorizer: { jwt: { claims, scopes: null } } }),
  };
  return {
    version: "2.0",
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters,
    requestContext: requestContext,
    ...(body !== "" && { body }),
    isBase64Encoded: false,
  };
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

function send(
  response: ServerResponse,
  { statusCode, headers, body }: APIGatewayProxyStructuredResultV2,
): void {
  response.writeHead(statusCode ?? 200, headers as Record<string, string>);
  response.end(body);
}
