/** 绩效考评: what a closed review, or complaint, gives to the appraisal; a fact counts once. */
import { describe, expect, it } from "@jest/globals";
import { breachesOf } from "../../functions/domain/review/breach.ts";
import { correctCard } from "../../functions/domain/review/correction.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { appraisedReview } from "../../functions/domain/supervision/appraised.ts";
import { MAY_STAND_IN, reviewCountedBy } from "../../functions/domain/supervision/asClosed.ts";
import type { AppraisalFigure } from "../../functions/domain/supervision/figures.ts";
import { SOMEBODY } from "../support/people.ts";
import { at, consent, given, notApplicable, objection, opinion, RULES, served, wake } from "./given.ts";
import { cancel, extend, interrupt, item, requestSupplement, supplementOf, supply } from "./when.ts";

const of = (review: Review) => {
  if (review.status !== "closed") throw new Error(`it is ${review.status}`);
  return appraisedReview(review, RULES);
};
const WEDNESDAY = at("2026-03-04T10:00");
const LATE = at("2026-03-12T10:00");
const late = () => given(...served({ flags: ["quota"] })).when(wake(), LATE);
const correctAll = (review: Review, now: string) => ({
  events: breachesOf(review).flatMap(
    ({ rule, at: broken }) =>
      correctCard(review, { rule, at: broken, reasons: "r" }, SOMEBODY, now, RULES).events,
  ),
});

describe("a closed review", () => {
  it("was answered in time, with the share of its limit, late, or fell silent", () => {
    const inTime = given(...served()).when(opinion(consent), WEDNESDAY).state;
    expect(of(inTime)).toEqual({ closedInTime: 1, timelyShareSum: 200_000 });
    expect(of(late().when(opinion(consent), LATE).state)).toEqual({ closedLate: 1 });
    expect(of(given(...served()).when(wake(), LATE).state)).toEqual({ closedSilent: 1 });
  });

  it("counts nothing that was called off, and an answer that sends it elsewhere as an answer", () => {
    expect(of(given(...served()).when(cancel(), WEDNESDAY).state)).toEqual({});
    expect(of(given(...served()).when(opinion(notApplicable), WEDNESDAY).state)).toMatchObject({
      closedInTime: 1,
    });
  });

  it("S7: is neither in time nor late once the cards for its delay were corrected, all of them", () => {
    expect(of(late().when(opinion(consent), LATE).when(correctAll, LATE).state)).toEqual({
      closedExcused: 1,
    });
    expect(
      of(
        given(...served())
          .when(wake(), LATE)
          .when(correctAll, LATE).state,
      ),
    ).toEqual({ closedExcused: 1 });
    // The statutory limit ran out, too: one card is corrected, the other stands.
    const both = given(...served({ flags: ["quota"] })).when(wake(), at("2026-04-20T10:00"));
    const one = both
      .when(opinion(consent), at("2026-04-20T10:00"))
      .when(
        (review, now) => ({ events: correctAll(review, now).events.slice(0, 1) }),
        at("2026-04-20T11:00"),
      );
    expect(breachesOf(one.state)).toHaveLength(2);
    expect(of(one.state)).toEqual({ closedLate: 1 });
  });

  it("counts in a closed period as it did then: what was corrected since was not yet", () => {
    const when = at("2026-04-15T00:05");
    const since = at("2026-05-20T10:00");
    const counted = (review: Review, figure: AppraisalFigure) => reviewCountedBy(review, figure, when, RULES);
    const silent = given(...served()).when(wake(), LATE);
    const excused = silent.when(correctAll, since).state;
    expect(of(excused)).toEqual({ closedExcused: 1 });
    expect([counted(excused, "closedSilent"), counted(excused, "closedExcused")]).toEqual([1, 0]);
    const before = silent.when(correctAll, at("2026-04-15T00:05")).state;
    expect([counted(before, "closedSilent"), counted(before, "closedExcused")]).toEqual([0, 1]);
    const tooLate = late().when(extend(2), LATE).when(opinion(consent), LATE).when(correctAll, since).state;
    expect([of(tooLate).otherCards, counted(tooLate, "otherCards"), counted(tooLate, "closedLate")]).toEqual([
      undefined,
      1,
      1,
    ]);
    expect(counted(given(...served()).state, "closedLate")).toBe(0);
    // Wherever it stands by now, there it is looked for.
    for (const [figure, review] of [
      ["closedSilent", excused],
      ["closedLate", tooLate],
      ["otherCards", tooLate],
    ] as const)
      expect(MAY_STAND_IN[figure].some((list) => (of(review)[list] ?? 0) > 0)).toBe(true);
  });

  it("has a card of its own for a delay that its ending does not tell of, and for an extension asked for too late", () => {
    const again = late().when(interrupt(), LATE).when(opinion(consent), at("2026-03-13T10:00"));
    expect(of(again.state)).toEqual({ closedInTime: 1, timelyShareSum: 0, otherCards: 1 });
    expect(
      of(late().when(interrupt(), LATE).when(correctAll, LATE).when(opinion(consent), LATE).state),
    ).toEqual({
      closedInTime: 1,
      timelyShareSum: 0,
    });
    const tooLate = late().when(extend(2), LATE).when(opinion(consent), LATE);
    expect(of(tooLate.state)).toEqual({ closedLate: 1, otherCards: 1 });
  });

  it("says that a supplement was asked for improperly, once, unless all of that was corrected", () => {
    const asked = given(...served({ matter: { materials: ["plan"] } }))
      .when(requestSupplement(supplementOf([item("plan")])), WEDNESDAY)
      .when(requestSupplement(supplementOf([item("plan", { defect: "unsigned" })])), WEDNESDAY)
      .when(supply("plan"), WEDNESDAY);
    const answered = asked.when(opinion(consent), at("2026-03-05T10:00"));
    expect(of(answered.state)).toMatchObject({ closedInTime: 1, improperSupplements: 1 });
    expect(of(answered.when(correctAll, LATE).state)).not.toHaveProperty("improperSupplements");
    // What its matter does not ask for, without a basis: refused, and no card.
    const foreign = given(...served())
      .when(requestSupplement(supplementOf([item("site-plan")])), WEDNESDAY)
      .when(opinion(consent), WEDNESDAY);
    expect(of(foreign.state)).toMatchObject({ improperSupplements: 1 });
  });

  it.each([
    ["a culvert of 3 m", {}],
    ["incurable: the site lies in the flood plain", { incurable: 1 }],
    ["无法补救：位于行洪区", { incurable: 1 }],
    ["—", { incurable: 1 }],
  ])("says of an objection whether it leaves anything to do: %s", (curableBy, more) => {
    const { state } = given(...served()).when(opinion({ ...objection, curableBy } as Opinion), WEDNESDAY);
    expect(of(state)).toEqual({ closedInTime: 1, timelyShareSum: 200_000, objected: 1, ...more });
  });
});
