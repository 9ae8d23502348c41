/**
 * The workflow file, read into what the runner runs. It knows a subset of the Amazon States Language (JSONPath), and
 * whatever lies outside of that is refused by name, with its state: nothing is passed over.
 */
import type { Catcher, Retrier } from "./failures.ts";
import { expression, path, resultPath, template, UnknownToRunner, type Lay, type Take } from "./values.ts";

export type State = TaskState | PassState | WaitState | MapState | { type: "Succeed" };

/** A task that waits for its token. */
export type TaskState = {
  type: "Task";
  /** The function, by what stands for its ARN in the file: `${<name>Arn}`. */
  calls: string;
  payload: Take;
  /** Seconds until the wait is over; `null` for ever. */
  timeout: Take | null;
  lay: Lay;
  retry: readonly Retrier[];
  catch: readonly Catcher[];
  next: string | null;
};
export type PassState = { type: "Pass"; parameters: Take | null; lay: Lay; next: string | null };
export type WaitState = { type: "Wait"; seconds: number; next: string | null };
/** Branches, all at once; what they come to is dropped. */
export type MapState = { type: "Map"; items: Take; select: Take; startAt: string; next: string | null };

/** Names of states are the whole file's, as the language has it. */
export type Machine = { startAt: string; states: ReadonlyMap<string, State> };

type Raw = Readonly<Record<string, unknown>>;

/** @throws UnknownToRunner */
export function readMachine(file: unknown): Machine {
  const states = new Map<string, State>();
  const root = objectOf(file, "the file");
  known(root, ["Comment", "StartAt", "States"], "the file");
  return { startAt: readScope(root, states, false), states };
}

/** Reads the states of one scope; they lead to one another, and nowhere else. @returns where it starts */
function readScope(scope: Raw, states: Map<string, State>, isBranch: boolean): string {
  const own = objectOf(scope["States"], "States");
  const leadsTo = (name: unknown): string => {
    if (typeof name === "string" && Object.hasOwn(own, name)) return name;
    throw new UnknownToRunner(`the way to ${JSON.stringify(name)}, which is no state beside it`);
  };
  for (const [name, raw] of Object.entries(own)) {
    if (states.has(name)) throw new UnknownToRunner(`two states of the name "${name}"`);
    within(name, () => {
      const state = objectOf(raw, "the state");
      if (isBranch && state["Type"] === "Map") throw new UnknownToRunner("a Map within a Map");
      states.set(name, readState(state, states, leadsTo));
    });
  }
  return leadsTo(scope["StartAt"]);
}

function within(state: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UnknownToRunner) || error.message.startsWith("state ")) throw error;
    throw new UnknownToRunner(
      `state "${state}" of the workflow file has what this runner does not know: ${error.message}`,
    );
  }
}

type LeadsTo = (name: unknown) => string;

const ALWAYS = ["Type", "Comment"];
const ONWARD = [...ALWAYS, "Next", "End"];

function readState(state: Raw, states: Map<string, State>, leadsTo: LeadsTo): State {
  switch (state["Type"]) {
    case "Task":
      return readTask(state, leadsTo);
    case "Pass":
      known(state, [...ONWARD, "Parameters", "ResultPath"]);
      return {
        type: "Pass",
        parameters: state["Parameters"] === undefined ? null : template(state["Parameters"]),
        lay: resultPath(state["ResultPath"]),
        next: onward(state, leadsTo),
      };
    case "Wait":
      known(state, [...ONWARD, "Seconds"]);
      return { type: "Wait", seconds: seconds(state, "Seconds"), next: onward(state, leadsTo) };
    case "Map":
      return readMap(state, states, leadsTo);
    case "Succeed":
      known(state, ALWAYS);
      return { type: "Succeed" };
    default:
      throw new UnknownToRunner(`a state of the type ${JSON.stringify(state["Type"])}`);
  }
}

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

function readTask(state: Raw, leadsTo: LeadsTo): TaskState {
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

const MAP = ["ItemsPath", "ItemSelector", "ItemProcessor", "MaxConcurrency", "ResultPath"];

function readMap(state: Raw, states: Map<string, State>, leadsTo: LeadsTo): MapState {
  known(state, [...ONWARD, ...MAP]);
  if ((state["MaxConcurrency"] ?? 0) !== 0) throw new UnknownToRunner("a MaxConcurrency other than 0");
  if (state["ResultPath"] !== null)
    throw new UnknownToRunner("a Map whose results are kept (a ResultPath other than null)");
  const inner = objectOf(state["ItemProcessor"], "ItemProcessor");
  known(inner, ["ProcessorConfig", "StartAt", "States", "Comment"], "ItemProcessor");
  const config = objectOf(inner["ProcessorConfig"] ?? { Mode: "INLINE" }, "ProcessorConfig");
  known(config, ["Mode"], "ProcessorConfig");
  if (config["Mode"] !== "INLINE") throw new UnknownToRunner(`the Mode ${JSON.stringify(config["Mode"])}`);
  return {
    type: "Map",
    items: path(state["ItemsPath"] ?? "$"),
    select:
      state["ItemSelector"] === undefined ? expression("$$.Map.Item.Value") : template(state["ItemSelector"]),
    startAt: readScope(inner, states, true),
    next: onward(state, leadsTo),
  };
}

function onward(state: Raw, leadsTo: LeadsTo): string | null {
  const { Next, End } = state;
  if (End === true && Next === undefined) return null;
  if (End === undefined || End === false) return leadsTo(Next);
  throw new UnknownToRunner(`Next ${JSON.stringify(Next)} with End ${JSON.stringify(End)}`);
}

function known(raw: Raw, names: readonly string[], where?: string): void {
  const other = Object.keys(raw).find((name) => !names.includes(name));
  if (other === undefined) return;
  throw new UnknownToRunner(`the field "${other}"${where === undefined ? "" : ` of ${where}`}`);
}

const seconds = (raw: Raw, name: string): number => {
  const value = numberOf(raw, name, 0);
  if (Number.isInteger(value)) return value;
  throw new UnknownToRunner(`the ${name} ${value}`);
};

function numberOf(raw: Raw, name: string, least: number): number {
  const value = raw[name];
  if (typeof value === "number" && Number.isFinite(value) && value >= least) return value;
  throw new UnknownToRunner(`the ${name} ${JSON.stringify(value)}`);
}

function objectOf(raw: unknown, where: string): Raw {
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) return raw as Raw;
  throw new UnknownToRunner(`${where}, which is no object`);
}

function listOf(raw: unknown, where: string): Raw[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw)) return raw.map((one) => objectOf(one, where));
  throw new UnknownToRunner(`the ${where}, which is no list`);
}
