/** 绩效考评: periods are closed once, signed, and never move (S6); what comes later is a dated correction (S7). */
import { describe, expect, it } from "@jest/globals";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import type { Counters } from "../../functions/domain/supervision/tally.ts";
import { closedPeriod, digestOf, NOTES } from "../../functions/app/supervision/appraising.ts";
import { checkPeriods } from "../../functions/app/supervision/checkPeriods.ts";
import { closePeriods } from "../../functions/app/supervision/closingPeriods.ts";
import { signatureFault, signatureOf } from "../../functions/app/base/signing.ts";
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

const filesIn = (kept: ReadonlyMap<string, string>) =>
  [...kept].map(([name, text]) => ({ name: name.replace("appraisals/", ""), text }));

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

  it("has a correction that was kept and not noted noted as it was kept, and what came since as the next", async () => {
    const { store, kept, deps, counted, march } = setup();
    await march();
    await closePeriods(deps, at("2026-04-15T00:05"));
    await counted("water", "2026-03-31", { closedLate: -1, closedExcused: 1 });
    // Whoever wrote it was stopped before it was noted.
    const stopped = { ...store, replaceNote: async () => "conflict" as const };
    await closePeriods({ ...deps, store: stopped }, at("2026-05-20T00:05"));
    expect((await closedPeriod(store, "2026-03"))!.corrections).toEqual([]);
    await counted("housing", "2026-03-02", { closedInTime: -1, closedLate: 1 });
    for (const day of ["21", "22"]) await closePeriods(deps, at(`2026-05-${day}T00:05`));
    const { corrections } = (await closedPeriod(store, "2026-03"))!;
    expect(corrections.map((one) => one.at)).toEqual([at("2026-05-20T00:05"), at("2026-05-22T00:05")]);
    corrections.forEach((one, i) =>
      expect(kept.get(`appraisals/2026-03.${i + 1}.json`)).toBe(canonical(one)),
    );
    expect(checkPeriods(filesIn(kept), [key]).faults).toEqual([]);
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

describe("closed periods as somebody has them", () => {
  async function closed() {
    const { kept, deps, counted, march } = setup();
    await march();
    await closePeriods(deps, at("2026-04-15T00:05"));
    await counted("water", "2026-03-31", { closedLate: -1, closedExcused: 1 });
    await closePeriods(deps, at("2026-05-20T00:05"));
    await counted("water", "2026-03-31", { closedLate: 1, closedExcused: -1 });
    await closePeriods(deps, at("2026-06-20T00:05"));
    const files = new Map(filesIn(kept).map(({ name, text }) => [name, text]));
    return {
      files,
      faults: () =>
        checkPeriods(filesIn(files), [key]).faults.map(({ what, message }) => `${what} ${message}`),
    };
  }
  /** What whoever has the key could write. */
  const signedAnew = async (
    text: string,
    change: (value: Record<string, never>) => object,
  ): Promise<string> => {
    const { signature: _signature, ...value } = JSON.parse(text);
    const made = { ...value, ...change(value) };
    return canonical({ ...made, signature: await signatureOf(signer, "appraisal", made) });
  };

  it("are what was signed, and follow each other", async () => {
    const { files, faults } = await closed();
    expect([...files.keys()].toSorted()).toEqual([
      "2026-03.1.json",
      "2026-03.2.json",
      "2026-03.json",
      "2026-04.json",
      "2026-05.json",
      "2026-Q1.1.json",
      "2026-Q1.2.json",
      "2026-Q1.json",
    ]);
    expect(faults()).toEqual([]);
    expect(checkPeriods(filesIn(files), [key])).toMatchObject({ periods: 4, corrections: 4 });
    // Of the first that somebody has, the one before it may lie elsewhere.
    for (const name of files.keys()) if (name.startsWith("2026-03")) files.delete(name);
    expect(faults()).toEqual([]);
  });

  const of = (name: string, other: string) => new RegExp(`^the period ${name} ${other}`);
  it.each<[string, (files: Map<string, string>) => unknown, RegExp]>([
    [
      "altered",
      (f) => f.set("2026-03.json", f.get("2026-03.json")!.replace('"rank":1', '"rank":2')),
      of("2026-03", "is not what was signed: it was altered, or it is another one's signature"),
    ],
    ["without a signature", (f) => f.set("2026-05.json", "{}"), of("2026-05", "cannot be read")],
    ["taken away", (f) => f.delete("2026-04.json"), of("2026-05", "does not follow the one before it")],
    [
      "taken away with a correction left",
      (f) => f.delete("2026-Q1.json"),
      /^the file 2026-Q1\.1\.json corrects a period that is not there/,
    ],
    [
      "under another name",
      (f) => f.set("2026-06.json", f.get("2026-04.json")!),
      of("2026-06", "is that of another period"),
    ],
    [
      "a correction taken away",
      (f) => f.delete("2026-03.1.json"),
      /^correction 2 of the period 2026-03 stands where number 1 is missing/,
    ],
    [
      "corrections turned round",
      (f) => void [f.set("2026-03.1.json", f.get("2026-03.2.json")!)],
      /^correction 1 of the period 2026-03 does not follow what was there/,
    ],
    [
      "written otherwise",
      (f) => f.set("2026-05.json", JSON.stringify(JSON.parse(f.get("2026-05.json")!), null, 1)),
      of("2026-05", "is not written as it was kept"),
    ],
    [
      "named after nothing",
      (f) => f.set("\u001b[2J.json", "{}"),
      /^the file with a name that is none is named after no period/,
    ],
  ])("%s: it is named", async (_what, change, told) => {
    const { files, faults } = await closed();
    change(files);
    expect(faults()).toContainEqual(expect.stringMatching(told));
  });

  it("are not what was closed where somebody has signed them anew: marks, last places, and the one after it say so", async () => {
    const { files, faults } = await closed();
    const marks = (value: { departments?: { id: string; mark: number | null }[] }) => ({
      departments: value.departments!.map((one) => (one.id === "land" ? { ...one, mark: 9999 } : one)),
    });
    files.set("2026-05.json", await signedAnew(files.get("2026-05.json")!, marks));
    files.set(
      "2026-04.json",
      await signedAnew(files.get("2026-04.json")!, () => ({ closedAt: at("2026-05-16T00:05") })),
    );
    files.set("2026-Q1.json", await signedAnew(files.get("2026-Q1.json")!, () => ({ last: ["water"] })));
    files.set("2026-03.2.json", await signedAnew(files.get("2026-03.2.json")!, marks));
    const told = faults();
    for (const [name, said] of [
      ["2026-05", "has other marks or ranks"],
      ["2026-05", "does not follow the one before it"],
      ["2026-Q1", "has other marks or ranks"],
    ] as const)
      expect(told).toContainEqual(expect.stringMatching(of(name, said)));
  });
});
