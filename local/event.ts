/** A request as API Gateway's HTTP API hands it to a function (payload format 2.0). */
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { epochOf, type Instant } from "../functions/domain/base/time.ts";
import type { Route } from "../functions/routes.ts";

export type Received = {
  request: IncomingMessage;
  method: string;
  url: URL;
  body: string;
  receivedAt: Instant;
  claims: Record<string, unknown>;
  requestId: string;
  route?: Route;
  pathParameters?: Record<string, string>;
};

export function toEvent(received: Received): APIGatewayProxyEventV2 {
  const { request, method, url, body, receivedAt, claims, requestId, route, pathParameters } = received;
  const routeKey = route ? `${route.method} ${route.path}` : "$default";
  const requestContext = {
    accountId: "local",
    apiId: "local",
    domainName: "localhost",
    domainPrefix: "local",
    http: { method, path: url.pathname, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" },
    requestId,
    routeKey,
    stage: "$default",
    time: "",
    timeEpoch: epochOf(receivedAt),
    ...(route?.access === "token" && { authorizer: { jwt: { claims, scopes: null } } }),
  };
  return {
    version: "2.0",
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(",") : value,
      ]),
    ),
    queryStringParameters: joined(url.searchParams),
    pathParameters: Object.fromEntries(
      Object.entries(pathParameters ?? {}).map(([name, part]) => [name, decode(part)]),
    ),
    requestContext,
    ...(body !== "" && { body }),
    isBase64Encoded: false,
  };
}

/** API Gateway joins what comes twice. */
const joined = (parameters: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(",")]),
  );

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no valid escape: the handler's schema will say what it is
  }
}
