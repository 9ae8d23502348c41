import { describe, expect, it } from "@jest/globals";
import { localDate } from "../../functions/domain/base/time.ts";
import { percentile } from "../../simulation/figures.ts";
import { draws } from "../../simulation/draws.ts";
import { plotOf } from "../../simulation/plot.ts";
import { csvOf, tableOf } from "../../simulation/report.ts";
import { MODES, type Mode, type Travelled } from "../../simulation/roads.ts";
import type { Scenario } from "../../simulation/scenario.ts";
import { simulateMode } from "../../simulation/simulate.ts";
import { travelled } from "../../simulation/travel.ts";
import { department, link, scenarioOf, TINY } from "./tiny.ts";

const all = (scenario: Scenario, mode: Mode): Travelled[] => [...travelled(scenario, mode)];
const daysIn = (scenario: Scenario, mode: Mode) => simulateMode(scenario, mode).days;

describe("three modes of one city", () => {
  it("never take longer at once than one after the other, nor longer where silence counts, case by case", () => {
    for (let seed = 0; seed < 4; seed++) {
      const scenario = scenarioOf({ seed });
      const [serial, parallel, deemed] = MODES.map((mode) => daysIn(scenario, mode));
      serial!.forEach((days, i) => {
        expect(parallel![i]).toBeLessThanOrEqual(days!);
        expect(deemed![i]).toBeLessThanOrEqual(parallel![i]!);
      });
      // Some are strictly shorter: the modes are not one.
      expect(parallel).not.toEqual(serial);
      expect(deemed).not.toEqual(parallel);
    }
  });

  it("ask everybody on a road in every mode, and go through it in its order where they wait for each other", () => {
    for (const mode of MODES)
      for (const { case: whose, passages } of all(scenarioOf(), mode)) {
        expect(passages.map((passage) => passage.link)).toEqual(whose.links);
        if (mode !== "serial") continue;
        passages.slice(1).forEach(({ openedAt }, i) => expect(openedAt).toBe(passages[i]!.closedAt));
      }
  });

  it("hold a link up at once, too, where another has to come first", () => {
    for (const { passages } of all(scenarioOf(), "parallel")) {
      const before = passages.find(({ link }) => link === "water-opinion");
      const permit = passages.find(({ link }) => link === "permit");
      if (before && permit) expect(permit).toMatchObject({ openedAt: before.closedAt, after: before.link });
    }
  });

  it("let a silence count in the third only, and there only where a link says so", () => {
    const scenario = scenarioOf({
      departments: [
        department("water", { silence: 1 }),
        department("traffic"),
        department("planning", { silence: 1 }),
      ],
    });
    const bySilence = (mode: Mode, of: string) =>
      simulateMode(scenario, mode).departments.find((one) => one.department === of)!.bySilence;
    expect(MODES.map((mode) => bySilence(mode, "water"))).toEqual([0, 0, 1]);
    expect(MODES.map((mode) => bySilence(mode, "planning"))).toEqual([0, 0, 0]);
  });

  it("have no figure yet where cases stay open, and say how many do", () => {
    const scenario = scenarioOf({
      departments: [
        department("water", { silence: 1, afterLadder: null }),
        department("traffic"),
        department("planning"),
      ],
    });
    const serial = simulateMode(scenario, "serial");
    expect(serial).toMatchObject({ open: 40, mean: null, median: null, late: 1 });
    expect(tableOf(scenario, [serial])).toMatch(/one after the other +none yet +none yet +none yet +40/);
    // What never came to a desk lies on none: on a road whose first link never ends, nobody behind it is asked.
    const asked = Object.fromEntries(serial.departments.map((one) => [one.department, one.reviews]));
    expect(asked).toEqual({ water: 40, traffic: 0, planning: 0 });
    // Where silence counts nobody waits for it.
    expect(simulateMode(scenario, "parallel-deemed").open).toBe(0);
  });

  it("have each percentile by its nearest rank, and none where that is open", () => {
    const days = [null, 6, 1, 4, 3, 2, 1, null, 5, 4];
    expect([50, 80, 90].map((share) => percentile(days, share))).toEqual([4, 6, null]);
    expect([percentile([7], 90), percentile([], 50)]).toEqual([7, null]);
  });

  it("print the same bytes for the same seed, and others for another", () => {
    const told = (seed: number) => {
      const scenario = scenarioOf({ seed });
      const modes = MODES.map((mode) => simulateMode(scenario, mode));
      return [tableOf(scenario, modes), csvOf(modes), plotOf(scenario, modes)];
    };
    const three = told(3);
    expect(told(3)).toEqual(three);
    for (const [i, text] of told(4).entries()) expect(text).not.toBe(three[i]);
  });
});

describe("draws", () => {
  it("move nobody else's when one more department is asked", () => {
    const more = scenarioOf({
      departments: [...TINY.departments, department("police")],
      links: [...TINY.links, link("safety", "police")],
      types: TINY.types.map((type) => ({ ...type, links: ["safety", ...type.links] })),
    });
    const without = all(scenarioOf(), "parallel").map(({ passages }) => passages);
    const kept = all(more, "parallel").map(({ passages }) =>
      passages.filter(({ link }) => link !== "safety"),
    );
    expect(kept).toEqual(without);
  });

  it("come to the mean that is asked for, and never to less than a day", () => {
    const draw = draws(1);
    const taken = Array.from({ length: 4000 }, (_, i) => draw.days({ mean: 20, spread: 0.6 }, i, "x"));
    expect(Math.min(...taken)).toBeGreaterThanOrEqual(1);
    expect(taken.reduce((sum, one) => sum + one, 0) / taken.length).toBeCloseTo(20, 0);
    expect(draw.days({ mean: 12, spread: 0 }, "always")).toBe(12);
  });

  it("spread evenly, whatever the keys have in common", () => {
    const draw = draws(1);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 5000; i++) tenths[Math.floor(draw.uniform(i, "permit", "silence") * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(90);
  });
});

describe("hands", () => {
  const tight = scenarioOf({
    departments: [department("water", { capacity: 1 }), department("traffic"), department("planning")],
    applications: 60,
  });
  const loose = scenarioOf({
    applications: 60,
    departments: [department("water"), department("traffic"), department("planning")],
  });

  it("give no more answers on a day than there are, and let nobody be forgotten", () => {
    const answers = new Map<string, number>();
    for (const { passages } of all(tight, "parallel"))
      for (const { department, closedAt } of passages) {
        expect(closedAt).not.toBeNull();
        if (department !== "water") continue;
        const day = localDate(closedAt!, tight.zone);
        answers.set(day, (answers.get(day) ?? 0) + 1);
      }
    expect(Math.max(...answers.values())).toBe(1);
  });

  it("that are too few make a case no shorter", () => {
    const sum = (scenario: Scenario) =>
      daysIn(scenario, "parallel").reduce<number>((total, one) => total + one!, 0);
    expect(sum(tight)).toBeGreaterThan(sum(loose));
  });
});
