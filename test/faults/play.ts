/** Plays a scenario: faults for some days, then none, and time enough for everything to be made up for. */
import { epochOf } from "../../functions/domain/base/time.ts";
import type { Stores } from "../support/stores.ts";
import { actors } from "./actors.ts";
import { chance, type Fault } from "./chance.ts";
import { check, checkUpToDate, type Found } from "./check.ts";
import { regionOf, rules, type Scenario } from "./scenario.ts";
import { comeToRest, leftToDo, nextMorning } from "./rest.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";
import { world } from "./world.ts";

const MONDAY = epochOf("2026-03-02T01:00:00.000Z");

/** No run of reconciliation is missed for longer than this: it looks back seven days. */
const LONGEST_WITHOUT = 4 * DAY;

export type Played = Found & {
  counts: Record<Fault, number>;
  trace: string[];
  entered: Record<string, number>;
  outcomes: string[];
};

/** @param stores where the table lies */
export async function play(scenario: Scenario, stores: Stores): Promise<Played> {
  const start = MONDAY + scenario.startHours * HOUR;
  const region = regionOf(scenario);
  const luck = (now: () => number) => chance(scenario.seed, scenario.rates, scenario.budget, now);
  const w = world(region, rules.clock, start, luck, stores);
  const people = actors(w, scenario);
  people.begin();

  const faultsEnd = start + scenario.faultDays * DAY;
  let reconciledAt = start;
  let isDark = false;
  let isQuiet = false;
  const period = scenario.reconcileHours * HOUR;
  const reconcile = async (): Promise<void> => {
    const mayMiss = !isQuiet && w.now() - reconciledAt < LONGEST_WITHOUT;
    if (mayMiss && w.chance.strikes("reconciliation-missed")) return;
    const report = await w.goReconcile();
    if (report !== null) reconciledAt = w.now();
  };
  const hourly = (): void => {
    if (isQuiet) return;
    if (!isDark) void reconcile();
    w.at(w.now() + period, hourly);
  };
  w.at(start + period, hourly);
  const everyMorning = (): void => {
    if (isQuiet) return;
    if (!isDark && !w.chance.strikes("round-missed")) void w.goRound();
    w.at(nextMorning(w, w.now() + MINUTE), everyMorning);
  };
  w.at(nextMorning(w, start), everyMorning);
  for (const hours of scenario.disasters)
    if (hours * HOUR < scenario.faultDays * DAY)
      w.at(start + hours * HOUR, () => {
        if (w.chance.strikes("executions-lost")) w.loseExecutions();
      });

  await w.runUntil(Math.max(start, faultsEnd - scenario.darkHours * HOUR));
  isDark = true;
  w.hold();
  await w.runUntil(faultsEnd);
  w.chance.end();
  isQuiet = true;

  // At this moment nothing but reconciliation: what it cannot bring up to date is left as it is.
  for (let run = 0; run < 6; run++) {
    void w.goReconcile();
    await w.runUntil(w.now());
  }
  const behind = await checkUpToDate(w, people.applications);
  w.goOn();

  const sleepUntil = scenario.sleeps ? start + 357 * DAY : 0;
  await comeToRest(w, people.allOver, people.answerOverdue, sleepUntil);

  const found = await check(w, people.applications, people.answers);
  found.wrong.push(...behind);
  if (people.applications.length === 0) found.wrong.push("nothing was submitted");
  found.wrong.push(...(await leftToDo(w)));
  const outcomes: string[] = [];
  for (const id of people.applications) {
    const loaded = await w.record.loadCase(id);
    outcomes.push(loaded!.application.state.status);
    for (const { state } of loaded!.reviews)
      outcomes.push(state.status === "closed" ? state.outcome : state.status);
  }
  return { ...found, counts: w.chance.counts, trace: w.chance.trace, entered: w.entered, outcomes };
}
