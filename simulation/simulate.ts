/** A year of a city in all modes side by side. */
import { Worker } from "node:worker_threads";
import type { ModeFigures } from "./figures.ts";
import { MODES, type Mode } from "./roads.ts";
import type { Scenario } from "./scenario.ts";
import { steps } from "./travel.ts";

/** How many cases of a mode are done. */
export type Progress = (mode: Mode, done: number) => void;

const TOLD_EVERY = 500;

export function simulateMode(
  scenario: Scenario,
  mode: Mode,
  progress: Progress = () => undefined,
): ModeFigures {
  const all = steps(scenario, mode);
  for (let done = 1; ; done++) {
    const step = all.next();
    if (step.done) return step.value;
    if (done % TOLD_EVERY === 0) progress(mode, done);
  }
}

/** What a worker tells: how far it is, or what it has come to. */
export type Told = { done: number } | { figures: ModeFigures };

/** All modes, each in a thread of its own. */
export const simulate = (scenario: Scenario, progress: Progress = () => undefined): Promise<ModeFigures[]> =>
  Promise.all(MODES.map((mode) => inThread(scenario, mode, progress)));

function inThread(scenario: Scenario, mode: Mode, progress: Progress): Promise<ModeFigures> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: { scenario, mode } });
    worker.on("message", (told: Told) => {
      if ("done" in told) progress(mode, told.done);
      else resolve(told.figures);
    });
    worker.on("error", reject);
  });
}
