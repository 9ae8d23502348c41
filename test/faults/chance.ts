/** Chance that a seed repeats: every kind of decision throws its own dice, so that leaving one out moves no other. */

import { instantOfEpoch } from "../../functions/domain/base/time.ts";

/** What may go wrong. */
export const FAULTS = [
  /** Somebody else wrote meanwhile. */
  "conflict",
  /** The SDK's own second try meets its first: written, and told "conflict". */
  "retried-by-sdk",
  /** An error before anything happened. */
  "throttled",
  /** Done, and the answer lost. */
  "answer-lost",
  /** The process is gone, with all it remembered, between two steps. */
  "crash",
  /** Seconds pass between two steps. */
  "slow",
  "wake-lost",
  "start-lost",
  /** All executions are gone at once. */
  "executions-lost",
  "stream-delayed",
  /** Handed over again although it was done. */
  "stream-repeated",
  /** Given up on after hours. */
  "stream-lost",
  "bus-lost",
  "queue-repeated",
  "queue-lost",
  "endpoint-fails",
  /** The endpoint has it, and its answer was lost. */
  "endpoint-answer-lost",
  /** The caller hangs up while the server goes on. */
  "connection-lost",
  "round-missed",
  "reconciliation-missed",
] as const;

export type Fault = (typeof FAULTS)[number];

/** A number between 0 and 1 at every call (mulberry32). */
export function dice(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type Chance = {
  /** Whether this fault happens now. */
  strikes(fault: Fault, note?: string): boolean;
  /** A number below `most`, of the dice of that name. */
  below(name: string, most: number): number;
  /** Nothing goes wrong any more. */
  end(): void;
  counts: Record<Fault, number>;
  /** What went wrong, in order: shown when a schedule fails. */
  trace: string[];
};

export function chance(
  seed: number,
  rates: Partial<Record<Fault, number>>,
  budget: number,
  now: () => number,
): Chance {
  const known = new Map<string, () => number>();
  const named = (name: string) => {
    const before = known.get(name);
    if (before) return before;
    let hash = seed ^ 0x9e3779b9;
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
    const made = dice(hash);
    known.set(name, made);
    return made;
  };
  const counts = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const trace: string[] = [];
  let left = budget;
  let over = false;
  return {
    strikes(fault, note = "") {
      const rate = rates[fault] ?? 0;
      if (over || rate === 0 || left <= 0 || named(fault)() >= rate) return false;
      counts[fault]++;
      // Slowness is no error, and not what a counterexample is short of.
      if (fault !== "slow") {
        left--;
        trace.push(`${instantOfEpoch(now())} ${fault} ${note}`);
      }
      return true;
    },
    below: (name, most) => named(name)() * most,
    end: () => void (over = true),
    counts,
    trace,
  };
}
