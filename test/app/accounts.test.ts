/** An account is written over what was read alone: of many at once each is judged by what the others wrote, and none is lost. */
import { expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/base/commit.ts";
import { countReview } from "../../functions/app/supervision/counting.ts";
import {
  changeAccount,
  loadAccount,
  MOST_ACCOUNT_BYTES,
  objectionsOfYear,
} from "../../functions/app/supervision/accounts.ts";
import { firstBreak } from "../../functions/app/base/history.ts";
import { parseAccount } from "../../functions/contracts/stored.ts";
import { fileOf, type AccountEvent } from "../../functions/domain/supervision/account.ts";
import { addDays, localDate, plusSeconds, startOfDay } from "../../functions/domain/base/time.ts";
import { NOTHING_ON_RECORD } from "../../functions/domain/review/circumstances.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { objection } from "../domain/given.ts";
import { aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { personOf } from "../support/people.ts";

const by = personOf("supervision");
const card = { reviewId: "440307-0000000000000001.consult-water", rule: "promised-limit", at: T0 } as const;
const noting = (reviewId: string): AccountEvent => ({ type: "objection-noted", reviewId });

it("takes what eight people say at once, each once, in one chain", async () => {
  const store = memoryStore();
  const said = Array.from({ length: 8 }, (_, i) => `r-${i}`);
  await Promise.all(
    said.map(async (reviewId) =>
      changeAccount(store, "water", 2026, { at: T0, by }, ({ objections }) => ({
        events: objections.some((one) => one.reviewId === reviewId) ? [] : [noting(reviewId)],
      })),
    ),
  );
  const { objections } = await loadAccount(store, "water", 2026);
  expect(objections.map(({ reviewId }) => reviewId).sort()).toEqual(said);
  expect(firstBreak(parseAccount((await store.noted("account#water#2026"))!))).toBeNull();
});

it("has one of two who decide the same at once refused by what the other wrote", async () => {
  const store = memoryStore();
  const decide = async (outcome: "upheld" | "revoked") =>
    changeAccount(store, "water", 2026, { at: T0, by }, (account) => {
      const { contestDecided: before } = fileOf(account, card);
      return before
        ? { events: [], refusal: { code: "contest-decided", decidedAt: before.at } }
        : { events: [{ type: "contest-decided", card, outcome, reasons: "r" }] };
    });
  const both = await Promise.all([decide("upheld"), decide("revoked")]);
  expect(both.filter(({ refusal }) => refusal?.code === "contest-decided")).toHaveLength(1);
});

it("takes no more than one item holds, and leaves what is there", async () => {
  const store = memoryStore();
  const long = "字".repeat(MOST_ACCOUNT_BYTES / 6);
  const say = async (reasons: string) =>
    changeAccount(store, "water", 2026, { at: T0, by }, () => ({
      events: [{ type: "card-confirmed", card, reasons }],
    }));
  expect((await say(long)).refusal).toBeUndefined();
  expect((await say(long)).refusal).toEqual({ code: "account-full" });
  expect(parseAccount((await store.noted("account#water#2026"))!)).toHaveLength(1);
});

it("has an objection in the year in which it was given, whenever its review had been served", async () => {
  const store = memoryStore();
  const reviewId = await aReview(store, "440307-0000000000000001");
  const known = { ...rules.clock, circumstancesOf: () => NOTHING_ON_RECORD };
  const later = plusSeconds(T0, 3600);
  await changeReview(store, reviewId, { at: later, by }, (review) =>
    giveOpinion(review, objection, later, known),
  );
  const recorded = (await store.loadReview(reviewId))!;
  // As one is that was served long before: its clock has stood meanwhile.
  const early = startOfDay(addDays(localDate(T0, known.zone), -400), known.zone);
  const state = { ...recorded.state, firstServedAt: early };
  await countReview({ store, rules: known }, { ...recorded, state }, later);
  const { region } = rules;
  const of = async (year: number) =>
    (await objectionsOfYear({ store, region, rules: known }, state.facts.department.id, year)).objections;
  const year = Number(localDate(later, known.zone).slice(0, 4));
  expect((await of(year)).map((one) => one.reviewId)).toEqual([reviewId]);
  expect(await of(year - 1)).toEqual([]);
});
