/** For whom a card of the year counts, and as which: by the reviews, the posts and the outages on record. */
import { describe, expect, it } from "@jest/globals";
import { stateAbsence } from "../../functions/domain/review/absence.ts";
import { correctCard } from "../../functions/domain/review/correction.ts";
import { state as stateOutage } from "../../functions/domain/review/outage.ts";
import { NOBODY_AWAY } from "../../functions/domain/review/postHolder.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { accountCards } from "../../functions/domain/supervision/accountCards.ts";
import { personOf } from "../support/people.ts";
import { at, DUE, given, RULES, served, wake } from "./given.ts";

const WORKING = (days: number) => ({ days, unit: "working-days" }) as const;
const strict = { onTimeout: "escalate", limit: WORKING(5), statutoryLimit: WORKING(10) } as const;
const LATE = at("2026-04-01T00:00");
const late = (code: string, now = DUE): Review =>
  given(...served({ reviewId: `a1.${code}`, matter: { ...strict, code } })).when(wake(), now).state;
const outage = (from: string, until: string, departments: string[] | null = null) =>
  stateOutage(
    undefined,
    "network",
    { from: at(from), until: at(until), departments, reason: "断网" },
    { by: personOf("operations"), at: LATE },
  ).outage;
const cardsOfYear = (
  reviews: readonly Review[],
  { outages = [] as ReturnType<typeof outage>[], staff = NOBODY_AWAY, year = 2026 } = {},
) => accountCards(reviews, { staffOf: () => staff, outages, year, now: LATE, rules: RULES });

describe("a card of the year", () => {
  it("is of whoever held the post then, who held it on every day of the limit", () => {
    expect(cardsOfYear([late("m-1")])).toMatchObject([
      { person: "王工", held: { days: 5, of: 5 }, counts: "yellow", outage: false },
    ]);
    expect(cardsOfYear([late("m-1")], { year: 2025 })).toEqual([]);
  });

  it("is of whoever stands in then, with the days on which they did", () => {
    const facts = { person: "王工", from: at("2026-03-06T09:00"), until: null, reason: "病假", leader: null };
    const act = { by: personOf("water"), at: at("2026-03-06T08:00") };
    const staff = { absences: [stateAbsence(undefined, "w", facts, act).absence], handOvers: [] };
    // Away since Friday: B has had it on that day and on Monday, the last of five.
    expect(cardsOfYear([late("m-1")], { staff })).toMatchObject([
      { person: "赵工", held: { days: 2, of: 5 } },
    ]);
  });

  it("is nobody's own where an outage on record cut its department off while the limit ran", () => {
    const of = (...outages: ReturnType<typeof outage>[]) =>
      cardsOfYear([late("m-1")], { outages }).map((card) => [card.person, card.outage, card.counts]);
    const NOBODY = [[null, true, "yellow"]];
    expect(of(outage("2026-03-04T09:00", "2026-03-04T10:00"))).toEqual(NOBODY);
    expect(of(outage("2026-03-04T09:00", "2026-03-04T10:00", ["water"]))).toEqual(NOBODY);
    expect(of(outage("2026-03-04T09:00", "2026-03-04T10:00", ["land"]))).toEqual([["王工", false, "yellow"]]);
    expect(of(outage("2026-03-10T00:00", "2026-03-10T10:00"))).toEqual([["王工", false, "yellow"]]);
  });

  it("counts red where it is the second yellow one of its case, once, and not once it was revoked", () => {
    const countsOf = (...reviews: Review[]) => cardsOfYear(reviews).map(({ rule, counts }) => [rule, counts]);
    expect(countsOf(late("m-1"), late("m-2"))).toEqual([
      ["promised-limit", "yellow"],
      ["promised-limit", "red"],
    ]);
    expect(countsOf(late("m-1", LATE))).toEqual([
      ["promised-limit", null],
      ["statutory-limit", "red"],
    ]);
    const second = late("m-2");
    const revoked = correctCard(
      second,
      { rule: "promised-limit", at: DUE, reasons: "r" },
      personOf("s"),
      DUE,
      RULES,
    ).events.reduce<Review>(evolve, second);
    expect(countsOf(late("m-1"), revoked)).toEqual([
      ["promised-limit", "yellow"],
      ["promised-limit", null],
    ]);
  });
});
