/** The tasks of the workflow, each by itself: repeated, too late, out of order. */
import { describe, expect, it } from "@jest/globals";
import { changeApplication, changeReview } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { nextGeneration } from "../../functions/tasks/nextGeneration.ts";
import { open } from "../../functions/tasks/open.ts";
import { tickReview } from "../../functions/tasks/tickReview.ts";
import { ACT, anApplication, rules, T0 } from "../support/cases.ts";
import {
  ID,
  HOUSING,
  FAR,
  LAND,
  aChain,
  aReplaced,
  answered,
  branch,
  concluding,
  setup,
  wait,
} from "../support/workflow.ts";

describe("Open", () => {
  it("answers every review with the seconds until it is due, and then as long as an opinion may be under way", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    const { reviews } = await open(deps)({ applicationId: ID, generation: 1 });
    expect(reviews).toHaveLength(11);
    // Monday 09:00 to Tuesday the week after, 00:00, and a minute.
    expect(reviews.find(({ reviewId }) => reviewId === HOUSING)?.wakeInSeconds).toBe(
      (7 * 24 + 15) * 3600 + 60,
    );
  });

  it("asks what is on record when a review changes next: a new generation starts no clock anew", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    at(plusSeconds(T0, 2 * 86_400));
    const { reviews } = await open(deps)({ applicationId: ID, generation: 2 });
    expect(reviews.find(({ reviewId }) => reviewId === HOUSING)).toMatchObject({
      onRecord: true,
      wakeInSeconds: (5 * 24 + 15) * 3600 + 60,
    });
    expect(await store.generationOf(ID)).toBe(2);
  });

  it("leaves closed reviews out, so that a new generation waits only for what is open", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    const { reviews } = await open(deps)({ applicationId: ID, generation: 2 });
    expect(reviews.map(({ reviewId }) => reviewId)).not.toContain(HOUSING);
    expect(reviews).toHaveLength(10);
  });

  it("fails loudly for an application that is unknown", async () => {
    await expect(open(setup().deps)({ applicationId: ID, generation: 1 })).rejects.toThrow("unknown");
  });
});

describe("AwaitReview", () => {
  it("dispatches a review once, however often it is asked, and keeps the latest token", async () => {
    const { store, told, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const first = await store.loadReview(HOUSING);
    at(plusSeconds(T0, 3600));
    await awaitReview(deps)(wait("t2"));
    expect(await store.loadReview(HOUSING)).toEqual(first);
    expect(told).toEqual([]);
  });

  it("puts on record what the workflow believes is there and is not, and writes once where it is", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)({ ...wait("t1"), onRecord: true });
    const first = await store.loadReview(HOUSING);
    expect(first?.state.status).toBe("running");
    const noted: unknown[] = [];
    const once: CaseStore = {
      ...store,
      saveReview: async () => Promise.reject(new Error("a second write")),
      registerWait: (...args) => store.registerWait(...(noted.push(args), args)),
    };
    await awaitReview({ ...deps, store: once })({ ...wait("t2"), onRecord: true });
    expect(noted).toEqual([[HOUSING, "t2"]]);
    expect(await store.loadReview(HOUSING)).toEqual(first);
  });

  it("looks an application up again when looking it up has failed", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    let isAway = true;
    const shaky: CaseStore = {
      ...store,
      loadApplication: async (id) => {
        if (isAway) throw new Error("the table is away");
        return store.loadApplication(id);
      },
    };
    const task = awaitReview({ ...deps, store: shaky });
    await expect(task(wait("t1"))).rejects.toThrow("away");
    isAway = false;
    await task(wait("t1"));
    expect((await store.loadReview(HOUSING))?.state.status).toBe("running");
  });

  it("answers its own token when the review has closed before it came to wait", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    await awaitReview(deps)(wait("t2"));
    expect(told).toEqual(["wake t2"]);
  });

  it("keeps a review waiting for others without a clock, and starts it as of when the last of them has consented", async () => {
    const { store, told, deps, at } = setup();
    await aChain(store);
    await awaitReview(deps)({ ...wait("t-land"), reviewId: LAND });
    expect((await store.loadReview(LAND))?.state).toMatchObject({ status: "waiting", served: null });
    const opened = await open(deps)({ applicationId: ID, generation: 1 });
    expect(opened.reviews.find(({ reviewId }) => reviewId === LAND)?.wakeInSeconds).toBe(350 * 24 * 3600);

    await awaitReview(deps)(wait("t-housing"));
    const consentedAt = plusSeconds(T0, 3600);
    await changeReview(store, HOUSING, { at: consentedAt, by: "test" }, (review) =>
      giveOpinion(review, { kind: "consent" }, consentedAt, rules.clock),
    );
    // Nobody told it: it finds out when it is asked again, with the same result.
    at(plusSeconds(T0, 7200));
    expect(await tickReview(deps)({ ...branch, reviewId: LAND })).toMatchObject({ waiting: true });
    expect((await store.loadReview(LAND))?.state).toMatchObject({
      status: "running",
      served: { servedAt: consentedAt },
    });
    expect(told).toEqual([]);
  });

  it("starts at once what waits for reviews that have closed before it is on record", async () => {
    const { store, deps, at } = setup();
    await aChain(store);
    await awaitReview(deps)(wait("t-housing"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    at(plusSeconds(T0, 60));
    await awaitReview(deps)({ ...wait("t-land"), reviewId: LAND });
    expect((await store.loadReview(LAND))?.state).toMatchObject({
      status: "running",
      served: { servedAt: T0 },
    });
  });

  it("puts a review that something stands in for on record closed, and answers its token", async () => {
    const { store, told, deps } = setup();
    await aReplaced(store);
    await awaitReview(deps)(wait("t1"));
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      status: "closed",
      outcome: "replaced",
      served: null,
      closedAt: T0,
    });
    expect(told).toEqual(["wake t1"]);
  });
});

describe("TickReview", () => {
  it("does nothing before the due instant has settled, and closes as of the due instant after", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const due = (await store.loadReview(HOUSING))!.state.served!.due.dueAt;

    at(plusSeconds(due, 59));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true, wakeInSeconds: 60 });
    at(plusSeconds(due, 3600));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: false });
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      outcome: "deemed-consent",
      closedAt: due,
    });
    const version = (await store.loadReview(HOUSING))?.version;
    await tickReview(deps)(branch);
    expect((await store.loadReview(HOUSING))?.version).toBe(version);
  });

  it("starts a changed project's clock again before it judges silence, if nobody has told the review yet", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const due = (await store.loadReview(HOUSING))!.state.served!.due.dueAt;
    const changedAt = plusSeconds(due, -3600);
    await changeApplication(store, ID, ACT, (application) => changeProject(application, "d", changedAt, []));

    at(plusSeconds(due, 3600));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true });
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      status: "running",
      interruptions: 1,
      served: { servedAt: changedAt },
    });
  });

  it("ends a branch whose execution is nearly a year old, whatever the review", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    const ecology = { ...branch, reviewId: `${ID}.consult-ecology` };
    await awaitReview(deps)({ ...wait("t1"), reviewId: ecology.reviewId });
    at(FAR);
    expect(await tickReview(deps)(ecology)).toMatchObject({ waiting: false });
    expect((await store.loadReview(ecology.reviewId))?.state.status).toBe("overdue");
  });

  it("is an error where the instant has passed and nothing can come of it, until the calendar is there", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    const asked = await changeReview(store, HOUSING, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, ["design-scheme"]),
    );
    const { status, served } = asked!.review.state;
    expect(status).toBe("suspended");
    const due = served!.due.dueAt;
    // What was loaded when the date was told is gone: the clock that is to run on has no year to run in.
    const nothing = {
      ...rules.clock,
      calendar: { ...rules.clock.calendar, days: [], position: new Map<string, number>() },
    };
    at(plusSeconds(due, 59));
    expect(await tickReview({ ...deps, rules: nothing })(branch)).toMatchObject({ wakeInSeconds: 60 });
    at(plusSeconds(due, 60));
    for (let wake = 0; wake < 2; wake++)
      await expect(tickReview({ ...deps, rules: nothing })(branch)).rejects.toThrow(
        expect.objectContaining({ name: "WokenInVain", message: expect.stringContaining(due) }),
      );
    await tickReview(deps)(branch);
    expect((await store.loadReview(HOUSING))!.state.status).not.toBe("suspended");
  });

  it("asks again soon for a review that could not be dispatched", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true, wakeInSeconds: 60 });
  });
});

describe("Conclude and NextGeneration", () => {
  const isOpen = { name: "ReviewsOpen" };

  it("refuses to conclude while reviews are open, by the name the workflow catches", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await expect(conclude(deps)(concluding("t1"))).rejects.toMatchObject(isOpen);
    expect(told).toEqual([]);
  });

  it("decides once all reviews are closed, and answers its own token each time it is asked", async () => {
    const world = setup();
    await answered(world);
    await conclude(world.deps)(concluding("t1"));
    const decided = await world.store.loadApplication(ID);
    expect(decided?.state).toMatchObject({ status: "granted", decidedAt: T0 });
    await conclude(world.deps)(concluding("t2"));
    expect(await world.store.loadApplication(ID)).toEqual(decided);
    expect(world.told).toEqual(["wake t1", "wake t2"]);
  });

  it("opens a joint review on an objection, and leaves its token there for whoever concludes it", async () => {
    const world = setup();
    await answered(world, "consult-water");
    const noted: string[] = [];
    const store = {
      ...world.store,
      registerConclusion: (id: string, token: string) => {
        noted.push(token);
        return world.store.registerConclusion(id, token);
      },
    };
    await conclude({ ...world.deps, store })(concluding("t1"));
    expect((await store.loadApplication(ID))?.state).toMatchObject({
      status: "joint-review",
      joint: { openedAt: T0, objections: [`${ID}.consult-water`] },
    });
    await conclude({ ...world.deps, store })(concluding("t2"));
    expect([noted, world.told]).toEqual([["t1", "t2"], []]);
    // It may wait for longer than an execution lasts.
    world.at(FAR);
    await expect(conclude(world.deps)(concluding("t3"))).rejects.toMatchObject(isOpen);
  });

  it("answers its token for an application that was withdrawn, whatever is still open", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await changeApplication(store, ID, ACT, (application) => withdraw(application, "no money", T0));
    await conclude(deps)(concluding("t1"));
    expect(told).toEqual(["wake t1"]);
    expect((await store.loadApplication(ID))?.state.status).toBe("withdrawn");
  });

  it("is not left asleep by a decision that falls between its look and its note", async () => {
    const world = setup();
    await answered(world, "consult-water");
    const store: CaseStore = {
      ...world.store,
      async registerConclusion(id, token) {
        await changeApplication(world.store, ID, ACT, (application) => withdraw(application, "x", T0));
        return world.store.registerConclusion(id, token);
      },
    };
    await conclude({ ...world.deps, store })(concluding("t1"));
    expect(world.told).toEqual(["wake t1"]);
  });

  it("starts the generation after this one", async () => {
    const { deps, told } = setup();
    await nextGeneration(deps)({ applicationId: ID, generation: 3 });
    expect(told).toEqual([`start ${ID} g4`]);
  });
});
