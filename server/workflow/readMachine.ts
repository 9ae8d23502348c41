/**
 * The workflow file, read into what the runner runs. It knows a subset of the Amazon States Language (JSONPath), and
 * whatever lies outside of that is refused by name, with its state: nothing is passed over.
 */
import { ALWAYS, known, objectOf, onward, ONWARD, seconds, type LeadsTo, type Raw } from "./fields.ts";
import { readTask } from "./readTask.ts";
import type { Machine, MapState, State } from "./states.ts";
import { expression, path, resultPath, template, UnknownToRunner } from "./values.ts";

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
