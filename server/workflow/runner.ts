/**
 * The workflow's rows, one step at a time: a step is on record before anything follows from it. Nothing of a case that
 * waits is kept in memory; its timers are found by the first that is due.
 */
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import type { Executions } from "../store/executions.ts";
import { advance, callOf } from "./advance.ts";
import type { Failure } from "./failures.ts";
import type { Machine } from "./states.ts";
import { beginning, type Call, type Event, type Step, type Thread } from "./thread.ts";
import type { Json } from "./values.ts";

export type Called = Call & { execution: number };

/** What has become of one thread. */
export type Told = {
  execution: number;
  branch: number;
  event: Event;
  entered: Step["entered"];
  input: Json;
};

/** What follows once the step is on the disk. */
export type Effects = {
  calls: readonly Called[];
  told: readonly Told[];
  failed: { execution: number; input: Json; failure: Failure } | null;
};

export type RunnerOptions = {
  rows: Executions;
  machine: Machine;
  now: () => Instant;
  /** From 0 up to 1. */
  random: () => number;
};

const NOTHING: Effects = { calls: [], told: [], failed: null };

/** Every function that writes is to be called within a transaction, and its effects are to be had after that. */
export function runner({ rows, machine, now, random }: RunnerOptions) {
  // Of two parts: `random` may know no more than a million numbers.
  const nonce = () => Math.floor(random() * PART) * PART + Math.floor(random() * PART);

  function step(execution: number, thread: Thread, event: Event): Effects {
    const found = rows.execution(execution);
    const root = thread.branch === 0 ? thread : rows.thread(execution, 0);
    if (!found || !root) return NOTHING;
    const made = advance({ machine, execution: found, thread, root }, event, {
      now: epochOf(now()),
      nonce,
      jitter: random,
      tokenOf: tokenOf(execution),
    });
    const input = JSON.parse(found.input) as Json;
    const told = { execution, branch: thread.branch, event, entered: made.entered, input };
    for (const one of made.threads) rows.put(execution, one);
    if (made.calls.length > 0) rows.mark(execution, true);
    const effects = { calls: made.calls.map((call) => ({ ...call, execution })), told: [told], failed: null };
    if (!made.end) return effects;

    const { failure } = made.end;
    if (failure || thread.branch === 0) {
      // A branch that fails takes its Map, and its execution, with it.
      rows.end(execution);
      return { ...effects, failed: failure && { execution, input, failure } };
    }
    rows.drop(execution, thread.branch);
    return rows.hasBranches(execution) ? effects : both(effects, step(execution, root, { is: "joined" }));
  }

  return {
    statusOf: rows.statusOf,
    runningSince: rows.runningSince,

    /** @returns `undefined` when the name is used up */
    start(name: string, input: Json): Effects | undefined {
      const id = rows.begin(name, { startedAt: now(), input: JSON.stringify(input) });
      return id === undefined ? undefined : step(id, beginning(machine), { is: "started" });
    },

    /** What waits with this token is answered, or fails. @returns `undefined` when nothing does */
    settle(token: string, event: Event & { is: "answered" | "failed" }): Effects | undefined {
      const key = TOKEN.exec(token);
      if (!key) return undefined;
      const [execution, branch, given] = key.slice(1).map(Number) as [number, number, number];
      const thread = rows.thread(execution, branch);
      return thread?.nonce === given ? step(execution, thread, event) : undefined;
    },

    /** Goes on with what is due, at most so many. */
    goOn(most: number): Effects[] {
      const at = epochOf(now());
      return rows.due(at, most).map(({ execution, branch }) => {
        const thread = rows.thread(execution, branch);
        // One before it may have ended its execution, or moved it on.
        const isDue = thread?.due !== undefined && thread.due !== null && thread.due <= at;
        return isDue ? step(execution, thread, { is: "due" }) : NOTHING;
      });
    },

    /** The tasks of an execution that are waited for, as they were called. @throws Error when the file has changed so that they cannot be */
    callsOf(execution: number): Called[] {
      const found = rows.execution(execution);
      const threads = rows.threads(execution);
      const [root] = threads;
      if (!found || root?.branch !== 0) return [];
      return threads.flatMap((thread) => {
        const standing = { machine, execution: found, thread, root };
        const call = callOf(standing, { tokenOf: tokenOf(execution) });
        return call ? [{ ...call, execution }] : [];
      });
    },
  };
}

const PART = 2 ** 20;

const TOKEN = /^(\d+)\.(\d+)\.(\d+)$/;

const tokenOf = (execution: number) => (branch: number, nonce: number) => `${execution}.${branch}.${nonce}`;

const both = (one: Effects, other: Effects): Effects => ({
  calls: [...one.calls, ...other.calls],
  told: [...one.told, ...other.told],
  failed: one.failed ?? other.failed,
});
