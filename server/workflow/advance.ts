/**
 * The workflow's next step, as a function of what is on record and of what has happened: nothing is done here. The
 * branches of a Map are threads of their own beside the execution's own thread, which stands at the Map meanwhile.
 */
import { call, called, enter, inputOf } from "./enter.ts";
import { matching, pauseOf, type Failure } from "./failures.ts";
import type { TaskState } from "./states.ts";
import {
  changed,
  stateOf,
  type Call,
  type Event,
  type Made,
  type Standing,
  type Step,
  type Thread,
  type Value,
  type World,
} from "./thread.ts";
import { StateError, type Json } from "./values.ts";

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
