/** A year of a city in one mode, and in all of them side by side. */
import { Worker } from "node:worker_threads";
import { NOTHING_ON_RECORD, type ReviewRules } from "../functions/domain/review/circumstances.ts";
import { arrivals } from "./arrivals.ts";
import { simulatedCalendar } from "./calendar.ts";
import { draws } from "./draws.ts";
import { figuresOf, type ModeFigures } from "./figures.ts";
import { MODES, walk, type Mode, type Travelled } from "./roads.ts";
import type { Scenario } from "./scenario.ts";

/** How many cases of a mode are done. */
export type Progress = (mode: Mode, done: number) => void;

const TOLD_EVERY = 500;

/** Every case of a scenario in one mode: the same draws whatever the mode. */
export function travelled(scenario: Scenario, mode: Mode): Generator<Travelled> {
  const calendar = simulatedCalendar(scenario.year);
  const rules: ReviewRules = {
    calendar,
    zone: scenario.zone,
    closeOfBusiness: null,
    circumstancesOf: () => NOTHING_ON_RECORD,
  };
  const draw = draws(scenario.seed);
  return walk(arrivals(scenario, calendar, draw), { scenario, mode, draw, rules });
}

export function simulateMode(
  scenario: Scenario,
  mode: Mode,
  progress: Progress = () => undefined,
): ModeFigures {
  const figures = figuresOf(mode, scenario, simulatedCalendar(scenario.year));
  let done = 0;
  for (const one of travelled(scenario, mode)) {
    figures.add(one);
    if (++done % TOLD_EVERY === 0) progress(mode, done);
  }
  return figures.done();
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
