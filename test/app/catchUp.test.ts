/** Catching up: what the records of a case make true is written down, all of it, and nothing that has not settled. */
import { describe, expect, it } from "@jest/globals";
import { followUp } from "../../functions/app/application/catchUp.ts";
import { changeApplication, changeReview, createApplication } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { supplyAsked } from "../../functions/app/application/supplies.ts";
import { CalendarNotLoaded } from "../../functions/app/base/waking.ts";
import { acceptanceOf } from "../../functions/domain/application/application.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { handIn, receive } from "../../functions/domain/application/intake.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { ACT, aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example, objection } from "../support/runtime.ts";

const ID = "440307-0000000000000001";
const later = plusSeconds(T0, 3600);
const deps = (store: CaseStore) => ({ store, rules: rules.clock });

/** An application each of whose reviews waits for the one before it; answers their ids. */
async function aChain(store: CaseStore): Promise<string[]> {
  const matters = rules.region.matters.map((matter, i, all) => ({
    ...matter,
    prerequisites: i === 0 ? [] : [{ matter: all[i - 1]!.code, tolerable: false }],
  }));
  const submission = { claims: [], ...example("municipal-road-application") } as unknown as Submission;
  const given = { applicationId: ID, digest: "d" };
  const { events } = receive({ ...rules.region, matters }, submission, given, T0, rules.clock);
  const created = await createApplication(store, events, ACT);
  if (created === "conflict") throw new Error("taken");
  const ids = acceptanceOf(created.state)!.reviews.map(({ reviewId }) => reviewId);
  const task = awaitReview({ ...deps(store), engine: { wake: async () => "woken" }, now: () => T0 });
  for (const reviewId of ids) await task({ applicationId: ID, reviewId, onRecord: false, taskToken: "t" });
  return ids;
}

const NO_CALENDAR: ClockRules["calendar"] = { version: "none", days: [], position: new Map() };

const give = (store: CaseStore, reviewId: string, opinion: Opinion) =>
  changeReview(store, reviewId, { at: later, by: "department" }, (review) =>
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

  it("fails loudly where a clock needs a year that nobody has loaded, so that it is tried again", async () => {
    const store = memoryStore();
    const [first, second] = await aChain(store);
    await give(store, first!, { kind: "consent" });
    const before = await store.loadReview(second!);
    const without = { store, rules: { ...rules.clock, calendar: NO_CALENDAR } };
    await expect(followUp(without, ID, later)).rejects.toThrow(CalendarNotLoaded);
    expect(await store.loadReview(second!)).toEqual(before);
    expect(await followUp(deps(store), ID, later)).toBe(1);
  });
});

describe("a material that starts a clock again", () => {
  it("fails loudly where that takes a year that nobody has loaded, and is supplied once it is", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID, "development-reform");
    const code = "design-scheme";
    const items = [{ material: code, defect: "blurred", basis: null }];
    await changeReview(store, reviewId, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, [code]),
    );
    const piece = { code, name: "new", sha256: "0".repeat(64), uri: "https://example.org/2" };
    await changeApplication(store, ID, { at: later, by: "applicant" }, (application) =>
      handIn(application, rules.region, piece, later, rules.clock, [code]),
    );
    const without = { store, rules: { ...rules.clock, calendar: NO_CALENDAR } };
    await expect(supplyAsked(without, ID, code, later)).rejects.toThrow(CalendarNotLoaded);
    expect((await store.loadReview(reviewId))?.state.status).toBe("suspended");
    await supplyAsked(deps(store), ID, code, later);
    expect((await store.loadReview(reviewId))?.state.status).toBe("running");
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
      await changeApplication(store, ID, { at, by: "applicant" }, (application) => {
        const piece = { code, name: `${i}`, sha256: "0".repeat(64), uri: "https://example.org/2" };
        return handIn(application, rules.region, piece, at, rules.clock, [code]);
      });
    await supplyAsked(deps(store), ID, code, later);
    expect((await store.loadReview(reviewId))?.state.supplement?.supplied).toEqual([
      { material: code, at: later },
    ]);
  });
});
