/** Tasks of the workflow file, with what they retry and catch. */
import type { Catcher, Retrier } from "./failures.ts";
import {
  known,
  listOf,
  numberOf,
  objectOf,
  onward,
  ONWARD,
  seconds,
  type LeadsTo,
  type Raw,
} from "./fields.ts";
import type { TaskState } from "./states.ts";
import { path, resultPath, template, UnknownToRunner, type Take } from "./values.ts";

const TASK = [
  "Resource",
  "Parameters",
  "TimeoutSeconds",
  "TimeoutSecondsPath",
  "ResultPath",
  "Retry",
  "Catch",
];
const WAITS_FOR_TOKEN = /^arn:[^:]+:states:::lambda:invoke\.waitForTaskToken$/;
const FUNCTION = /^\$\{(\w+)Arn\}$/;

/** @throws UnknownToRunner */
export function readTask(state: Raw, leadsTo: LeadsTo): TaskState {
  known(state, [...ONWARD, ...TASK]);
  if (!WAITS_FOR_TOKEN.test(String(state["Resource"])))
    throw new UnknownToRunner(`the resource ${JSON.stringify(state["Resource"])}`);
  const parameters = objectOf(state["Parameters"], "Parameters");
  known(parameters, ["FunctionName", "Payload"], "Parameters");
  const calls = FUNCTION.exec(String(parameters["FunctionName"]))?.[1];
  if (calls === undefined)
    throw new UnknownToRunner(`the FunctionName ${JSON.stringify(parameters["FunctionName"])}`);
  return {
    type: "Task",
    calls,
    payload: template(parameters["Payload"] ?? {}),
    timeout: timeoutOf(state),
    lay: resultPath(state["ResultPath"]),
    retry: listOf(state["Retry"], "Retry").map(readRetrier),
    catch: listOf(state["Catch"], "Catch").map((raw, i, all) => readCatcher(raw, i, all, leadsTo)),
    next: onward(state, leadsTo),
  };
}

function timeoutOf(state: Raw): Take | null {
  const fromInput = state["TimeoutSecondsPath"];
  if (fromInput !== undefined) {
    if (state["TimeoutSeconds"] !== undefined)
      throw new UnknownToRunner("both TimeoutSeconds and TimeoutSecondsPath");
    return path(fromInput);
  }
  if (state["TimeoutSeconds"] === undefined) return null;
  const fixed = seconds(state, "TimeoutSeconds");
  return () => fixed;
}

const RETRIER = [
  "ErrorEquals",
  "IntervalSeconds",
  "MaxAttempts",
  "BackoffRate",
  "MaxDelaySeconds",
  "JitterStrategy",
  "Comment",
];

function readRetrier(raw: Raw, i: number, all: readonly Raw[]): Retrier {
  known(raw, RETRIER, "Retry");
  const jitter = raw["JitterStrategy"] ?? "NONE";
  if (jitter !== "NONE" && jitter !== "FULL")
    throw new UnknownToRunner(`the JitterStrategy ${JSON.stringify(jitter)}`);
  const number = (name: string, least: number, otherwise: number) =>
    raw[name] === undefined ? otherwise : numberOf(raw, name, least);
  return {
    errors: errorsOf(raw, i === all.length - 1),
    intervalSeconds: number("IntervalSeconds", 1, 1),
    maxAttempts: number("MaxAttempts", 0, 3),
    backoffRate: number("BackoffRate", 1, 2),
    maxDelaySeconds: number("MaxDelaySeconds", 1, Infinity),
    isJittered: jitter === "FULL",
  };
}

function readCatcher(raw: Raw, i: number, all: readonly Raw[], leadsTo: LeadsTo): Catcher {
  known(raw, ["ErrorEquals", "ResultPath", "Next", "Comment"], "Catch");
  return {
    errors: errorsOf(raw, i === all.length - 1),
    lay: resultPath(raw["ResultPath"]),
    next: leadsTo(raw["Next"]),
  };
}

/** What matches everything stands alone, and last ("Error handling" in the Step Functions guide). */
function errorsOf(raw: Raw, isLast: boolean): string[] {
  const errors = raw["ErrorEquals"];
  if (!Array.isArray(errors) || errors.length === 0 || !errors.every((name) => typeof name === "string"))
    throw new UnknownToRunner(`the ErrorEquals ${JSON.stringify(errors)}`);
  if (errors.includes("States.ALL") && (errors.length > 1 || !isLast))
    throw new UnknownToRunner("States.ALL that does not stand alone and last");
  return errors;
}
