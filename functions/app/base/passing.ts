/**
 * What passes by itself: worth doing again, since the same call may succeed in a while. Everything else lies in what was to
 * be done, and would fail as often as it is tried.
 */
import { Busy } from "./racing.ts";

/** A failure of which the adapter that met it knows that it passes. */
export class Passing extends Error {
  override name = "Passing";
}

/** Names under which services of the cloud say "not now" (AWS SDK, "standard" retry mode) or "at the limit for now". */
const NAMES: ReadonlySet<string> = new Set([
  "BandwidthLimitExceeded",
  "ExecutionLimitExceeded",
  "ExpiredTokenException",
  "InternalException",
  "InternalFailure",
  "InternalServerError",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "RequestTimeout",
  "RequestTimeoutException",
  "ServiceUnavailable",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TimeoutError",
  "TooManyRequestsException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** A name by which a service says that it passes, of an error or of one entry of an answer. */
export const isPassingName = (name: string): boolean => NAMES.has(name);

/** Codes of Node for connections that were not made, or that broke. */
const CONNECTION: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** Why a transaction was cancelled (DynamoDB, `CancellationReasons`), where it was for the moment only. */
const MOMENTARY: ReadonlySet<string> = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

/** What is read of whatever was thrown; anything may be. */
type Thrown = {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
  $retryable?: unknown;
  $metadata?: { httpStatusCode?: unknown } | undefined;
  CancellationReasons?: readonly { Code?: unknown }[] | undefined;
};

/** How deep causes are looked into: one in its own chain must end it. */
const DEEPEST = 10;

/** Whether it is worth trying again what this was thrown at. */
export function isPassing(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (error instanceof Busy || error instanceof Passing) return true;
  const { name, code, cause, $retryable, $metadata, CancellationReasons } = error as Thrown;
  if ($retryable !== undefined) return true;
  if (typeof name === "string" && isPassingName(name)) return true;
  if (typeof code === "string" && CONNECTION.has(code)) return true;
  const status = $metadata?.httpStatusCode;
  if (typeof status === "number" && (status === 429 || status >= 500)) return true;
  if (CancellationReasons?.some((reason) => typeof reason.Code === "string" && MOMENTARY.has(reason.Code)))
    return true;
  return depth < DEEPEST && cause !== undefined && isPassing(cause, depth + 1);
}
