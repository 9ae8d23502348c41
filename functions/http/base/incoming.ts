/** A request as it came, before any contract has looked at it. */
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { instantOfEpoch, type Instant } from "../../domain/base/time.ts";

export type Incoming = {
  id: string;
  method: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: { text: string; encoded: boolean } | null;
  /** The claims of a token that the authorizer has checked; `null` without one. */
  claims: Readonly<Record<string, unknown>> | null;
  from: string;
  /** By which name our own gateway was reached: never what the caller says of it. */
  reachedAs: string;
  /** When our server received the request: the only time that counts. */
  receivedAt: Instant;
};

/** What API Gateway's HTTP API hands over (payload format 2.0). */
export function incomingOf(event: APIGatewayProxyEventV2): Incoming {
  const { http, requestId, timeEpoch, domainName } = event.requestContext;
  const { authorizer } = event.requestContext as {
    authorizer?: { jwt?: { claims?: Record<string, unknown> } };
  };
  return {
    id: requestId,
    method: http.method,
    path: event.rawPath,
    query: present(event.queryStringParameters),
    headers: present(event.headers),
    body:
      event.body === undefined || event.body === ""
        ? null
        : { text: event.body, encoded: event.isBase64Encoded },
    claims: authorizer?.jwt?.claims ?? null,
    from: http.sourceIp,
    reachedAs: domainName ?? "",
    receivedAt: instantOfEpoch(timeEpoch),
  };
}

const present = (values: Record<string, string | undefined> | null | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
