/** 绩效考评: periods are closed once, signed, and never move (S6); what comes later is a dated correction (S7). */
import { describe, expect, it } from "@jest/globals";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import type { Counters } from "../../functions/domain/supervision/tally.ts";
import { closedPeriod, digestOf, NOTES } from "../../functions/app/supervision/appraising.ts";
import { closePeriods } from "../../functions/app/supervision/closingPeriods.ts";
import { signatureFault } from "../../functions/app/base/signing.ts";
import type { WrittenOnce } from "../../functions/app/base/ports.ts";
import { rules } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { SOMEBODY } from "../support/people.ts";
import { testSigner } from "../support/signer.ts";

const { signer, key } = testSigner();
const at = (local: string): Instant => parseInstant(`${local}+08:00`);

function setup() {
  const store = memoryStore();
  const kept = new Map<string, string>();
  const anchors: WrittenOnce = {
    async keep(name, text) {
      if (kept.has(name)) return "taken";
      kept.set(name, text);
      return "kept";
    },
    read: async (name) => kept.get(name),
  };
  const log = { info: () => undefined, error: () => undefined };
  const { region, clock } = rules;
  const deps = { store, signer, anchors, region, rules: clock, log };
  let cases = 0;
  const counted = (department: string, day: string, counters: Counters) =>
    store.count({
      applicationId: `440307-${String(++cases).padStart(16, "0")}`,
      department,
      times: 0,
      records: {},
      more: Object.entries(counters).map(([counter, by]) => ({
        day,
        counter: counter as keyof Counters,
        by,
      })),
      listed: [],
    });
  const march = async () => {
    await counted("water", "2026-03-31", { closedInTime: 19, closedLate: 1, timelyShareSum: 9_500_000 });
    await counted("housing", "2026-03-02", { closedInTime: 10, timelyShareSum: 5_000_000 });
    await counted("land", "2026-03-02", { closedSilent: 10 });
    await counted("planning", "2026-03-02", { closedInTime: 9 });
  };
  return { store, kept, deps, counted, march };
}

const rankOf = async (store: ReturnType<typeof memoryStore>, period: string) =>
  Object.fromEntries(
    (await closedPeriod(store, period))!.snapshot.departments.map(({ id, mark, rank }) => [id, [mark, rank]]),
  );

describe("a period", () => {
  it("is closed on its tenth working day by itself, once, as a snapshot whose signature is good", async () => {
    const { store, kept, deps, march } = setup();
    await march();
    expect(await closePeriods(deps, at("2026-04-14T23:59"))).toEqual([]);
    // The month, and the quarter that ended with it; nobody signs for what was before the platform.
    expect(await closePeriods(deps, at("2026-04-15T00:05"))).toEqual(["2026-03", "2026-Q1"]);
    expect(await closePeriods(deps, at("2026-04-15T01:05"))).toEqual([]);
    const { text, snapshot } = (await closedPeriod(store, "2026-03"))!;
    expect(kept.get("appraisals/2026-03.json")).toBe(text);
    const { signature, ...signed } = JSON.parse(text);
    expect(signatureFault([key], "appraisal", signed, signature)).toBeNull();
    expect(signatureFault([key], "appraisal", { ...signed, last: [] }, signature)).toBe("altered");
    expect(snapshot).toMatchObject({ by: null, last: ["land"], previous: null });
    expect(await rankOf(store, "2026-03")).toMatchObject({
      housing: [10_000, 1],
      water: [9000, 2],
      planning: [null, null],
    });
  });

  it("is closed on its sixth at the earliest where somebody asked for it, whoever asks of what is no longer open", async () => {
    const { store, deps, march } = setup();
    await march();
    await store.note(NOTES.asked("2026-03"), JSON.stringify({ by: SOMEBODY, at: at("2026-04-09T09:00") }));
    expect(await closePeriods(deps, at("2026-04-08T10:00"))).not.toContain("2026-03");
    expect(await closePeriods(deps, at("2026-04-09T10:00"))).toEqual(["2026-03"]);
    expect((await closedPeriod(store, "2026-03"))!.snapshot.by).toEqual(SOMEBODY);
  });

  it("S6, S7: never moves; what comes later is a dated correction, once, by the formula of then", async () => {
    const { store, kept, deps, counted, march } = setup();
    await march();
    await closePeriods(deps, at("2026-04-15T00:05"));
    const before = (await closedPeriod(store, "2026-03"))!.text;
    // In May the card of March's late review is revoked: it is late in no mark any more.
    await counted("water", "2026-03-31", { closedLate: -1, closedExcused: 1 });
    const region = { ...deps.region, appraisal: { indicators: [deps.region.appraisal!.indicators[1]!] } };
    await closePeriods({ ...deps, region }, at("2026-05-20T00:05"));
    await closePeriods({ ...deps, region }, at("2026-05-20T01:05"));
    await closePeriods({ ...deps, region }, at("2026-05-21T00:05"));
    const { text, corrections } = (await closedPeriod(store, "2026-03"))!;
    expect(text).toBe(before);
    expect(kept.get("appraisals/2026-03.json")).toBe(before);
    expect(corrections).toHaveLength(1);
    const [correction] = corrections;
    expect(correction).toMatchObject({
      at: at("2026-05-20T00:05"),
      follows: digestOf(before),
      departments: [{ id: "water", mark: 10_000, rank: 1, was: { mark: 9000, rank: 2, unranked: null } }],
    });
    expect(kept.get("appraisals/2026-03.1.json")).toBe(canonical(correction));
    const { signature, ...made } = correction!;
    expect(signatureFault([key], "appraisal", made, signature)).toBeNull();
    // And back again: another one, which follows the first.
    await counted("water", "2026-03-31", { closedLate: 1, closedExcused: -1 });
    await closePeriods({ ...deps, region }, at("2026-05-22T00:05"));
    const again = (await closedPeriod(store, "2026-03"))!.corrections;
    expect(again).toHaveLength(2);
    expect(again[1]).toMatchObject({ follows: digestOf(canonical(correction)), departments: [{ rank: 2 }] });
  });

  it("is made up for from the last closed one on, and names the one before", async () => {
    const { store, deps, counted } = setup();
    await counted("water", "2026-01-05", { closedInTime: 1 });
    expect(await closePeriods(deps, at("2026-02-25T00:05"))).toEqual(["2026-01"]);
    expect(await closePeriods(deps, at("2026-06-16T00:05"))).toEqual([
      "2026-02",
      "2026-03",
      "2026-04",
      "2026-05",
      "2026-Q1",
    ]);
    const may = (await closedPeriod(store, "2026-05"))!.snapshot;
    expect(may.previous).toBe(digestOf((await closedPeriod(store, "2026-04"))!.text));
  });

  it("that was kept and not noted is noted as it was kept", async () => {
    const first = setup();
    await first.march();
    await closePeriods(first.deps, at("2026-04-15T00:05"));
    const second = setup();
    await second.march();
    const { anchors } = first.deps;
    await closePeriods({ ...second.deps, anchors }, at("2026-04-15T00:10"));
    expect((await closedPeriod(second.store, "2026-03"))!.text).toBe(
      first.kept.get("appraisals/2026-03.json"),
    );
  });

  it("says of a year who is last for the second time", async () => {
    const { store, deps, counted } = setup();
    for (const year of ["2025", "2026"])
      for (const [department, silent] of [
        ["water", 0],
        ["housing", 1],
        ["land", 5],
      ] as const)
        await counted(department, `${year}-07-01`, { closedInTime: 20, closedSilent: silent });
    await closePeriods(deps, at("2026-01-16T00:05"));
    expect((await closedPeriod(store, "2025"))!.snapshot).toMatchObject({ last: ["land"], lastAgain: [] });
    await closePeriods(deps, at("2027-01-20T00:05"));
    expect((await closedPeriod(store, "2026"))!.snapshot).toMatchObject({
      last: ["land"],
      lastAgain: ["land"],
    });
  });
});
