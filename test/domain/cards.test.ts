/** 黄牌 and 红牌: one for each breach, by the record alone. */
import { describe, expect, it } from "@jest/globals";
import { personOf } from "../support/people.ts";
import { cardsOf, cardsThatCount } from "../../functions/domain/supervision/card.ts";
import { correctCard } from "../../functions/domain/review/correction.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { countedReview } from "../../functions/domain/supervision/counted.ts";
import { tallyOf } from "../../functions/domain/supervision/tally.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import { assign } from "../../functions/domain/review/handler.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { at, consent, DUE, given, JUST_IN_TIME, opinion, RULES, served, wake } from "./given.ts";
import { cancel } from "./when.ts";

const WORKING = (days: number) => ({ days, unit: "working-days" }) as const;
/** Five working days promised, ten allowed by law: due with Mon 03-09, by law with Mon 03-16. Silence escalates. */
const strict = { onTimeout: "escalate", limit: WORKING(5), statutoryLimit: WORKING(10) } as const;
const running = () => given(...served({ matter: strict }));
const BY_LAW = at("2026-03-17T00:00");
const cardsAt = (review: ReturnType<typeof given>, now: string) =>
  cardsOf([review.when(wake(), now).state]).map(({ colour, rule, at: when }) => [colour, rule, when]);

const ask = (material: string) => (review: Parameters<typeof requestSupplement>[0], now: string) =>
  requestSupplement(
    review,
    {
      items: [{ material, defect: null, basis: { document: "d", article: "a" } }],
      reasons: "r",
      handler: null,
    },
    now,
    RULES,
    [],
  );
const extension = (review: Parameters<typeof extend>[0], now: string) =>
  extend(
    review,
    { days: 2, reasons: "r", approver: { name: "Zhou", rank: "head" } },
    personOf("water"),
    now,
    RULES,
  );

describe("a card for the promised limit", () => {
  it("is yellow from the due instant on, and not a millisecond before", () => {
    expect(cardsAt(running(), JUST_IN_TIME)).toEqual([]);
    expect(cardsAt(running(), DUE)).toEqual([["yellow", "promised-limit", DUE]]);
  });

  it("stays after a late opinion, and is not given for a timely one", () => {
    const late = running().when(wake(), DUE).when(opinion(consent), at("2026-03-11T10:00"));
    expect(cardsAt(late, at("2026-06-01T00:00"))).toEqual([["yellow", "promised-limit", DUE]]);
    const timely = running().when(opinion(consent), JUST_IN_TIME);
    expect(cardsAt(timely, at("2026-06-01T00:00"))).toEqual([]);
  });

  it("is given for a silence that counts as consent, too, and never turns red by time", () => {
    const silent = given(...served({ matter: { ...strict, onTimeout: "deemed-consent" } }));
    expect(cardsAt(silent, at("2026-06-01T00:00"))).toEqual([["yellow", "promised-limit", DUE]]);
  });

  it("is not held against a review that the applicant's withdrawal ended", () => {
    const gone = running().when(cancel(), at("2026-03-05T10:00"));
    expect(cardsAt(gone, at("2026-06-01T00:00"))).toEqual([]);
  });

  it("names the department and who answers for it", () => {
    const named = running().when(
      (review, now) => assign(review, { name: "王工", post: "A" }, now),
      at("2026-03-03T09:00"),
    );
    expect(cardsOf([named.when(wake(), DUE).state])).toEqual([
      {
        colour: "yellow",
        rule: "promised-limit",
        reviewId: named.state.facts.reviewId,
        department: "water",
        handler: { name: "王工", post: "A" },
        at: DUE,
        first: null,
        corrected: null,
      },
    ]);
  });
});

describe("a card for the statutory limit", () => {
  it("is red from the instant at which the law's days have run out", () => {
    const before = at("2026-03-16T23:59:59.999");
    expect(cardsAt(running(), before)).toEqual([["yellow", "promised-limit", DUE]]);
    expect(cardsAt(running(), BY_LAW)).toEqual([
      ["yellow", "promised-limit", DUE],
      ["red", "statutory-limit", BY_LAW],
    ]);
  });

  it("comes later by the days of an extension", () => {
    const extended = running().when(extension, at("2026-03-04T10:00"));
    expect(cardsAt(extended, at("2026-03-18T23:59"))).toEqual([
      ["yellow", "promised-limit", at("2026-03-12T00:00")],
    ]);
    expect(cardsAt(extended, at("2026-03-19T00:00"))).toEqual([
      ["yellow", "promised-limit", at("2026-03-12T00:00")],
      ["red", "statutory-limit", at("2026-03-19T00:00")],
    ]);
  });
});

describe("a card for a command that was refused", () => {
  it("is yellow for material asked for outside the window, and for asking twice", () => {
    const outside = at("2026-03-09T17:00");
    expect(cardsAt(running().when(ask("site-plan"), outside), outside)).toEqual([
      ["yellow", "supplement-out-of-window", outside],
    ]);
    const [first, again] = [at("2026-03-03T10:00"), at("2026-03-04T10:00")];
    const twice = running().when(ask("site-plan"), first).when(ask("land-survey"), again);
    expect(cardsAt(twice, again)).toEqual([["yellow", "supplement-twice", again]]);
  });

  it("is yellow for an extension asked for when the limit had run out", () => {
    const tooLate = running().when(wake(), DUE).when(extension, DUE);
    expect(cardsAt(tooLate, DUE)).toContainEqual(["yellow", "extension-too-late", DUE]);
  });
});

describe("a second yellow card of one department in one application", () => {
  const [first, again] = [at("2026-03-03T10:00"), at("2026-03-04T10:00")];
  const twice = () => running().when(ask("site-plan"), first).when(ask("land-survey"), again);

  it("is a red one besides, and says what the first was for", () => {
    const late = at("2026-06-01T00:00");
    const { state } = twice().when(wake(), late);
    const red = cardsOf([state]).filter(({ rule }) => rule === "second-yellow");
    expect(red).toMatchObject([{ colour: "red", first: { rule: "supplement-twice", at: again } }]);
  });

  it("counts across its reviews, and never across departments", () => {
    const overdue = (department: string) =>
      given(...served({ department, matter: { ...strict, code: `m-${department}` } })).when(wake(), DUE)
        .state;
    const rulesOf = (...departments: string[]) => cardsOf(departments.map(overdue)).map(({ rule }) => rule);
    expect(rulesOf("water", "water")).toEqual(["promised-limit", "promised-limit", "second-yellow"]);
    expect(rulesOf("water", "land")).toEqual(["promised-limit", "promised-limit"]);
  });
});

describe("cards that count", () => {
  const late = at("2026-06-01T00:00");
  const counting = (...reviews: ReturnType<typeof given>["state"][]) =>
    cardsThatCount(cardsOf(reviews)).map(({ colour, rule }) => [colour, rule]);
  const overdue = (code: string, now: string) =>
    given(...served({ reviewId: `a1.${code}`, matter: { ...strict, code } })).when(wake(), now).state;
  const revoked = (
    review: ReturnType<typeof overdue>,
    rule: "promised-limit" | "statutory-limit",
    when: string,
  ) =>
    correctCard(review, { rule, at: when, reasons: "r" }, personOf("supervision"), when, RULES).events.reduce(
      evolve,
      review,
    );

  it("are one for one delay, the gravest", () => {
    expect(counting(overdue("m-1", DUE))).toEqual([["yellow", "promised-limit"]]);
    expect(counting(overdue("m-1", late))).toEqual([["red", "statutory-limit"]]);
  });

  it("are none that was revoked, and what it had covered counts again", () => {
    expect(counting(revoked(overdue("m-1", late), "statutory-limit", BY_LAW))).toEqual([
      ["yellow", "promised-limit"],
    ]);
    expect(counting(revoked(overdue("m-1", DUE), "promised-limit", DUE))).toEqual([]);
  });

  it("have the red card for a second yellow one in its place, and no second time beside a red one of its own", () => {
    expect(counting(overdue("m-1", DUE), overdue("m-2", DUE))).toEqual([
      ["yellow", "promised-limit"],
      ["red", "second-yellow"],
    ]);
    expect(counting(overdue("m-1", DUE), overdue("m-2", late))).toEqual([
      ["yellow", "promised-limit"],
      ["red", "statutory-limit"],
    ]);
  });

  it("are what the figures count, in whatever order they are counted", () => {
    const reviews = [
      overdue("m-1", late),
      revoked(overdue("m-2", late), "statutory-limit", BY_LAW),
      overdue("m-3", DUE),
    ];
    const expected = cardsThatCount(cardsOf(reviews));
    for (const order of [reviews, reviews.toReversed()]) {
      const records = Object.fromEntries(
        order.map((review) => [review.facts.reviewId, { version: 1, ...countedReview(review, late, RULES) }]),
      );
      const sum = Object.values(tallyOf(records)).reduce(
        ([yellow, red], day) => [yellow! + (day.standingYellow ?? 0), red! + (day.standingRed ?? 0)],
        [0, 0],
      );
      expect(sum).toEqual(
        ["yellow", "red"].map((colour) => expected.filter((card) => card.colour === colour).length),
      );
    }
  });
});
