/** How good predictions would have been: counted by hand in a city of one matter, and over a small one. */
import { expect, it } from "@jest/globals";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { predictionsOf, predictionTable } from "../../simulation/predictions.ts";
import type { Passage, Travelled } from "../../simulation/roads.ts";
import { travelled } from "../../simulation/travel.ts";
import { scenarioOf } from "./tiny.ts";

const scenario = scenarioOf({ applications: 60 });
const DAY = 24 * 3600;

/** One review a day of a matter of five days, and on which day each is answered. */
const answered = (days: readonly number[]): Travelled[] =>
  days.map((answeredOn, i) => {
    const openedAt = plusSeconds("2026-01-05T01:00:00.000Z", i * 10 * DAY);
    const passage: Passage = {
      link: "water-opinion",
      department: "water",
      openedAt,
      closedAt: plusSeconds(openedAt, answeredOn * DAY),
      late: answeredOn > 5,
      bySilence: false,
      objected: false,
      answeredOn,
      after: null,
    };
    return { case: { number: i, type: "road", links: [], at: openedAt }, passages: [passage] };
  });

it("tells nobody before there are five, and then by what was answered before", () => {
  // The sixth is told at once, and is late; the seventh is told, and is not.
  expect(predictionsOf(answered([6, 6, 6, 6, 6, 7, 2]), scenario)).toEqual([
    { department: "water", reviews: 7, known: 2, late: 6, foreseen: 1, told: 2, falsely: 1 },
  ]);
  // Told when those that take four days are gone, on the last day alone: too late for two days before.
  const four = Array.from({ length: 20 }, () => 4);
  expect(predictionsOf(answered([...four, 6, 6, 6, 6, 6, 6]), scenario)[0]).toMatchObject({
    late: 6,
    foreseen: 0,
    told: 1,
    falsely: 0,
  });
});

it("comes to a share of each over a simulated year", () => {
  const told = predictionTable(scenario, predictionsOf(travelled(scenario, "parallel"), scenario));
  expect(told).toHaveLength(1 + scenario.departments.length + 1);
  expect(told.at(-1)![0]).toBe("All");
  expect(told.at(-1)![4]).toMatch(/%$/);
});
