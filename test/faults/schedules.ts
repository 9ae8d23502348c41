/**
 * Plays as many random schedules as are asked for: the same ones at every run, or others. One that fails shows its seed
 * and path, and can be had again as it was shrunk:
 *
 *     FAULT_SEED=random npm test -- test/faults
 *     FAULT_SEED=-123456 FAULT_PATH=17:3:0 npm test -- test/faults
 */
import * as fc from "fast-check";
import { STORES, type StoreName } from "../support/stores.ts";
import type { Fault } from "./chance.ts";
import { play } from "./play.ts";
import { scenario } from "./scenario.ts";

export type Sum = {
  schedules: number;
  faults: Record<Fault, number>;
  /** How often each state of the workflow was entered. */
  states: Record<string, number>;
  /** How applications and reviews ended. */
  outcomes: Record<string, number>;
  /** Follow-ups that found a command before them on their record. */
  raced: number;
};

const SEED = 20260302;
const given = process.env["FAULT_SEED"] ?? SEED;
const path = process.env["FAULT_PATH"];

/** @param on which store */
export async function playSchedules(numRuns: number, on: StoreName): Promise<Sum> {
  const stores = STORES[on]();
  const sum: Sum = { schedules: 0, faults: {} as Sum["faults"], states: {}, outcomes: {}, raced: 0 };
  await fc.assert(
    fc.asyncProperty(scenario, async (drawn) => {
      const { wrong, trace, counts, entered, outcomes, raced } = await play(drawn, stores);
      if (wrong.length > 0)
        throw new Error([...wrong.slice(0, 12), "", "what went wrong on the way:", ...trace].join("\n"));
      sum.schedules++;
      sum.raced += raced;
      add(sum.faults, counts);
      add(sum.states, entered);
      for (const outcome of outcomes) add(sum.outcomes, { [outcome]: 1 });
    }),
    {
      numRuns,
      // Shrinking has its end.
      interruptAfterTimeLimit: 500_000,
      ...(given !== "random" && { seed: Number(given) }),
      ...(path !== undefined && { path, endOnFailure: true }),
    },
  );
  await stores.close();
  return sum;
}

function add(to: Record<string, number>, more: Record<string, number>): void {
  for (const [name, count] of Object.entries(more)) to[name] = (to[name] ?? 0) + count;
}
