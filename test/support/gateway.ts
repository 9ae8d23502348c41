/** Requests as API Gateway's HTTP API hands them over (payload format 2.0), for handlers that no server stands before. */
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import type { AnyDeps, Handler } from "../../functions/http/base/handle.ts";
import { serve } from "../../functions/http/base/serve.ts";
import { PERSON } from "./people.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";

export type Sent = {
  route: RouteName;
  /** The route's own unless it is said otherwise. */
  method?: string;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Of a token that the authorizer has checked. */
  claims?: Readonly<Record<string, unknown>>;
  at: Instant;
  id?: string;
};

export function gatewayEvent({
  route: name,
  method,
  path = {},
  query,
  body,
  headers,
  claims,
  at,
  id = "r",
}: Sent): object {
  const route = ROUTES.find((one) => one.name === name)!;
  return {
    routeKey: `ANY ${route.path}`,
    rawPath: route.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
      encodeURIComponent(path[parameter] ?? ""),
    ),
    ...(query && { queryStringParameters: query }),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(claims && { authorization: "Bearer checked" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: id,
      routeKey: `ANY ${route.path}`,
      http: { method: method ?? route.method, sourceIp: "192.0.2.1" },
      timeEpoch: epochOf(at),
      ...(claims && { authorizer: { jwt: { claims: { ...PERSON, ...claims } } } }),
    },
  };
}

export type Came = { status: number; headers: Record<string, string>; body: Record<string, unknown> };

/** Sends a request to a handler, bound to what a test has. */
export async function send(handler: Handler, deps: Partial<AnyDeps>, sent: Sent): Promise<Came> {
  const all = {
    log: { info: () => undefined, error: () => undefined },
    meter: { begin: () => () => undefined },
    limits: null,
    region: { departments: [] },
    audit: { keep: async () => undefined, entries: async () => ({ items: [], cursor: null }) },
    ...deps,
  };
  const answer = await serve([handler], all as AnyDeps, ROUTES)(gatewayEvent(sent) as never, {} as never);
  const { statusCode, headers, body } = answer as {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
  };
  return { status: statusCode, headers, body: body === "" ? {} : (JSON.parse(body) as Came["body"]) };
}
