/**
 * A small interpreter of `workflows/approval.asl.json` itself: Task (with Retry, Catch, time-outs and task tokens), Map,
 * Pass and Wait, as Step Functions defines them. It knows no rules; time and tasks are the world's.
 */
import { readFileSync } from "node:fs";

type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: "FULL";
};
type Catcher = { ErrorEquals: string[]; ResultPath?: string | null; Next: string };
type Template = { [name: string]: unknown };
type State = {
  Type: string;
  Resource?: string;
  Parameters?: Template;
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  ResultPath?: null;
  Retry?: Retrier[];
  Catch?: Catcher[];
  ItemsPath?: string;
  ItemSelector?: Template;
  ItemProcessor?: Machine;
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
  /** A state is entered, for the first time or again. */
  enter(state: string): void;
  /** A task that answers. */
  invoke(state: string, payload: unknown): Promise<unknown>;
  /** A task that waits for its token: settled by the token, by its own failure, or by the time-out. */
  park(state: string, payload: (token: string) => unknown, timeoutSeconds: number): Promise<unknown>;
  sleep(seconds: number): Promise<void>;
  /** Full jitter: between 0 and 1. */
  random(): number;
};

/** What `$$` names. */
type Context = { Execution: { StartTime: string }; Map?: { Item: { Value: unknown } } };

/** Runs a machine from its start to its end. @throws what no state has caught */
export const execute = (machine: Machine, input: unknown, startedAt: string, host: Host): Promise<unknown> =>
  run(machine, input, { Execution: { StartTime: startedAt } }, host);

async function run(machine: Machine, input: unknown, context: Context, host: Host): Promise<unknown> {
  let name = machine.StartAt;
  let value = input;
  for (;;) {
    const state = machine.States[name];
    if (!state) throw new Error(`no state ${name}`);
    host.enter(name);
    const done = await step(name, state, value, context, host);
    value = done.output;
    if (done.next === null) return value;
    name = done.next;
  }
}

type Done = { output: unknown; next: string | null };

async function step(name: string, state: State, input: unknown, context: Context, host: Host): Promise<Done> {
  const next = state.End === true ? null : (state.Next ?? null);
  switch (state.Type) {
    case "Pass":
      return { output: state.Parameters ? made(state.Parameters, input, context) : input, next };
    case "Wait":
      await host.sleep(state.Seconds!);
      return { output: input, next };
    case "Map": {
      const items = at(input, state.ItemsPath!) as unknown[];
      await Promise.all(
        items.map((value) => {
          const own = { ...context, Map: { Item: { Value: value } } };
          const selected = state.ItemSelector ? made(state.ItemSelector, input, own) : value;
          return run(state.ItemProcessor!, selected, own, host);
        }),
      );
      return { output: input, next };
    }
    case "Task":
      return task(name, state, input, context, host, next);
    default:
      throw new Error(`no interpreter for ${state.Type}`);
  }
}

async function task(
  name: string,
  state: State,
  input: unknown,
  context: Context,
  host: Host,
  next: string | null,
): Promise<Done> {
  const tries = (state.Retry ?? []).map(() => 0);
  for (;;) {
    try {
      return { output: await attempt(name, state, input, context, host), next };
    } catch (error) {
      const code = error instanceof Error ? error.name : "Error";
      const matches = ({ ErrorEquals }: { ErrorEquals: string[] }) =>
        ErrorEquals.includes(code) || ErrorEquals.includes("States.ALL");
      const which = (state.Retry ?? []).findIndex(matches);
      const retrier = state.Retry?.[which];
      if (retrier && tries[which]! < (retrier.MaxAttempts ?? 3)) {
        const wait = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** tries[which]!;
        tries[which]!++;
        const jitter = retrier.JitterStrategy === "FULL" ? host.random() : 1;
        await host.sleep(Math.min(wait, retrier.MaxDelaySeconds ?? Infinity) * jitter);
        continue;
      }
      const catcher = state.Catch?.find(matches);
      if (!catcher) throw error;
      const caught = { Error: code, Cause: error instanceof Error ? error.message : "" };
      return { output: withResult(input, catcher.ResultPath, caught), next: catcher.Next };
    }
  }
}

/** `ResultPath` as far as it is used: none at all, or one name of the input. */
function withResult(input: unknown, path: string | null | undefined, result: unknown): unknown {
  if (path === null) return input;
  if (path === undefined) return result;
  return { ...(input as object), [path.slice("$.".length)]: result };
}

function attempt(name: string, state: State, input: unknown, context: Context, host: Host): Promise<unknown> {
  const { Parameters, Resource, TimeoutSecondsPath, TimeoutSeconds } = state;
  const payload = (token: string) =>
    made(Parameters!["Payload"] as Template, input, { ...context, Task: { Token: token } });
  if (!Resource!.endsWith(".waitForTaskToken")) return host.invoke(name, payload(""));
  const seconds = TimeoutSecondsPath ? Number(at(input, TimeoutSecondsPath)) : (TimeoutSeconds ?? Infinity);
  return host.park(name, payload, seconds);
}

/** What a template makes of an input: a name that ends in `.$` takes its value from a path. */
const made = (template: Template, input: unknown, context: object): Template =>
  Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith(".$")
        ? [name.slice(0, -".$".length), valueOf(String(value), input, context)]
        : [name, value],
    ),
  );

const PARSED = /^States\.StringToJson\((.+)\)$/;

function valueOf(path: string, input: unknown, context: object): unknown {
  const parsed = PARSED.exec(path)?.[1];
  if (parsed !== undefined) return JSON.parse(String(at(input, parsed)));
  return path.startsWith("$$.") ? at(context, path.slice(1)) : at(input, path);
}

/** `$` and `$.one.other`. @throws Error where nothing lies there, as Step Functions does */
function at(value: unknown, path: string): unknown {
  if (path === "$") return value;
  return path
    .slice("$.".length)
    .split(".")
    .reduce<unknown>((inner, key) => {
      if (typeof inner !== "object" || inner === null || !(key in inner))
        throw new Error(`nothing at ${path}`);
      return (inner as Record<string, unknown>)[key];
    }, value);
}
