/** The tasks of the workflow, each by itself: repeated, too late, out of order. */
import { describe, expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { OPEN, plusSeconds } from "../../functions/domain/base/time.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { aCase, ACT, anApplication, consent, reminded, rules, T0, withdrawCase } from "../support/cases.ts";
import {
  aChain,
  answered,
  aReplaced,
  concluding,
  GENERATION,
  HOUSING,
  HOUSING_WAITS,
  ID,
  LAND,
  setup,
  waiting,
  type Setup,
} from "../support/workflow.ts";

const DAY = 24 * 3600;
const END = plusSeconds(T0, GENERATION);
/** What was loaded when a date was told is gone. */
const NO_YEAR: ClockRules = {
  ...rules.clock,
  calendar: { ...rules.clock.calendar, days: [], position: new Map() },
};
const dueOf = async ({ store }: Setup) => (await store.loadReview(HOUSING))!.state.served!.due.dueAt;

describe("AwaitReview", () => {
  it("notes its token and sleeps, and writes nothing on the record", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    const before = await store.loadCase(ID);
    await awaitReview(deps)(waiting("t1"));
    await awaitReview(deps)(waiting("t2"));
    expect(await store.waitsOf(ID)).toEqual([{ subject: HOUSING, generation: 1, token: "t2" }]);
    expect(await store.loadCase(ID)).toEqual(before);
    expect(told).toEqual([]);
  });

  it("answers its own token when the review has closed before it came to wait", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    await consent(world.store, HOUSING);
    await awaitReview(world.deps)(waiting("t1"));
    expect(world.told).toEqual(["wake t1"]);
  });

  it("answers the token of a review that something stands in for", async () => {
    const { store, told, deps } = setup();
    await aReplaced(store);
    await awaitReview(deps)(waiting("t1"));
    expect(told).toEqual(["wake t1"]);
  });

  it("is not left asleep by an opinion that falls between its note and its look", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const store: CaseStore = {
      ...world.store,
      async noteWait(wait) {
        await world.store.noteWait(wait);
        await consent(world.store, HOUSING);
      },
    };
    await awaitReview({ ...world.deps, store })(waiting("t1"));
    expect(world.told).toEqual(["wake t1"]);
  });

  it("sleeps on before the due instant has settled, and closes as of it after", async () => {
    const world = setup();
    const { store, told, deps, at } = world;
    await anApplication(store, ID);
    await reminded(store, HOUSING);
    const due = await dueOf(world);
    at(plusSeconds(due, 59));
    await awaitReview(deps)(waiting("t1", { wakeInSeconds: 60 }));
    expect(told).toEqual([]);
    at(plusSeconds(due, 3600));
    await awaitReview(deps)(waiting("t2", { wakeInSeconds: 60 }));
    expect(told).toEqual(["wake t2"]);
    const closed = await store.loadReview(HOUSING);
    expect(closed?.state).toMatchObject({ outcome: "deemed-consent", closedAt: due });
    await awaitReview(deps)(waiting("t3"));
    expect(await store.loadReview(HOUSING)).toEqual(closed);
  });

  it("says how long to wait where its wait would end too late, or far too early", async () => {
    const { store, told, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(waiting("t1", { wakeInSeconds: HOUSING_WAITS + 301 }));
    await awaitReview(deps)(waiting("t2", { wakeInSeconds: 3 * DAY }));
    await awaitReview(deps)(waiting("t3", { wakeInSeconds: HOUSING_WAITS + 300 }));
    at(plusSeconds(T0, DAY));
    await awaitReview(deps)(waiting("t4"));
    expect(told).toEqual([
      `rearm t1 consult-housing ${HOUSING_WAITS}`,
      `rearm t2 consult-housing ${HOUSING_WAITS}`,
      `rearm t4 consult-housing ${HOUSING_WAITS - DAY}`,
    ]);
  });

  it("waits on for who is overdue, until the execution rolls over", async () => {
    const { store, told, deps, at } = setup();
    await anApplication(store, ID);
    const reviewId = `${ID}.consult-ecology`;
    at(plusSeconds(T0, 100 * DAY));
    await awaitReview(deps)(waiting("t1", { reviewId }));
    expect((await store.loadReview(reviewId))?.state.status).toBe("overdue");
    expect(told).toEqual([`rearm t1 consult-ecology ${GENERATION - 100 * DAY}`]);
  });

  it("ends a branch whose execution is nearly a year old, whatever the review", async () => {
    const { store, told, deps, at } = setup();
    await anApplication(store, ID);
    const reviewId = `${ID}.consult-ecology`;
    at(plusSeconds(END, -60));
    await awaitReview(deps)(waiting("t1", { reviewId, wakeInSeconds: 60 }));
    expect(told).toEqual([]);
    at(END);
    await awaitReview(deps)(waiting("t2", { reviewId, wakeInSeconds: 60 }));
    expect(told).toEqual(["wake t2"]);
  });

  it("takes the start of the execution as the engine writes it, to the nanosecond and with any offset", async () => {
    const { store, told, deps, at } = setup();
    await aChain(store);
    at(END);
    const executionStartedAt = "2026-03-02T09:00:00.000000001+08:00";
    await awaitReview(deps)(waiting("t1", { reviewId: LAND, executionStartedAt }));
    expect(told).toEqual(["wake t1"]);
  });

  it("ends a branch of an old generation at once, and not one of the noted or a later one", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await store.beginGeneration(ID, 2, [HOUSING]);
    await awaitReview(deps)(waiting("t1"));
    await awaitReview(deps)(waiting("t2", { generation: 2 }));
    // The record was put back to what it was before.
    await awaitReview(deps)(waiting("t3", { generation: 3 }));
    expect(told).toEqual(["wake t1"]);
  });

  it("keeps a review waiting for others, and starts it as of when the last of them has consented", async () => {
    const world = setup();
    const { store, told, deps, at } = world;
    await aChain(store);
    await awaitReview(deps)(waiting("t1", { reviewId: LAND, wakeInSeconds: GENERATION }));
    expect((await store.loadReview(LAND))?.state).toMatchObject({ status: "waiting", served: null });
    expect(told).toEqual([]);

    const consentedAt = plusSeconds(T0, 3600);
    await consent(world.store, HOUSING, consentedAt);
    // Nobody told it: it finds out when it is asked again, with the same result, and waits for the new due instant.
    at(plusSeconds(T0, 7200));
    await awaitReview(deps)(waiting("t2", { reviewId: LAND, wakeInSeconds: GENERATION }));
    const land = (await store.loadReview(LAND))!.state;
    expect(land).toMatchObject({ status: "running", served: { servedAt: consentedAt } });
    expect(told).toEqual([expect.stringMatching(/^rearm t2 consult-land \d+$/)]);
  });

  it("sleeps a quarter of an hour and complains each time, where the instant has passed in vain", async () => {
    const { store, told, logged, deps, at } = setup();
    await anApplication(store, ID);
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    const asked = await changeReview(store, HOUSING, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, ["design-scheme"]),
    );
    const { status, served } = asked!.review.state;
    expect(status).toBe("suspended");
    const due = served!.due.dueAt;
    // The clock that is to run on has no year to run in.
    const task = awaitReview({ ...deps, rules: NO_YEAR });
    at(plusSeconds(due, 59));
    await task(waiting("t1", { wakeInSeconds: 60 }));
    expect(logged).toEqual([]);
    at(plusSeconds(due, 60));
    await task(waiting("t2", { wakeInSeconds: 60 }));
    await task(waiting("t3", { wakeInSeconds: 900 }));
    expect(told).toEqual(["rearm t2 consult-housing 900"]);
    expect(logged).toEqual(["woken-in-vain", "woken-in-vain"]);
    await awaitReview(deps)(waiting("t4", { wakeInSeconds: 900 }));
    expect((await store.loadReview(HOUSING))!.state.status).not.toBe("suspended");
    expect(logged).toHaveLength(2);
  });

  it("fails for a review that is not there, so that it is asked again", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    const reviewId = `${ID}.unknown`;
    await expect(awaitReview(deps)(waiting("t1", { reviewId }))).rejects.toThrow("is not there");
    expect(told).toEqual([]);
  });
});

describe("Conclude", () => {
  it("decides once all reviews are closed, and answers its own token each time it is asked, without noting it", async () => {
    const world = setup();
    await answered(world);
    await conclude(world.deps)(concluding("t1"));
    const decided = await world.store.loadApplication(ID);
    expect(decided?.state).toMatchObject({ status: "granted", decidedAt: T0 });
    await conclude(world.deps)(concluding("t2"));
    expect(await world.store.loadApplication(ID)).toEqual(decided);
    expect(world.told).toEqual(["wake t1", "wake t2"]);
    expect(await world.store.waitsOf(ID)).toEqual([]);
  });

  it("opens a joint review on an objection, and leaves its token there for whoever concludes it", async () => {
    const world = setup();
    await answered(world, "consult-water");
    await conclude(world.deps)(concluding("t1"));
    expect((await world.store.loadApplication(ID))?.state).toMatchObject({
      status: "joint-review",
      joint: { openedAt: T0, objections: [`${ID}.consult-water`] },
    });
    await conclude(world.deps)(concluding("t2"));
    expect(await world.store.waitsOf(ID)).toEqual([{ subject: ID, generation: 1, token: "t2" }]);
    expect(world.told).toEqual([]);
  });

  it("answers its token for an application that was withdrawn", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    await withdrawCase(world.store, ID);
    await conclude(world.deps)(concluding("t1"));
    expect(world.told).toEqual(["wake t1"]);
    expect((await world.store.loadApplication(ID))?.state.status).toBe("withdrawn");
  });

  it("is not left asleep by a decision that falls between its look and its note", async () => {
    const world = setup();
    await answered(world, "consult-water");
    const store: CaseStore = {
      ...world.store,
      async noteWait(wait) {
        await withdrawCase(world.store, ID);
        await world.store.noteWait(wait);
      },
    };
    await conclude({ ...world.deps, store })(concluding("t1"));
    expect(world.told).toEqual(["wake t1"]);
  });

  it("has the next generation carry on over what is open, and only then answers", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    await consent(world.store, LAND);
    await conclude(world.deps)(concluding("t1"));
    expect(world.told).toEqual([`start ${ID} g2`, "wake t1"]);
    const [[, , reviews]] = world.started as [Parameters<typeof world.engine.start>];
    expect(reviews).toHaveLength(10);
    expect(reviews.find(({ reviewId }) => reviewId === HOUSING)?.wakeInSeconds).toBe(HOUSING_WAITS);
    expect((await world.store.loadApplication(ID))?.generation).toBe(2);
  });

  it("waits for the lead in the next generation where this one is nearly a year old", async () => {
    const world = setup();
    await answered(world, "consult-water");
    await conclude(world.deps)(concluding("t1"));
    world.at(END);
    await conclude(world.deps)(concluding("t2"));
    expect(world.told).toEqual(["wake t1", `start ${ID} g2`, "wake t2"]);
    expect(world.started.map(([, , reviews]) => reviews)).toEqual([[]]);
    await conclude(world.deps)(concluding("t3", { generation: 2, executionStartedAt: END }));
    expect((await world.store.waitsOf(ID)).at(-1)).toEqual({ subject: ID, generation: 2, token: "t3" });
  });

  it("of an old generation answers at once, and starts nothing", async () => {
    const world = setup();
    const { reviews } = await aCase(world.store, ID);
    const all = reviews.map(({ state }) => state.facts.reviewId);
    await world.store.beginGeneration(ID, 2, all);
    await conclude(world.deps)(concluding("t1"));
    expect(world.told).toEqual(["wake t1"]);
  });

  it("carries on after itself, not after what a record says that was put back", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    await conclude(world.deps)(concluding("t1", { generation: 3 }));
    expect(world.told).toEqual([`start ${ID} g4`, "wake t1"]);
  });

  it("opens the joint review although nobody has loaded the year of its term, and waits for it", async () => {
    const world = setup();
    await answered(world, "consult-water");
    await conclude({ ...world.deps, rules: NO_YEAR })(concluding("t1"));
    expect((await world.store.loadApplication(ID))?.state).toMatchObject({
      status: "joint-review",
      joint: { dueAt: OPEN },
    });
    expect(await world.store.waitsOf(ID)).toEqual([{ subject: ID, generation: 1, token: "t1" }]);
    expect(world.told).toEqual([]);
  });
});
