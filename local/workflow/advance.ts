/**
 * The workflow's next step, as a function of what is on record and of what has happened: nothing is done here. The
 * branches of a Map are threads of their own beside the execution's own thread, which stands at the Map meanwhile.
 */
import type { Instant } from "../../functions/domain/base/time.ts";
import { matching, pauseOf, type Failure } from "./failures.ts";
import type { Machine, MapState, State, TaskState } from "./machine.ts";
import { StateError, type Json } from "./values.ts";

/** The execution's own thread is branch 0; those of its Map count from 1. */
export type Thread = {
  branch: number;
  state: string;
  /** What its token says of this try: there is one while a task is waited for, none while it pauses. */
  nonce: number | null;
  /** Milliseconds since 1970 at which it goes on by itself. */
  due: number | null;
  /** The input of its state as JSON; `null` while that is what the execution, or its Map, was given. */
  input: string | null;
  /** How often each retrier has had its way in this state. */
  tries: readonly number[];
};

export type Execution = { startedAt: Instant; input: string };

export type Event =
  | { is: "started" }
  | { is: "answered"; output: Json }
  | ({ is: "failed" } & Failure)
  | { is: "due" }
  /** The last branch of the Map has come to its end. */
  | { is: "joined" };

/** What a step takes from outside. */
export type World = {
  /** Milliseconds since 1970. */
  now: number;
  nonce: () => number;
  /** From 0 up to 1. */
  jitter: () => number;
  /** The token of a try. */
  tokenOf: (branch: number, nonce: number) => string;
};

/** A task to be called: its function, with this. */
export type Call = { branch: number; calls: string; payload: Json; nonce: number };

export type Step = {
  /** As they stand from now on. */
  threads: readonly Thread[];
  calls: readonly Call[];
  entered: readonly { branch: number; state: string }[];
  /** Set when the thread itself has come to its end: by a failure that nothing caught, or well. */
  end: { failure: Failure | null } | null;
};

/** What is on record of the thread that something happens to. */
export type Standing = {
  machine: Machine;
  execution: Execution;
  thread: Thread;
  /** The execution's own thread; the same where it is the execution's own. */
  root: Thread;
};

/** The thread with which an execution begins. */
export const beginning = ({ startAt }: Machine): Thread => at(0, startAt);

/** What follows from an event. A thread that the machine has no place for fails: whoever looks after it starts anew. */
export function advance(standing: Standing, event: Event, world: World): Step {
  const { thread } = standing;
  const made = { threads: [] as Thread[], calls: [] as Call[], entered: [] as Step["entered"][number][] };
  try {
    const end = happened(standing, event, world, made);
    return { ...made, end: end ? { failure: null } : null };
  } catch (error) {
    const failure =
      error instanceof StateError
        ? { error: error.error, cause: error.cause }
        : { error: "States.Runtime", cause: `${thread.state}: ${String(error)}` };
    // What it had begun has not been.
    return { threads: [], calls: [], entered: made.entered, end: { failure } };
  }
}

/** The call by which a task that is waited for was made; `null` where none is. */
export function callOf(standing: Standing, world: Pick<World, "tokenOf">): Call | null {
  const { machine, execution, thread } = standing;
  const state = machine.states.get(thread.state);
  if (state?.type !== "Task" || thread.nonce === null) return null;
  return called(state, thread, thread.nonce, inputOf(standing), execution, world);
}

type Made = { threads: Thread[]; calls: Call[]; entered: { branch: number; state: string }[] };

/** The input of a state, and what has to be kept of it: nothing where it can be derived. */
type Value = { json: Json; kept: string | null };

/** @returns whether the thread has come to its end */
function happened(standing: Standing, event: Event, world: World, made: Made): boolean {
  const { machine, thread } = standing;
  const json = inputOf(standing);
  const value: Value = { json, kept: thread.input };
  const go = (next: string | null, output: Value): boolean =>
    next === null || enter(standing, thread.branch, next, output, world, made);
  if (event.is === "started") return go(thread.state, value);

  const state = stateOf(machine, thread.state);
  switch (state.type) {
    case "Task":
      return ofTask(state, event);
    case "Wait":
      if (event.is === "due") return go(state.next, value);
      break;
    case "Map":
      if (event.is === "joined") return go(state.next, value);
      break;
    case "Pass":
    case "Succeed":
      break;
  }
  throw new Error(`nothing follows when it is ${event.is}`);

  function ofTask(task: TaskState, happening: Event): boolean {
    switch (happening.is) {
      case "answered":
        return answered(task, happening.output);
      case "failed":
        return failed(task, { error: happening.error, cause: happening.cause });
      case "due":
        if (thread.nonce !== null)
          return failed(task, { error: "States.Timeout", cause: "the wait is over" });
        call(standing, task, thread, value, world, made);
        return false;
      default:
        throw new Error(`nothing follows when it is ${happening.is}`);
    }
  }

  function answered(task: TaskState, output: Json): boolean {
    let result: Json;
    try {
      result = task.lay(json, output);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      return failed(task, { error: error.error, cause: error.cause });
    }
    return go(task.next, changed(value, result));
  }

  function failed(task: TaskState, failure: Failure): boolean {
    const which = matching(task.retry, failure);
    const retrier = task.retry[which];
    const before = thread.tries[which] ?? 0;
    if (retrier && before < retrier.maxAttempts) {
      const pause = pauseOf(retrier, before, world.jitter);
      const tries = task.retry.map((_, i) => (thread.tries[i] ?? 0) + Number(i === which));
      made.threads.push({ ...thread, nonce: null, due: world.now + Math.round(pause * 1000), tries });
      return false;
    }
    const catcher = task.catch[matching(task.catch, failure)];
    if (!catcher) throw new StateError(failure.error, failure.cause);
    const output = catcher.lay(json, { Error: failure.error, Cause: failure.cause });
    return go(catcher.next, changed(value, output));
  }
}

/** Enters a state, and those behind it, until one waits. @returns whether the thread has come to its end */
function enter(
  standing: Standing,
  branch: number,
  first: string,
  given: Value,
  world: World,
  made: Made,
): boolean {
  const { machine } = standing;
  let value = given;
  for (let name: string | null = first; name !== null;) {
    const state = stateOf(machine, name);
    made.entered.push({ branch, state: name });
    const here = { ...at(branch, name), input: value.kept };
    switch (state.type) {
      case "Task":
        call(standing, state, here, value, world, made);
        return false;
      case "Wait":
        made.threads.push({ ...here, due: world.now + state.seconds * 1000 });
        return false;
      case "Pass":
        value = passed(standing, state, value);
        break;
      case "Map":
        if (branchOut(standing, state, here, value, world, made)) return false;
        break;
      case "Succeed":
        return true;
    }
    name = state.next;
  }
  return true;
}

/** @returns whether any of the branches goes on for longer than this step */
function branchOut(
  standing: Standing,
  map: MapState,
  here: Thread,
  { json }: Value,
  world: World,
  made: Made,
): boolean {
  const { startedAt } = standing.execution;
  const goOn = itemsOf(map, json).filter((item, i) => {
    const selected = map.select(json, { startedAt, item });
    return !enter(standing, i + 1, map.startAt, { json: selected, kept: null }, world, made);
  });
  if (goOn.length > 0) made.threads.push(here);
  return goOn.length > 0;
}

function itemsOf(map: MapState, input: Json): readonly Json[] {
  const items = map.items(input, { startedAt: "" });
  if (Array.isArray(items)) return items as readonly Json[];
  throw new StateError("States.Runtime", "the items of a Map are no list");
}

function passed({ execution }: Standing, state: State & { type: "Pass" }, value: Value): Value {
  const { startedAt } = execution;
  const result = state.parameters ? state.parameters(value.json, { startedAt }) : value.json;
  return changed(value, state.lay(value.json, result));
}

/** Calls a task anew, with a token of its own, and waits for as long as its state says. */
function call(
  { execution }: Standing,
  task: TaskState,
  thread: Thread,
  { json }: Value,
  world: World,
  made: Made,
): void {
  const nonce = world.nonce();
  made.calls.push(called(task, thread, nonce, json, execution, world));
  const seconds = task.timeout ? task.timeout(json, { startedAt: execution.startedAt }) : null;
  if (seconds !== null && !(Number.isInteger(seconds) && Number(seconds) > 0))
    throw new StateError("States.Runtime", `a task cannot wait for ${JSON.stringify(seconds)} seconds`);
  // Waits are rounded up to whole seconds, and due instants are whole seconds of the clock.
  const due = seconds === null ? null : Math.floor(world.now / 1000 + Number(seconds)) * 1000;
  made.threads.push({ ...thread, nonce, due });
}

function called(
  task: TaskState,
  { branch }: Thread,
  nonce: number,
  input: Json,
  { startedAt }: Execution,
  { tokenOf }: Pick<World, "tokenOf">,
): Call {
  const payload = task.payload(input, { startedAt, token: tokenOf(branch, nonce) });
  return { branch, calls: task.calls, payload, nonce };
}

/** What a thread's state was given, as it is kept or as it follows from what the execution was given. */
function inputOf({ machine, execution, thread, root }: Standing): Json {
  const given = (kept: string | null) => JSON.parse(kept ?? execution.input) as Json;
  if (thread.branch === 0 || thread.input !== null) return given(thread.input);
  const map = stateOf(machine, root.state);
  const input = given(root.input);
  const item = map.type === "Map" ? itemsOf(map, input)[thread.branch - 1] : undefined;
  if (map.type !== "Map" || item === undefined) throw new Error(`there is no branch ${thread.branch}`);
  return map.select(input, { startedAt: execution.startedAt, item });
}

function stateOf({ states }: Machine, name: string): State {
  const state = states.get(name);
  if (!state) throw new Error(`the workflow file has no state "${name}"`);
  return state;
}

const changed = (before: Value, json: Json): Value =>
  json === before.json ? before : { json, kept: JSON.stringify(json) };

function at(branch: number, state: string): Thread {
  return { branch, state, nonce: null, due: null, input: null, tries: [] };
}
