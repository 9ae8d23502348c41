/** A request as API Gateway's HTTP API hands it to a function (payload format 2.0). */
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { epochOf, type Instant } from "../functions/domain/base/time.ts";

export type Received = {
  request: IncomingMessage;
  method: string;
  url: URL;
  body: Buffer;
  receivedAt: Instant;
  /** Of a token that was checked; `null` where none is asked for, or none was right. */
  claims: Record<string, unknown> | null;
  requestId: string;
};

export function toEvent(received: Received): APIGatewayProxyEventV2 {
  const { request, method, url, body, receivedAt, claims, requestId } = received;
  const routeKey = "$default";
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
    ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
  };
  const isText = isUtf8(body);
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
    requestContext,
    ...(body.byteLength > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: !isText,
  };
}

/** API Gateway joins what comes twice. */
const joined = (parameters: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(",")]),
  );
