/** A city that is as small as it can be, for tests: three departments on two roads. */
import { readScenario, type Scenario } from "../../simulation/scenario.ts";

const named = (name: string) => ({ zh: name, en: name });

export const department = (id: string, about: object = {}) => ({
  id,
  name: named(id),
  response: { mean: 8, spread: 0.6 },
  silence: 0.2,
  objection: 0.1,
  supplement: { probability: 0.3, days: { mean: 4, spread: 0.5 } },
  afterLadder: { mean: 5, spread: 0.5 },
  ...about,
});

export const link = (code: string, of: string, about: object = {}) => ({
  code,
  name: named(code),
  department: of,
  limit: 5,
  statutoryLimit: 20,
  onTimeout: "deemed-consent",
  ...about,
});

/** As a file would have it. */
export const TINY = {
  name: named("tiny"),
  note: named("all of it made up"),
  year: 2026,
  zone: "Asia/Shanghai",
  applications: 40,
  seed: 7,
  arrivals: { monday: 3, tuesday: 1, wednesday: 1, thursday: 1, friday: 0 },
  departments: [department("water"), department("traffic"), department("planning", { silence: 0 })],
  links: [
    link("water-opinion", "water"),
    link("traffic-opinion", "traffic"),
    link("permit", "planning", { onTimeout: "escalate", after: ["water-opinion"] }),
    link("relics", "water"),
  ],
  types: [
    { code: "road", name: named("road"), share: 0.75, links: ["water-opinion", "traffic-opinion", "permit"] },
    { code: "house", name: named("house"), share: 0.25, links: ["relics", "traffic-opinion"] },
  ],
};

/** @throws Error where it has faults */
export function scenarioOf(content: object = {}): Scenario {
  const read = readScenario({ ...TINY, ...content });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}
