/** Threads of an execution: how they lie on record, and what may happen to them. */
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Failure } from "./failures.ts";
import type { Machine, State } from "./states.ts";
import type { Json } from "./values.ts";

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

/** What a step makes. */
export type Made = { threads: Thread[]; calls: Call[]; entered: { branch: number; state: string }[] };

/** The input of a state, and what has to be kept of it: nothing where it can be derived. */
export type Value = { json: Json; kept: string | null };

/** @throws Error when the file has no such state any more */
export function stateOf({ states }: Machine, name: string): State {
  const state = states.get(name);
  if (!state) throw new Error(`the workflow file has no state "${name}"`);
  return state;
}

export const changed = (before: Value, json: Json): Value =>
  json === before.json ? before : { json, kept: JSON.stringify(json) };

/** A thread that has just come to a state. */
export function at(branch: number, state: string): Thread {
  return { branch, state, nonce: null, due: null, input: null, tries: [] };
}
