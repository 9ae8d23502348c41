/** `Retry` and `Catch`: which of them a failure matches, and how long to pause before the next try. */
import type { Lay } from "./values.ts";

export type Failure = { error: string; cause: string };

export type Retrier = {
  errors: readonly string[];
  intervalSeconds: number;
  maxAttempts: number;
  backoffRate: number;
  maxDelaySeconds: number;
  isJittered: boolean;
};

export type Catcher = { errors: readonly string[]; lay: Lay; next: string };

/** Fails the execution whatever is caught ("States.ALL", "States.Runtime" in the Step Functions guide). */
const TERMINAL = "States.Runtime";

/** The place of the first that matches, or -1. */
export const matching = (all: readonly { errors: readonly string[] }[], { error }: Failure): number =>
  error === TERMINAL ? -1 : all.findIndex(({ errors }) => errors.some((named) => matches(named, error)));

const matches = (named: string, error: string): boolean =>
  named === error ||
  named === "States.ALL" ||
  // "A wildcard that matches any known error name except for States.Timeout."
  (named === "States.TaskFailed" && error !== "States.Timeout");

/** Seconds until the try after `tries` of them. @param jitter from 0 up to 1 */
export function pauseOf(retrier: Retrier, tries: number, jitter: () => number): number {
  const { intervalSeconds, backoffRate, maxDelaySeconds, isJittered } = retrier;
  const seconds = Math.min(intervalSeconds * backoffRate ** tries, maxDelaySeconds);
  return isJittered ? seconds * jitter() : seconds;
}
