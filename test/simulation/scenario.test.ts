import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { readScenario, scenarioSchema } from "../../simulation/scenario.ts";
import { department, link, TINY } from "./tiny.ts";

const faultsOf = (content: unknown) => {
  const read = readScenario(content);
  return "faults" in read ? read.faults : [];
};

describe("a scenario that cannot be simulated names all that is wrong, each with its path", () => {
  const [road, house] = TINY.types;
  it.each([
    [
      "departments[0].silence",
      { departments: [department("water", { silence: 1.2 }), ...TINY.departments.slice(1)] },
    ],
    [
      "departments[0].supplement.probability",
      {
        departments: [
          department("water", { supplement: { probability: -0.1, days: { mean: 3 } } }),
          ...TINY.departments.slice(1),
        ],
      },
    ],
    [
      "departments[1]",
      { departments: [TINY.departments[0], TINY.departments[0], ...TINY.departments.slice(1)] },
    ],
    [
      "departments[0].capacity",
      { departments: [department("water", { capacity: 0 }), ...TINY.departments.slice(1)] },
    ],
    ["links[0].department", { links: [link("water-opinion", "nobody"), ...TINY.links.slice(1)] }],
    ["links[0].limit", { links: [link("water-opinion", "water", { limit: 30 }), ...TINY.links.slice(1)] }],
    [
      "links[0].after[0]",
      { links: [link("water-opinion", "water", { after: ["nothing"] }), ...TINY.links.slice(1)] },
    ],
    [
      "links[0].after[0]",
      { links: [link("water-opinion", "water", { after: ["water-opinion"] }), ...TINY.links.slice(1)] },
    ],
    ["types[0].links[0]", { types: [{ ...road, links: ["permit", "water-opinion"] }, house] }],
    ["types[0].links[1]", { types: [{ ...road, links: ["permit", "nothing"] }, house] }],
    ["types", { types: [{ ...road, share: 0.5 }, house] }],
    ["arrivals", { arrivals: { monday: 0, tuesday: 0, wednesday: 0, thursday: 0, friday: 0 } }],
    ["arrivals.monday", { arrivals: { ...TINY.arrivals, monday: -1 } }],
    ["seed", { seed: 1.5 }],
    ["applications", { applications: Number.NaN }],
  ])("%s", (path, about) => {
    expect(faultsOf({ ...TINY, ...about }).map((fault) => fault.path)).toContain(path);
  });

  it("at once", () => {
    const faults = faultsOf({
      ...TINY,
      links: [link("water-opinion", "nobody", { limit: 30 }), ...TINY.links.slice(1)],
      types: [{ ...road, share: 0.5 }, house],
    });
    expect(faults.map(({ path }) => path)).toEqual(["links[0].department", "links[0].limit", "types"]);
  });

  it("what has no value beside what names nothing", () => {
    const faults = faultsOf({
      ...TINY,
      departments: [department("water", { silence: 1.2 }), ...TINY.departments.slice(1)],
      links: [link("water-opinion", "nobody"), ...TINY.links.slice(1)],
    });
    expect(faults.map(({ path }) => path)).toEqual(["departments[0].silence", "links[0].department"]);
  });

  it.each([[null], ["a text"], [[]]])("and %j is none", (content) => {
    expect(faultsOf(content)).toHaveLength(1);
  });

  it("which a sound one does not", () => {
    expect(faultsOf(TINY)).toEqual([]);
  });
});

it("has a JSON Schema for editors, which is the one of the product", () => {
  const kept = new URL("../../simulation/scenario.schema.json", import.meta.url);
  expect(JSON.parse(readFileSync(kept, "utf8"))).toEqual(scenarioSchema());
});
