/** A year of a city in one mode, case by case. */
import { NOTHING_ON_RECORD, type ReviewRules } from "../functions/domain/review/circumstances.ts";
import { arrivals } from "./arrivals.ts";
import { simulatedCalendar } from "./calendar.ts";
import { draws } from "./draws.ts";
import { figuresOf, type ModeFigures } from "./figures.ts";
import { walk, type Mode, type Travelled } from "./roads.ts";
import type { Scenario } from "./scenario.ts";

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

/** What it comes to, step by step: after each case it hands back control, and at last the figures. */
export function* steps(scenario: Scenario, mode: Mode): Generator<void, ModeFigures> {
  const figures = figuresOf(mode, scenario, simulatedCalendar(scenario.year));
  for (const one of travelled(scenario, mode)) {
    figures.add(one);
    yield;
  }
  return figures.done();
}
