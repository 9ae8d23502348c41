/** Catching up: what the records of a case make true is written down, all of it, and nothing that has not settled. */
import { describe, expect, it } from "@jest/globals";
import { pieceOf } from "../support/materials.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import { catchUpReviews, followUp } from "../../functions/app/application/catchUp.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { supplyAsked } from "../../functions/app/application/supplies.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { OPEN, plusSeconds } from "../../functions/domain/base/time.ts";
import { aCase, ACT, aReview, rules, T0 } from "../support/cases.ts";
import { objection } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const later = plusSeconds(T0, 3600);
const deps = (store: CaseStore) => ({ store, rules: rules.clock });

/** An application each of whose reviews waits for the one before it; answers their ids. */
async function aChain(store: CaseStore): Promise<string[]> {
  const matters = rules.region.matters.map((matter, i, all) => ({
    ...matter,
    prerequisites: i === 0 ? [] : [{ matter: all[i - 1]!.code, tolerable: false }],
  }));
  const { reviews } = await aCase(store, ID, { region: { ...rules.region, matters } });
  return reviews.map(({ state }) => state.facts.reviewId);
}

const NO_CALENDAR: ClockRules["calendar"] = { version: "none", days: [], position: new Map() };
const withoutCalendar = (store: CaseStore) => ({
  ...deps(store),
  rules: { ...rules.clock, calendar: NO_CALENDAR },
});

const give = (store: CaseStore, reviewId: string, opinion: Opinion) =>
  changeReview(store, reviewId, { at: later, by: SOMEBODY }, (review) =>
    giveOpinion(review, opinion, later, rules.clock),
  );

describe("a follow-up", () => {
  it("leaves silence to whoever waits until it has settled", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID);
    const before = (await store.loadReview(reviewId))!;
    await followUp(deps(store), ID, plusSeconds(before.state.served!.due.dueAt, 1));
    expect(await store.loadReview(reviewId)).toEqual(before);
  });

  it("goes to the end of a chain by itself, whoever else is told of each of its links", async () => {
    const store = memoryStore();
    const [first, ...rest] = await aChain(store);
    await give(store, first!, objection as Opinion);
    expect(await followUp(deps(store), ID, later)).toBe(rest.length);
    for (const reviewId of rest)
      expect((await store.loadReview(reviewId))?.state).toMatchObject({
        outcome: "cancelled",
        closedAt: later,
      });
  });

  it("starts a clock that needs a year which nobody has loaded; when it ends is known once that is there", async () => {
    const store = memoryStore();
    const [first, second] = await aChain(store);
    await give(store, first!, { kind: "consent" });
    expect(await followUp(withoutCalendar(store), ID, later)).toBe(1);
    const served = async () => (await store.loadReview(second!))?.state.served;
    expect(await served()).toMatchObject({ servedAt: later, due: { dueAt: OPEN } });
    await catchUpReviews(deps(store), ID, { now: later, settledAt: later });
    expect(await served()).toMatchObject({ servedAt: later, due: { provisional: false } });
    expect((await served())?.due.dueAt).not.toBe(OPEN);
  });
});

describe("a material that starts a clock again", () => {
  it("is supplied although the year that it takes is not loaded, as of when it came", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID, "development-reform");
    const code = "design-scheme";
    const items = [{ material: code, defect: "blurred", basis: null }];
    await changeReview(store, reviewId, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, [code]),
    );
    const piece = pieceOf(code, "new");
    await changeCase(store, ID, { at: later, by: APPLICANT }, ({ application }) =>
      handIn(application.state, rules.region, piece, later, rules.clock, [code]),
    );
    await supplyAsked(withoutCalendar(store), ID, code, later, later);
    const { state } = (await store.loadReview(reviewId))!;
    expect(state).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: code, at: later }] },
    });
  });
});

describe("a material that was handed in twice before a review was told of it", () => {
  it("is supplied as of the first, by whoever tells of that", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID, "development-reform");
    const code = "design-scheme";
    const items = [{ material: code, defect: "blurred", basis: null }];
    await changeReview(store, reviewId, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, [code]),
    );
    for (const [i, at] of [later, plusSeconds(later, 3600)].entries())
      await changeCase(store, ID, { at, by: APPLICANT }, ({ application }) => {
        const piece = pieceOf(code, `${i}`);
        return handIn(application.state, rules.region, piece, at, rules.clock, [code]);
      });
    await supplyAsked(deps(store), ID, code, later, later);
    expect((await store.loadReview(reviewId))?.state.supplement?.supplied).toEqual([
      { material: code, at: later },
    ]);
  });
});
