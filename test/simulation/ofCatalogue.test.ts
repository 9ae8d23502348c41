/** A region's own catalogue as a scenario: what is the catalogue's stays as it says, and it can be walked. */
import { expect, it } from "@jest/globals";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import { scenarioOfCatalogue } from "../../simulation/ofCatalogue.ts";
import { MODES } from "../../simulation/roads.ts";
import { readScenario } from "../../simulation/scenario.ts";
import { simulateMode } from "../../simulation/simulate.ts";
import { rules } from "../support/cases.ts";

const CHANCE = { year: 2026, applications: 20, seed: 1 };
const ASSUMED = { pace: 0.8, silence: 0.1 };
const types = rules.region.projectTypes.map(({ code }) => code);
const [road] = types as [string];

it.each(types)("of %s is a scenario without a fault, which never gets longer from mode to mode", (type) => {
  const scenario = scenarioOfCatalogue(rules.region, type, ASSUMED, CHANCE)!;
  expect(readScenario(scenario)).toEqual({ scenario });
  const days = MODES.map((mode) => simulateMode(scenario, mode).days.map((one) => one!));
  days[0]!.forEach((serial, i) => {
    expect(days[1]![i]).toBeLessThanOrEqual(serial);
    expect(days[2]![i]).toBeLessThanOrEqual(days[1]![i]!);
  });
});

it("asks every matter of the type within its own limit, and behind what it may not begin without", () => {
  const scenario = scenarioOfCatalogue(rules.region, road, ASSUMED, CHANCE)!;
  const asked = rules.region.matters.filter(({ projectTypes }) => projectTypes.includes(road));
  const matter = (code: string): Matter => asked.find((one) => one.code === code)!;
  expect(scenario.links.map(({ code }) => code).sort()).toEqual(asked.map(({ code }) => code).sort());
  for (const { code, limit, response, after, onTimeout } of scenario.links) {
    const { limit: promised, prerequisites, tacitBasis } = matter(code);
    if (promised.unit === "working-days") expect(limit).toBe(promised.days);
    expect(response!.mean).toBeCloseTo(Math.max(1, 0.8 * limit), 9);
    const firm = prerequisites.filter(
      (one) => !one.tolerable && asked.some((other) => other.code === one.matter),
    );
    expect(after).toEqual(firm.map((one) => one.matter));
    if (onTimeout === "deemed-consent") expect(tacitBasis).not.toBeNull();
    // On the road from desk to desk nobody is asked before whoever has to come first.
    const place = (one: string) => scenario.types[0]!.links.indexOf(one);
    for (const before of after) expect(place(before)).toBeLessThan(place(code));
  }
});

it("counts a limit in calendar days by the working days in it, and lets no silence count without a basis", () => {
  const [first, ...others] = rules.region.matters as [Matter, ...Matter[]];
  const changed: Matter = {
    ...first,
    limit: { days: 10, unit: "calendar-days" },
    statutoryLimit: { days: 15, unit: "calendar-days" },
    onTimeout: "deemed-consent",
    tacitBasis: null,
  };
  const region = { ...rules.region, matters: [changed, ...others] };
  const { code, projectTypes } = region.matters[0]!;
  const scenario = scenarioOfCatalogue(region, projectTypes[0]!, ASSUMED, CHANCE)!;
  expect(scenario.links.find((link) => link.code === code)).toMatchObject({
    limit: 8,
    statutoryLimit: 11,
    onTimeout: "escalate",
  });
});

/** The first matter of the road may not begin before the last one has ended: firmly, or in a way that is tolerated (容缺). */
function withFirstBehindLast(tolerable: boolean) {
  const asked = rules.region.matters.filter(({ projectTypes }) => projectTypes.includes(road));
  const [first, last] = [asked[0]!, asked.at(-1)!];
  const matters = rules.region.matters.map((one) =>
    one === first ? { ...one, prerequisites: [{ matter: last.code, tolerable }] } : one,
  );
  const scenario = scenarioOfCatalogue({ ...rules.region, matters }, road, ASSUMED, CHANCE)!;
  const { after } = scenario.links.find(({ code }) => code === first.code)!;
  return { scenario, first: first.code, last: last.code, after };
}

it("walks from desk to desk in an order in which nobody comes too early, however the catalogue lists them", () => {
  const { scenario, first, last, after } = withFirstBehindLast(false);
  expect(after).toEqual([last]);
  // A link that stands before whoever it comes after would be a fault.
  expect(readScenario(scenario)).toEqual({ scenario });
  const order = scenario.types[0]!.links;
  expect(order.indexOf(first)).toBe(order.indexOf(last) + 1);
});

it("is held up by no matter that may be wanting for a while (容缺)", () => {
  const { scenario, first, after } = withFirstBehindLast(true);
  expect([after, scenario.types[0]!.links[0]]).toEqual([[], first]);
});

it("is nothing where no matter is of the type, or nobody knows it", () => {
  expect(scenarioOfCatalogue(rules.region, "nowhere", ASSUMED, CHANCE)).toBeNull();
  expect(scenarioOfCatalogue({ ...rules.region, matters: [] }, road, ASSUMED, CHANCE)).toBeNull();
});
