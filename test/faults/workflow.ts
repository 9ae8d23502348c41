/**
 * A small interpreter of `workflows/approval.asl.json` itself: Task (with Retry, Catch, time-outs and task tokens), Map,
 * Choice, Wait and Succeed, as Step Functions defines them. It knows no rules; time and tasks are the world's.
 */
import { readFileSync } from "node:fs";

type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
};
type Catcher = { ErrorEquals: string[]; Next: string };
type State = {
  Type: string;
  Resource?: string;
  Parameters?: { FunctionName: string; Payload?: Record<string, string>; "Payload.$"?: string };
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  OutputPath?: string;
  ResultPath?: null;
  Retry?: Retrier[];
  Catch?: Catcher[];
  ItemsPath?: string;
  ItemProcessor?: Machine;
  Choices?: { Variable: string; BooleanEquals: boolean; Next: string }[];
  Default?: string;
  Seconds?: number;
  Next?: string;
  End?: boolean;
};
type Machine = { StartAt: string; States: Record<string, State> };

export const MACHINE = JSON.parse(
  readFileSync(new URL("../../workflows/approval.asl.json", import.meta.url), "utf8"),
) as Machine;

/** What an execution needs of the world. Whatever belongs to an execution that has ended never comes back. */
export type Host = {
  /** A task that answers. */
  invoke(state: string, payload: unknown): Promise<unknown>;
  /** A task that waits for its token: settled by the token, by its own failure, or by the time-out. */
  park(state: string, payload: (token: string) => unknown, timeoutSeconds: number): Promise<unknown>;
  sleep(seconds: number): Promise<void>;
  /** Full jitter: between 0 and 1. */
  random(): number;
};

/** Runs a machine from its start to its end. @throws what no state has caught */
export async function execute(machine: Machine, input: unknown, host: Host): Promise<unknown> {
  let name = machine.StartAt;
  let value = input;
  for (;;) {
    const state = machine.States[name];
    if (!state) throw new Error(`no state ${name}`);
    const done = await step(name, state, value, host);
    value = done.output;
    if (done.next === null) return value;
    name = done.next;
  }
}

type Done = { output: unknown; next: string | null };

async function step(name: string, state: State, input: unknown, host: Host): Promise<Done> {
  const next = state.End === true ? null : (state.Next ?? null);
  switch (state.Type) {
    case "Succeed":
      return { output: input, next: null };
    case "Wait":
      await host.sleep(state.Seconds!);
      return { output: input, next };
    case "Choice": {
      const chosen = state.Choices!.find(
        ({ Variable, BooleanEquals }) => at(input, Variable) === BooleanEquals,
      );
      return { output: input, next: chosen?.Next ?? state.Default! };
    }
    case "Map": {
      const items = at(input, state.ItemsPath!) as unknown[];
      await Promise.all(items.map((item) => execute(state.ItemProcessor!, item, host)));
      return { output: input, next };
    }
    case "Task":
      return task(name, state, input, host, next);
    default:
      throw new Error(`no interpreter for ${state.Type}`);
  }
}

async function task(
  name: string,
  state: State,
  input: unknown,
  host: Host,
  next: string | null,
): Promise<Done> {
  const tries = (state.Retry ?? []).map(() => 0);
  for (;;) {
    try {
      const result = await attempt(name, state, input, host);
      return { output: state.OutputPath ? at(result, state.OutputPath) : result, next };
    } catch (error) {
      const code = error instanceof Error ? error.name : "Error";
      const matches = ({ ErrorEquals }: { ErrorEquals: string[] }) =>
        ErrorEquals.includes(code) || ErrorEquals.includes("States.ALL");
      const which = (state.Retry ?? []).findIndex(matches);
      const retrier = state.Retry?.[which];
      if (retrier && tries[which]! < (retrier.MaxAttempts ?? 3)) {
        const wait = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** tries[which]!;
        tries[which]!++;
        await host.sleep(Math.min(wait, retrier.MaxDelaySeconds ?? Infinity) * host.random());
        continue;
      }
      const catcher = state.Catch?.find(matches);
      if (!catcher) throw error;
      return { output: input, next: catcher.Next };
    }
  }
}

function attempt(name: string, state: State, input: unknown, host: Host): Promise<unknown> {
  const { Parameters, Resource, TimeoutSecondsPath, TimeoutSeconds } = state;
  const payload = (token: string) =>
    Parameters!["Payload.$"] !== undefined
      ? at(input, Parameters!["Payload.$"])
      : Object.fromEntries(
          Object.entries(Parameters!.Payload!).map(([key, path]) => [
            key.replace(/\.\$$/, ""),
            path === "$$.Task.Token" ? token : at(input, path),
          ]),
        );
  if (!Resource!.endsWith(".waitForTaskToken"))
    return host.invoke(name, payload("")).then((Payload) => ({ Payload }));
  const seconds = TimeoutSecondsPath ? Number(at(input, TimeoutSecondsPath)) : (TimeoutSeconds ?? Infinity);
  return host.park(name, payload, seconds);
}

/** `$` and `$.one.other`. */
function at(value: unknown, path: string): unknown {
  if (path === "$") return value;
  return path
    .slice(2)
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
}
