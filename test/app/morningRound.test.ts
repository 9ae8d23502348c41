/** The morning round, by itself: what it moves, what it warns of, and how far it looks. */
import { describe, expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/base/commit.ts";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import type { Announcement, CaseStore } from "../../functions/app/base/ports.ts";
import { acceptanceOf } from "../../functions/domain/application/application.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { parseInstant, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { aCase, ACT, reminded, rules, T0, withdrawCase } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { rulesWith } from "../support/rules.ts";

const ID = "440307-0000000000000001";
const DAY = 24 * 3600;
const morning = (date: string): Instant => parseInstant(`${date}T00:05:00+08:00`);

/** Housing alone is asked: what a round moves and warns of is this review. */
const alone = {
  ...rules.region,
  matters: rules.region.matters
    .filter(({ code }) => code === "consult-housing")
    .map((matter) => ({ ...matter, prerequisites: [] })),
};

async function aReview(store: CaseStore): Promise<string> {
  const { reviews } = await aCase(store, ID, { region: alone });
  return reminded(store, reviews[0]!.state.facts.reviewId);
}

function setup(region = rules.region) {
  const store = memoryStore();
  const warnings: Announcement[] = [];
  const deps = {
    store,
    bus: { publish: async (all: readonly Announcement[]) => void warnings.push(...all) },
    region,
    rules: rules.clock,
    settleSeconds: 60,
    log: { info: () => undefined, error: () => undefined },
  };
  return { store, warnings, deps, round: (now: Instant) => morningRound(deps, now) };
}

describe("the morning round", () => {
  it("judges silence only when an opinion that was received in time can no longer be under way", async () => {
    const { store, round } = setup();
    const due = (await store.loadReview(await aReview(store)))!.state.served!.due.dueAt;
    expect((await round(plusSeconds(due, 59))).reviewsMoved).toBe(0);
    expect((await round(plusSeconds(due, 60))).reviewsMoved).toBe(1);
  });

  it("counts the limits that ran out since yesterday, and those of which nothing was on record yet", async () => {
    const { store, round } = setup();
    const due = (await store.loadReview(await aReview(store)))!.state.served!.due.dueAt;
    const counts = async (after: number) => {
      const { limitsDue, limitsMissed } = await round(plusSeconds(due, after));
      return [limitsDue, limitsMissed];
    };
    expect(await counts(59)).toEqual([0, 0]);
    // The round itself writes it down; in another one an hour later it is on record.
    expect(await counts(60)).toEqual([1, 1]);
    expect(await counts(3600)).toEqual([1, 0]);
    expect(await counts(DAY + 59)).toEqual([1, 0]);
    expect(await counts(DAY + 60)).toEqual([0, 0]);
  });

  it("counts open cases by how long ago they came, and no case that is over", async () => {
    const { store, round } = setup();
    await aCase(store, ID);
    const at = async (days: number) =>
      Object.entries((await round(plusSeconds(T0, days * DAY - 1))).open).filter(([, many]) => many > 0);
    expect(await at(7)).toEqual([["openUnderAWeek", 1]]);
    expect(await at(8)).toEqual([["openUnderAMonth", 1]]);
    expect(await at(31)).toEqual([["openUnderAQuarter", 1]]);
    expect(await at(91)).toEqual([["openLonger", 1]]);
    await withdrawCase(store, ID, plusSeconds(T0, 91 * DAY));
    expect(await at(92)).toEqual([]);
  });

  it("leaves what belongs to a withdrawn application alone, and does not count it morning after morning", async () => {
    const { store, round } = setup();
    const reviewId = await aReview(store);
    const due = (await store.loadReview(reviewId))!.state.served!.due.dueAt;
    expect((await round(plusSeconds(due, 60))).reviewsMoved).toBe(1);
    await withdrawCase(store, ID, plusSeconds(due, 3600));
    // Its back-fill would be missed by now: the application has ended before.
    const silent = await store.loadReview(reviewId);
    expect((await round(plusSeconds(due, 3 * DAY))).reviewsMoved).toBe(0);
    expect(await store.loadReview(reviewId)).toEqual(silent);
  });

  it("warns of a lamp on the morning on which it turns yellow, under one name however often it goes round", async () => {
    const { store, warnings, round } = setup();
    const reviewId = await aReview(store);
    for (const day of ["03", "04", "05", "06", "07", "08", "09"]) await round(morning(`2026-03-${day}`));
    expect(warnings).toEqual([
      expect.objectContaining({ type: "lamp-turned-yellow", subject: reviewId, at: morning("2026-03-07") }),
    ]);
    await round(plusSeconds(morning("2026-03-07"), 60));
    // However late on that day: the morning is the region's, not Greenwich's.
    await round(plusSeconds(morning("2026-03-07"), 20 * 3600));
    expect(new Set(warnings.map(({ id }) => id))).toEqual(new Set([`${reviewId}@2026-03-07`]));
    expect(warnings).toHaveLength(3);
  });

  it("lets a clock run on that has stood, however far its date is, so that the date can be told; before that it leaves it", async () => {
    const { store, deps, round } = setup();
    const limit = { days: 20, unit: "working-days" } as const;
    const matters = alone.matters.map((matter) => ({ ...matter, limit, statutoryLimit: limit }));
    const { reviews } = await aCase(store, ID, { region: { ...alone, matters } });
    const { reviewId, matter } = reviews[0]!.state.facts;
    const items = [{ material: matter.materials[0]!, defect: "图纸不清", basis: null }];
    const asking = { items, reasons: "无法核对", handler: null };
    await changeReview(store, reviewId, ACT, (review) =>
      requestSupplement(review, asking, T0, deps.rules, [items[0]!.material]),
    );
    await round(morning("2026-03-03")); // the calendar is new to it
    const standing = (await store.loadReview(reviewId))!.state;
    if (standing.status !== "suspended") throw new Error("its clock stands");
    const lapses = standing.stop.endsAt;
    expect((await round(plusSeconds(lapses, 59))).reviewsMoved).toBe(0);
    expect((await round(plusSeconds(lapses, 60))).reviewsMoved).toBe(1);
    const { state } = (await store.loadReview(reviewId))!;
    expect(state.status).toBe("running");
    expect(state.served!.due.dueAt > plusSeconds(lapses, 11 * DAY)).toBe(true);
  });

  it("looks at every open clock once after a new calendar, and else ten days ahead; it counts all that is open, the case itself too", async () => {
    const { store, deps } = setup();
    const { reviews } = await aCase(store, ID);
    const dueAts = reviews.map(({ state }) => state.served!.due.dueAt);
    const days = (calendar = rules.clock.calendar) => ({ ...deps, rules: { ...rules.clock, calendar } });
    // Some are due within ten days of then, and some later.
    const early = plusSeconds(dueAts.toSorted()[0]!, -9 * DAY);
    const soon = dueAts.filter((dueAt) => dueAt < plusSeconds(early, 10 * DAY)).length;
    expect([soon > 0, soon < reviews.length]).toEqual([true, true]);
    const all = { recomputed: true, reviewsSeen: reviews.length };
    const next = { ...rules.clock.calendar, version: "another" };
    expect(await morningRound(days(), early)).toMatchObject({ ...all, counted: reviews.length + 1 });
    expect(await morningRound(days(), early)).toMatchObject({
      recomputed: false,
      reviewsSeen: soon,
      counted: 0,
    });
    expect(await morningRound(days(next), early)).toMatchObject(all);
    expect(await morningRound(days(next), early)).toMatchObject({ recomputed: false, reviewsSeen: soon });
  });

  it("accepts what the window has left lying", async () => {
    const { region } = rulesWith({ policies: { intake: "window" } });
    const { store, round } = setup(region);
    await aCase(store, ID, { region });
    expect((await round(morning("2026-03-09"))).applicationsMoved).toBe(0);
    expect((await round(morning("2026-03-10"))).applicationsMoved).toBe(1);
    expect(acceptanceOf((await store.loadApplication(ID))!.state)).toMatchObject({ how: "silence" });
  });

  it("raises the ladder against a lead that does not decide", async () => {
    const { region } = rulesWith({ policies: { decision: "lead" } });
    const { store, deps, round } = setup(region);
    const { reviews } = await aCase(store, ID, { region });
    for (const { state } of reviews)
      await changeReview(store, state.facts.reviewId, ACT, (review) =>
        giveOpinion(review, { kind: "consent" }, T0, rules.clock),
      );
    await concludeCase(deps, ID, T0);
    // Monday, and three working days.
    expect((await round(morning("2026-03-05"))).applicationsMoved).toBe(0);
    expect((await round(morning("2026-03-06"))).applicationsMoved).toBe(1);
    expect((await store.loadApplication(ID))?.state).toMatchObject({ status: "deciding", ladder: "leader" });
  });

  it("notes a back-fill that is still owed after a consent by silence", async () => {
    const { store, round } = setup();
    const reviewId = await reminded(store, await aReview(store));
    await round(morning("2026-03-10"));
    const { silence } = (await store.loadReview(reviewId))!.state as { silence: { backfillDueAt: Instant } };
    expect((await round(plusSeconds(silence.backfillDueAt, 59))).reviewsMoved).toBe(0);
    expect((await round(plusSeconds(silence.backfillDueAt, 60))).reviewsMoved).toBe(1);
    expect((await store.loadReview(reviewId))?.state).toMatchObject({ backfillMissed: true });
  });
});
