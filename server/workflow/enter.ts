/** How a state is entered: tasks are called, branches begin, and what needs no waiting is gone through at once. */
import type { MapState, State, TaskState } from "./states.ts";
import {
  at,
  changed,
  stateOf,
  type Call,
  type Execution,
  type Made,
  type Standing,
  type Thread,
  type Value,
  type World,
} from "./thread.ts";
import { StateError, type Json } from "./values.ts";

/** Enters a state, and those behind it, until one waits. @returns whether the thread has come to its end */
export function enter(
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
export function call(
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

/** The call of a task, with the token of its try. */
export function called(
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
export function inputOf({ machine, execution, thread, root }: Standing): Json {
  const given = (kept: string | null) => JSON.parse(kept ?? execution.input) as Json;
  if (thread.branch === 0 || thread.input !== null) return given(thread.input);
  const map = stateOf(machine, root.state);
  const input = given(root.input);
  const item = map.type === "Map" ? itemsOf(map, input)[thread.branch - 1] : undefined;
  if (map.type !== "Map" || item === undefined) throw new Error(`there is no branch ${thread.branch}`);
  return map.select(input, { startedAt: execution.startedAt, item });
}
