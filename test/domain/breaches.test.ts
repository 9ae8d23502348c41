/** Breaches are facts: nothing that happens later takes one back, and a correction stands beside it (E4). */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { correctCard } from "../../functions/domain/review/correction.ts";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import type { BreachRule, Review } from "../../functions/domain/review/review.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import { at, consent, DUE, given, opinion, RULES, served, wake } from "./given.ts";
import { assign, cancel, extend, requestSupplement, supply } from "./when.ts";

const strict = { onTimeout: "escalate" } as const;
const LATE = at("2026-03-12T10:00");
const overdue = () => given(...served({ matter: strict })).when(wake(), LATE);
const changed = (review: Review, now: Instant) => ({ events: interrupt(review, 1, now, RULES) });
const correcting =
  (rule: BreachRule, when: Instant, reasons = "the platform was down") =>
  (review: Review, now: Instant) =>
    correctCard(review, { rule, at: when, reasons }, SOMEBODY, now, RULES);
const cards = ({ state }: { state: Review }) =>
  cardsOf([state]).map(({ colour, rule, at: when, corrected }) => [colour, rule, when, corrected !== null]);

const YELLOW = ["yellow", "promised-limit", DUE, false];

describe("a limit that has run out", () => {
  it("stays a breach when the case is withdrawn, written down or not", () => {
    expect(cards(overdue().when(cancel(), LATE))).toEqual([YELLOW]);
    expect(cards(given(...served({ matter: strict })).when(cancel(), LATE))).toEqual([YELLOW]);
    expect(cards(given(...served({ matter: strict })).when(cancel(), at("2026-03-09T10:00")))).toEqual([]);
  });

  it("of the law is broken once for each service, though its date is moved to where the promised one runs out", () => {
    const limits = {
      limit: { days: 8, unit: "calendar-days" },
      statutoryLimit: { days: 8, unit: "working-days" },
    } as const;
    const late = given(...served({ matter: { ...strict, ...limits, materials: ["survey"] } }))
      .when(requestSupplement(["survey"]), at("2026-03-03T10:00"))
      .when(supply("survey"), at("2026-03-06T10:00"))
      .when(extend(3), at("2026-03-13T10:00"));
    // Both end with Tue 03-17 now; by law the limit had run out with Thu 03-12.
    const due = at("2026-03-18T00:00");
    expect(late.state.served).toMatchObject({ due: { dueAt: due }, statutoryDueAt: due });
    expect(cards(late.when(wake(), due)).map(([, rule, when]) => [rule, when])).toEqual([
      ["statutory-limit", at("2026-03-13T00:00")],
      ["promised-limit", due],
    ]);
  });

  it("stays one when the project changes and the clock starts anew, and the new clock may break its own", () => {
    const again = overdue().when(changed, LATE);
    expect([again.state.status, cards(again)]).toEqual(["running", [YELLOW]]);
    const twice = again.when(wake(), at("2026-03-25T10:00"));
    expect(cards(twice).map(([colour, rule]) => [colour, rule])).toEqual([
      ["yellow", "promised-limit"],
      ["yellow", "promised-limit"],
      ["red", "second-yellow"],
    ]);
  });

  it("names who answered for the review then, whoever is named later", () => {
    const named = given(...served({ matter: strict }))
      .when(assign("李工"), at("2026-03-03T09:00"))
      .when(wake(), DUE)
      .when(assign("周工"), LATE)
      .when(opinion({ ...consent, handler: { name: "周工", post: "A" } }), LATE);
    expect(cardsOf([named.state])).toMatchObject([{ handler: { name: "李工" } }]);
  });
});

describe("an attempt that a rule refused", () => {
  it("is one card, however often it was made at the same instant", () => {
    const once = given(...served({ matter: strict })).when(extend(9), at("2026-03-10T10:00"));
    expect(cards(once).map(([, rule]) => rule)).toContain("extension-too-late");
    const twice = once.when(extend(8), at("2026-03-10T10:00"));
    expect(twice.state.refusedAttempts).toHaveLength(2);
    expect(cards(twice)).toEqual(cards(once));
  });
});

describe("the correction of a card", () => {
  it("leaves it on record, shown as corrected, with who did it and why; once", () => {
    const once = overdue().when(correcting("promised-limit", DUE), LATE);
    expect(cardsOf([once.state])).toMatchObject([
      { rule: "promised-limit", corrected: { by: SOMEBODY, reasons: "the platform was down", at: LATE } },
    ]);
    once.when(correcting("promised-limit", DUE), at("2026-03-13T10:00")).thenNothing();
    once
      .when(correcting("promised-limit", DUE, "another reason"), at("2026-03-13T10:00"))
      .thenRefused({ code: "card-corrected", correctedAt: LATE });
  });

  it("is refused for a card that is not there, with those that are", () => {
    const { decision } = overdue().when(correcting("statutory-limit", DUE), LATE);
    expect(decision).toEqual({
      events: [],
      refusal: { code: "no-such-card", cards: [`promised-limit ${DUE}`] },
    });
  });

  it("has the red card for a second yellow one fall with it, and another stand for two that are right", () => {
    const ask = (material: string) => requestSupplement([material]);
    const three = given(...served({ matter: { ...strict, materials: ["a", "b"] } }))
      .when(extend(6), at("2026-03-03T10:00"))
      .when(ask("a"), at("2026-03-03T10:00"))
      .when(ask("b"), at("2026-03-03T11:00"))
      .when(ask("c"), at("2026-03-03T12:00"));
    const rules = (review: typeof three) =>
      cards(review).map(([, rule, , isCorrected]) => [rule, isCorrected]);
    expect(rules(three)).toEqual([
      ["supplement-twice", false],
      ["supplement-twice", false],
      ["second-yellow", false],
    ]);
    const first = three.state.refusedAttempts.find(({ code }) => code === "supplement-used")!.at;
    // Material is owed until 03-19, so that five days are over on 03-26.
    const corrected = three.when(correcting("supplement-twice", first), at("2026-03-28T10:00"));
    expect(rules(corrected)).toEqual([
      ["supplement-twice", true],
      ["supplement-twice", false],
      ["second-yellow", true],
      ["promised-limit", false],
      ["second-yellow", false],
    ]);
  });
});
