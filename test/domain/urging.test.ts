/** 催办 and 督办 across cases: what a department was urged by, what of it is owed, and what it gives to the figures. */
import { describe, expect, it } from "@jest/globals";
import { countedReview } from "../../functions/domain/supervision/counted.ts";
import { answeredBy, isOwed, urgingsOf } from "../../functions/domain/supervision/urging.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { at, consent, DUE, given, opinion, RULES, served, unseen, wake } from "./given.ts";
import { answerOrder, cancel } from "./when.ts";

const strict = { matter: { onTimeout: "escalate" } } as const;
const LATER = at("2026-03-12T09:00");
const overdue = given(...served(strict)).when(wake(), LATER);
const owed = (review: Review) => urgingsOf(review).filter((urging) => isOwed(review, urging)).length;
const counted = (review: Review) =>
  Object.entries(countedReview(review, LATER, RULES).tally)
    .flatMap(([day, { reminders = 0, orders = 0, openOrders = 0 }]) =>
      reminders + orders === 0 ? [] : [[day, reminders, orders, openOrders] as const],
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

describe("the urgings of a review", () => {
  it("are its reminder and the orders of the ladder, the earliest first, each on its own day of the figures", () => {
    expect(urgingsOf(overdue.state)).toMatchObject([
      { kind: "reminder", of: "review", seenAt: null },
      { kind: "order", to: "leader", at: DUE },
      { kind: "order", to: "head-and-supervisor", at: at("2026-03-11T00:00") },
    ]);
    expect(counted(overdue.state)).toEqual([
      ["2026-03-03", 1, 0, 0],
      ["2026-03-10", 0, 1, 1],
      ["2026-03-11", 0, 1, 1],
    ]);
    expect(urgingsOf(overdue.state).map((urging) => answeredBy(urging, RULES))).toEqual([
      null,
      at("2026-03-11T00:00"),
      at("2026-03-13T00:00"),
    ]);
  });

  it("are none of a review that was seen in time and is not late", () => {
    expect(urgingsOf(given(...unseen(strict)).state)).toEqual([]);
    expect(counted(given(...unseen(strict)).state)).toEqual([]);
  });

  it("owe an answer until the order has one in writing, or the review is closed; signing is none", () => {
    const signed = overdue.when(answerOrder("leader"), LATER);
    expect(owed(signed.state)).toBe(2);
    const answered = signed.when(answerOrder("leader", "three more days"), LATER);
    expect(owed(answered.state)).toBe(1);
    expect(counted(answered.state)).toContainEqual(["2026-03-10", 0, 1, 0]);
    for (const closing of [opinion(consent), cancel()]) {
      const { state } = overdue.when(closing, LATER);
      expect([owed(state), urgingsOf(state).length]).toEqual([0, 3]);
    }
  });
});
