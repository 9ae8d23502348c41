/** A request as API Gateway's HTTP API hands it to a function (payload format 2.0). */
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { epochOf, type Instant } from "../functions/domain/base/time.ts";

export type Target = { path: string; query: string };

/** The address as it was asked for, not made right; a proxy names the origin, too (RFC 9112 §3.2.2). */
export function targetOf(asked: string): Target {
  const [own = ""] = asked.replace(/^https?:\/\/[^/?#]*/i, "").split("#");
  const at = own.indexOf("?");
  const path = at < 0 ? own : own.slice(0, at);
  return { path: path === "" ? "/" : path, query: at < 0 ? "" : own.slice(at + 1) };
}

export type Received = {
  method: string;
  target: Target;
  /** Whatever came, as often as it came. */
  headers: IncomingMessage["headersDistinct"];
  body: Buffer;
  /** The caller's address. */
  from: string;
  /** Where it was reached: the address and port of its own socket. */
  reachedAs: string;
  receivedAt: Instant;
  requestId: string;
};

export function toEvent(received: Received): APIGatewayProxyEventV2 {
  const { method, target, headers, body, from, reachedAs, receivedAt, requestId } = received;
  const routeKey = "$default";
  const requestContext = {
    accountId: "local",
    apiId: "local",
    domainName: reachedAs,
    domainPrefix: "local",
    http: { method, path: target.path, protocol: "HTTP/1.1", sourceIp: from, userAgent: "" },
    requestId,
    routeKey,
    stage: "$default",
    time: "",
    timeEpoch: epochOf(receivedAt),
  };
  const isText = isUtf8(body);
  return {
    version: "2.0",
    routeKey,
    rawPath: target.path,
    rawQueryString: target.query,
    // API Gateway joins what comes twice, whatever it is; Node would keep the first of some.
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, values = []]) => [name, values.join(",")]),
    ),
    queryStringParameters: target.query === "" ? {} : joined(new URLSearchParams(target.query)),
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
