/** Generations of the workflow: noted first, the old ones answered, the new one started; and again from wherever it broke off. */
import { describe, expect, it } from "@jest/globals";
import {
  ensureRunning,
  nextGeneration,
  startFirst,
  type GenerationDeps,
} from "../../functions/app/application/generations.ts";
import type { Case, CaseStore, Engine, Wait } from "../../functions/app/base/ports.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { aCase, anApplication, consent, T0, withdrawCase } from "../support/cases.ts";
import {
  answered,
  concluding,
  GENERATION,
  HOUSING,
  HOUSING_WAITS,
  ID,
  LAND,
  setup,
  type Setup,
} from "../support/workflow.ts";

const found = async ({ store }: Pick<Setup, "store">): Promise<Case> => (await store.loadCase(ID))!;
const noted = async ({ store }: Setup) => {
  const { application, reviews } = (await store.loadCase(ID))!;
  return [application, ...reviews].map(({ generation }) => generation);
};

describe("the first generation", () => {
  it("is started with every open review and its wait, and a second start is none", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    await consent(world.store, LAND);
    expect(await startFirst(world.deps, ID, T0)).toBe("started");
    expect(await startFirst(world.deps, ID, plusSeconds(T0, 60))).toBe("already-started");
    expect(world.started).toHaveLength(1);
    const [[, generation, reviews]] = world.started as [Parameters<Engine["start"]>];
    expect([generation, reviews.length]).toEqual([1, 10]);
    expect(reviews).toContainEqual({ reviewId: HOUSING, wakeInSeconds: HOUSING_WAITS });
    expect(reviews.map(({ reviewId }) => reviewId)).not.toContain(LAND);
  });

  it("is not started for an application that has ended meanwhile, or has handed over", async () => {
    const world = setup();
    const { reviews } = await aCase(world.store, ID);
    const all = reviews.map(({ state }) => state.facts.reviewId);
    await world.store.beginGeneration(ID, 2, all);
    expect(await startFirst(world.deps, ID, T0)).toBe("already-started");
    await withdrawCase(world.store, ID);
    expect(await startFirst(world.deps, ID, T0)).toBe("over");
    expect(world.told).toEqual([]);
  });

  it("fails for an application that is unknown", async () => {
    await expect(startFirst(setup().deps, ID, T0)).rejects.toThrow("unknown");
  });
});

describe("the next generation", () => {
  const tokens: Wait[] = [
    { subject: HOUSING, generation: 1, token: "h1" },
    { subject: ID, generation: 1, token: "c1" },
    { subject: HOUSING, generation: 2, token: "h2" },
  ];
  async function waited() {
    const world = setup();
    await anApplication(world.store, ID);
    await consent(world.store, LAND);
    for (const wait of tokens) await world.store.noteWait(wait);
    return world;
  }

  it("is noted on the application and what is open, answers who waited before it, and starts", async () => {
    const world = await waited();
    expect(await nextGeneration(world.deps, await found(world), T0)).toBe("started");
    expect((await world.store.loadApplication(ID))?.generation).toBe(2);
    expect((await world.store.loadReview(HOUSING))?.generation).toBe(2);
    expect((await world.store.loadReview(LAND))?.generation).toBe(1);
    expect([...world.told].sort()).toEqual([`start ${ID} g2`, "wake c1", "wake h1"]);
    expect(world.told.at(-1)).toBe(`start ${ID} g2`);
    // Until reconciliation finds that nobody waits with them any more.
    expect(await world.store.waitsOf(ID)).toHaveLength(tokens.length);
    expect(world.started[0]![2]).toHaveLength(10);
  });

  it.each(["beginGeneration", "waitsOf", "wake", "start"])(
    "comes to the same when whoever begins it breaks off at or after %s, and somebody begins it again",
    async (where) => {
      for (const does of [false, true]) {
        const world = await waited();
        const before = await found(world);
        await expect(nextGeneration(breaking(world, where, does), before, T0)).rejects.toThrow("broken off");
        await nextGeneration(world.deps, before, T0);
        expect(new Set(await noted(world))).toEqual(new Set([1, 2])); // the closed one keeps its own
        expect((await world.store.loadApplication(ID))?.generation).toBe(2);
        expect(world.started).toHaveLength(1);
        expect(world.started[0]![2]).toHaveLength(10);
        expect(new Set(world.told)).toEqual(new Set(["wake h1", "wake c1", `start ${ID} g2`]));
      }
    },
  );

  it("is nobody's who comes too late for it", async () => {
    const world = await waited();
    const before = await found(world);
    await world.store.beginGeneration(ID, 3, [HOUSING]);
    expect(await nextGeneration(world.deps, before, T0)).toBe("already-started");
    expect(world.told).toEqual([]);
  });

  it("is not begun for an application that has been decided since it was read", async () => {
    const world = await waited();
    const before = await found(world);
    await withdrawCase(world.store, ID);
    expect(await nextGeneration(world.deps, before, T0)).toBe("over");
    expect((await world.store.loadApplication(ID))?.generation).toBe(1);
    expect(world.told).toEqual([]);
  });

  it("waits for the lead alone where every review has closed", async () => {
    const world = setup();
    await answered(world, "consult-water");
    await conclude(world.deps)(concluding("c1"));
    expect(await nextGeneration(world.deps, await found(world), T0)).toBe("started");
    expect(world.started).toEqual([[ID, 2, []]]);
  });
});

describe("an execution is made sure of", () => {
  const is = (world: Setup, ...statuses: ("running" | "over" | "unknown")[]) => ({
    ...world.deps,
    engine: { ...world.engine, statusOf: async (_: string, generation: number) => statuses[generation - 1]! },
  });

  it("where the noted one runs, by doing nothing", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    expect(await ensureRunning(is(world, "running"), await found(world), T0)).toBe(false);
    expect(world.told).toEqual([]);
  });

  it("where there never was the noted one, by starting that", async () => {
    const world = setup();
    const { reviews } = await aCase(world.store, ID);
    await world.store.noteWait({ subject: HOUSING, generation: 1, token: "h1" });
    const all = reviews.map(({ state }) => state.facts.reviewId);
    await world.store.beginGeneration(ID, 2, all);
    expect(await ensureRunning(is(world, "over", "unknown"), await found(world), T0)).toBe(true);
    expect(world.told).toEqual(["wake h1", `start ${ID} g2`]);
  });

  it("where the noted one is over, by the next", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const later = plusSeconds(T0, GENERATION);
    expect(await ensureRunning(is(world, "over", "unknown"), await found(world), later)).toBe(true);
    expect(world.told).toEqual([`start ${ID} g2`]);
    expect(await noted(world)).toEqual(Array(12).fill(2));
  });

  it("where the record was put back, by the first that there has not been", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    for (const generation of [2, 3]) await world.engine.start(ID, generation, []);
    world.told.length = 0;
    expect(await ensureRunning(is(world, "over", "over", "over", "unknown"), await found(world), T0)).toBe(
      true,
    );
    expect(world.told.at(-1)).toBe(`start ${ID} g4`);
    expect((await world.store.loadApplication(ID))?.generation).toBe(4);
  });

  it("where the record was put back beside a living execution, by leaving it to that", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    await world.engine.start(ID, 2, []);
    world.told.length = 0;
    expect(await ensureRunning(is(world, "over", "running"), await found(world), T0)).toBe(false);
    expect((await world.store.loadApplication(ID))?.generation).toBe(2);
    expect(world.told).toEqual([`start ${ID} g2`]);
  });

  it("where the application has been decided since it was read, by doing nothing", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const before = await found(world);
    await withdrawCase(world.store, ID);
    expect(await ensureRunning(is(world, "over"), before, T0)).toBe(false);
    expect(world.told).toEqual([]);
  });
});

/** Whoever runs this dies when it first comes to `where`: before it has been done, or after. */
function breaking(world: Setup, where: string, does: boolean): GenerationDeps {
  const dying =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (name !== where) return call(...args);
      if (does) await call(...args);
      throw new Error("broken off");
    };
  const { store, engine } = world;
  const dyingStore: Pick<CaseStore, "loadCase" | "beginGeneration" | "waitsOf"> = {
    loadCase: store.loadCase,
    beginGeneration: dying("beginGeneration", store.beginGeneration),
    waitsOf: dying("waitsOf", store.waitsOf),
  };
  return {
    ...world.deps,
    store: dyingStore,
    engine: { start: dying("start", engine.start), wake: dying("wake", engine.wake) },
  };
}
