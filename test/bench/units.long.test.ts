/** What a case takes of the cloud, and costs, is a part of what is promised: counted, so that nothing makes it grow unseen. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { billOf } from "../../bench/cost/bill.ts";
import { MOST_APART, MOST_ITSELF, REGION } from "../../bench/cost/goals.ts";
import { usageOf, type Usage } from "../../bench/cost/meters.ts";
import { pricesIn } from "../../bench/cost/prices.ts";
import { CONDITIONS, goals, table } from "../../bench/cost/report.ts";
import { countCases, countReading, type CaseName, type CaseTaken } from "../../bench/units/cases.ts";
import { cloud } from "../../bench/units/cloud.ts";
import { MORE_TRANSITIONS, MOST, sumsOf, type Sums } from "../../bench/units/goals.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { countSupervision, type ViewTaken } from "../../bench/units/supervision.ts";
import { WANTED } from "../../infra/wanted.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { MONDAY } from "../support/runtime.ts";

const lists = pricesIn(readFileSync(new URL("../../bench/cost/prices.yaml", import.meta.url), "utf8"));
/** Read units of a view of supervision. */
const MOST_READ = 60;

const ours = lists.get(REGION)!;

let cases: CaseTaken[];
let taken: Map<CaseName, Sums>;
let reading: Usage;
let views: ViewTaken[];
beforeAll(async () => {
  const all = await cloud({ rules: fixtureRules(), start: parseInstant(MONDAY), wants: WANTED });
  try {
    const submission = example("municipal-road-application");
    cases = await countCases(all, submission);
    taken = new Map(cases.map((one) => [one.name, sumsOf(one.taken)]));
    reading = usageOf(await countReading(all, submission));
    views = await countSupervision(all);
  } finally {
    await all.close();
  }
}, 240_000);

describe("eleven departments", () => {
  it("that answer on time take no more than the goals allow", () => {
    const { writes, reads, invocations, transitions } = taken.get("everybody answers on time")!;
    expect(transitions).toBe(MOST.transitions);
    expect(writes).toBeLessThanOrEqual(MOST.writes);
    expect(reads).toBeLessThanOrEqual(MOST.reads);
    expect(invocations).toBeLessThanOrEqual(MOST.invocations);
  });

  it.each<[CaseName, number]>([
    ["two departments are silent", 2 * MORE_TRANSITIONS.silent],
    // It moves when the supplement is asked for, and when it is handed in.
    ["a supplement is asked for and handed in", 2 * MORE_TRANSITIONS.moved],
    ["the applicant withdraws on the second day", 0],
  ])("where %s take %i transitions more", (name, more) => {
    expect(taken.get(name)!.transitions).toBe(MOST.transitions + more);
  });
});

describe("a month of 2,000 cases", () => {
  it("is one read for each department, and two for the region, however many cases it had", () => {
    const of = (name: string) => views.find((one) => one.name === name)!;
    const departments = fixtureRules().region.departments.length;
    expect(of("figures of the month")).toMatchObject({
      requests: departments + 2,
      ofFigures: departments + 2,
    });
    // Beside them what is kept of the period and of the one before, and what inspections gave: a note each.
    expect(of("appraisal of the month")).toMatchObject({ requests: departments + 6, ofFigures: departments });
    expect(of("appraisal of the year").ofFigures).toBe(departments);
    for (const { name, readUnits } of views) expect([name, readUnits <= MOST_READ]).toEqual([name, true]);
  });
});

describe("a thousand applications", () => {
  it.each(Object.entries(MOST_ITSELF) as [CaseName, number][])(
    "where %s cost at most $%d, and at most so much more for what stands apart",
    (name, most) => {
      const { itself, aside, apart } = billOf(ours, usageOf(cases.find((one) => one.name === name)!.taken));
      expect(itself).toBeLessThanOrEqual(most);
      expect(aside).toBeLessThanOrEqual(MOST_APART);
      // Two documents at the least are signed and numbered, and each department's figures change.
      expect(Math.min(apart.signing, apart.numbers, apart.figures)).toBeGreaterThan(0);
    },
  );

  it("are told by region, with what was never read off a page", () => {
    const counted = { cases, reading };
    const tables = [...lists].map(([region, list]) => table(region, list, counted));
    expect(tables).toHaveLength(2);
    expect(tables[1]).toMatch(/IN cn-north-1, in CNY[^]*assumed: state transitions/);
    expect(goals(ours, counted)).not.toContain("MISSED");
    expect(CONDITIONS).toContain("Computed: how long");
  });

  it("are looked at by people, whose reads are kept, at a price of its own", () => {
    // A list is kept once, what is about a case in the index, too; applicants look at what is their own.
    expect(reading.audit.writeUnit).toBe(11 * (3 + 3 * 2));
    expect(reading.itself.apiRequest).toBe(10 + 2 + 4 + 11 * 6);
    expect(reading.itself.stateTransition).toBe(0);
  });
});
