/** 前置: a review starts as of the instant at which the last of its prerequisites consented, or falls with the first that did not. */
import { describe, expect, it } from "@jest/globals";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import {
  type ClosedReview,
  ownFacts,
  type Review,
  type ReviewEvent,
} from "../../../functions/domain/review/review.ts";
import { rollUp } from "../../../functions/domain/application/rollUp.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import {
  at,
  consent,
  DUE,
  factsOf,
  given,
  notApplicable,
  objection,
  opening,
  opinion,
  regionWith,
  replay,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
  withConditions,
} from "../given.ts";
import { received, reminded } from "../whole.ts";
import { assign, cancel, extend, interrupt, release, requestSupplement, startProcedure } from "../when.ts";

const ANSWERED = at("2026-03-04T15:00");

/** A review that waits for the reviews of these departments. */
const waiting = (...departments: readonly string[]) =>
  given(...opening(factsOf({ department: "land", waitsFor: departments.map((id) => `a1.${id}`) })));
const ended = (
  answer: Opinion | "silence",
  department = "water",
  when = ANSWERED,
  onTimeout = "deemed-consent" as const,
): Review => {
  const before = given(...served({ department, matter: { onTimeout } }));
  return (answer === "silence" ? before.when(wake(), DUE) : before.when(opinion(answer), when)).state;
};

describe("a review with prerequisites", () => {
  it("waits, without a clock, and takes no command about one; its handler may be named", () => {
    const review = waiting("water");
    expect(review.history.map(({ type }) => type)).toEqual(["review-waits"]);
    expect(review.state).toMatchObject({ status: "waiting", served: null });
    const refusal = { code: "not-running", status: "waiting" };
    for (const command of [opinion(consent), requestSupplement(["survey"]), startProcedure(), extend(1)])
      expect(review.when(command, ANSWERED).decision.refusal).toEqual(refusal);
    review.when(wake(), at("2027-01-01T00:00")).thenNothing();
    review.when(interrupt(), ANSWERED).thenNothing();
    expect(review.when(assign("Wang"), ANSWERED).state.handler?.name).toBe("Wang");
    expect(review.when(cancel(), ANSWERED).state).toMatchObject({ outcome: "cancelled", served: null });
  });

  it.each<{ of: string; prerequisite: Review; from: string }>([
    { of: "a consent", prerequisite: ended(consent), from: ANSWERED },
    { of: "conditions", prerequisite: ended(withConditions("a silt trap")), from: ANSWERED },
    { of: "a matter that does not apply", prerequisite: ended(notApplicable), from: ANSWERED },
    { of: "a consent by silence", prerequisite: ended("silence"), from: DUE },
    {
      of: "no response",
      prerequisite: given(...served({ matter: { onTimeout: "proceed-without" } })).when(wake(), DUE).state,
      from: DUE,
    },
  ])(
    "I21: starts as of the instant of $of, whenever that is noticed, and notes when it was",
    ({ prerequisite, from }) => {
      const noticed = at("2026-04-01T00:00");
      const review = waiting("water").when(release([prerequisite]), noticed);
      expect(review.decision.events.map(({ type }) => type)).toEqual(["review-served"]);
      expect(review.state).toMatchObject({
        status: "running",
        served: { servedAt: from, recordedAt: noticed },
      });
      review.when(release([prerequisite]), at("2026-04-01T00:00")).thenNothing();
    },
  );

  it("starts with what stands in for a prerequisite", () => {
    const claim = { matter: "consult-water", by: "promise", signedBy: "x" } as const;
    const facts = ownFacts(factsOf());
    const replaced = replay([{ type: "review-replaced", facts, claim, at: T0 } satisfies ReviewEvent]);
    expect(waiting("water").when(release([replaced]), T0).state).toMatchObject({
      status: "running",
      served: { servedAt: T0 },
    });
  });

  it("starts with the last of several, and not before", () => {
    const review = waiting("water", "forestry");
    const early = ended(consent, "water", at("2026-03-03T10:00"));
    const late = ended(consent, "forestry", ANSWERED);
    review.when(release([early]), ANSWERED).thenNothing();
    review.when(release([early, given(...served({ department: "forestry" })).state]), ANSWERED).thenNothing();
    for (const others of [
      [early, late],
      [late, early],
    ])
      expect(review.when(release(others), ANSWERED).state).toMatchObject({ served: { servedAt: ANSWERED } });
  });

  it("does not start with a review that it does not wait for", () => {
    waiting("water")
      .when(release([ended(consent, "forestry"), ended(objection, "ecology")]), ANSWERED)
      .thenNothing();
  });

  it.each<{ of: string; prerequisite: Review; outcome: string; from: string }>([
    { of: "an objection", prerequisite: ended(objection), outcome: "objected", from: ANSWERED },
    {
      of: "a refusal by silence",
      prerequisite: given(...served({ matter: { onTimeout: "deemed-refusal" } })).when(wake(), DUE).state,
      outcome: "deemed-refusal",
      from: DUE,
    },
    {
      of: "a cancellation",
      prerequisite: given(...served()).when(cancel(), ANSWERED).state,
      outcome: "cancelled",
      from: ANSWERED,
    },
  ])("falls with $of, as of its instant", ({ prerequisite, outcome, from }) => {
    const review = waiting("water", "forestry").when(release([prerequisite]), at("2026-04-01T00:00"));
    review.thenEvents({
      type: "review-cancelled",
      cause: { kind: "prerequisite", reviewId: "a1.water", outcome: outcome as "objected" },
      at: from,
    });
    expect(review.state).toMatchObject({ status: "closed", outcome: "cancelled", closedAt: from });
    expect(review.when(opinion(consent), at("2026-04-01T00:00")).decision.refusal?.code).toBe("cancelled");
  });

  it("falls with the first of two refusals, whichever is told first", () => {
    const first = ended(objection, "water", at("2026-03-03T10:00"));
    const second = ended(objection, "forestry", ANSWERED);
    for (const others of [
      [first, second],
      [second, first],
    ])
      expect(waiting("water", "forestry").when(release(others), ANSWERED).state).toMatchObject({
        closedAt: at("2026-03-03T10:00"),
        cause: { reviewId: "a1.water" },
      });
  });

  it("is not released by a silence that guards have kept from being a consent", () => {
    const escalated = given(...served({ flags: ["quota"] })).when(wake(), DUE).state;
    waiting("water")
      .when(release([escalated]), at("2026-04-01T00:00"))
      .thenNothing();
  });
});

describe("a review that fell with its prerequisite", () => {
  it("is nothing that a joint review has to settle: the objection is", () => {
    const objected = ended(objection) as ClosedReview;
    const fell = waiting("water").when(release([objected]), ANSWERED).state as ClosedReview;
    expect(rollUp([objected, fell])).toMatchObject({
      result: "refused",
      contested: { objections: ["a1.water"], clashes: [] },
    });
  });
});

describe("a chain of prerequisites in a case", () => {
  const region = regionWith([
    { code: "a", department: "water" },
    { code: "b", department: "forestry", prerequisites: [{ matter: "a", tolerable: false }] },
    { code: "c", department: "land", prerequisites: [{ matter: "b", tolerable: false }] },
    { code: "d", department: "ecology", prerequisites: [{ matter: "b", tolerable: true }] },
    { code: "e", department: "housing", prerequisites: [{ matter: "elsewhere", tolerable: false }] },
  ]);
  const { reviews } = reminded(received(submissionOf(), region));
  const standing = (now: string, all: readonly Review[] = reviews) => standingAt(all, at(now), RULES);
  const answering = (i: number, answer: Opinion, when: string): readonly Review[] =>
    reviews.map((review, j) =>
      i === j ? opinion(answer)(review, at(when)).events.reduce<Review>(evolve, review) : review,
    );

  it("holds the start of strict ones only: tolerable ones, and those that the project has not, hold nobody up", () => {
    expect(standing("2026-03-02T10:00").map(({ status }) => status)).toEqual([
      "running",
      "waiting",
      "waiting",
      "running",
      "running",
    ]);
  });

  it("is followed to its end though nobody has recorded a thing: each starts as the one before ended", () => {
    const all = standing("2026-03-12T00:00");
    expect(all.slice(0, 3)).toMatchObject([
      { outcome: "deemed-consent", closedAt: DUE },
      { status: "running", served: { servedAt: DUE, due: { dueAt: at("2026-03-18T00:00") } } },
      { status: "waiting" },
    ]);
    // Whoever is shown it three weeks late could not have answered: its date is what it was, its silence no consent.
    expect(standing("2026-03-27T00:00").slice(0, 3)).toMatchObject([
      { outcome: "deemed-consent", closedAt: DUE },
      {
        status: "overdue",
        failedGuards: ["G2"],
        served: { servedAt: DUE, due: { dueAt: at("2026-03-18T00:00") } },
      },
      { status: "waiting" },
    ]);
    const proceeding = received(
      submissionOf(),
      regionWith(region.matters.map((matter) => ({ ...matter, onTimeout: "proceed-without" }))),
    );
    expect(standing("2026-03-27T00:00", proceeding.reviews).slice(0, 3)).toMatchObject([
      { outcome: "no-response", closedAt: DUE },
      { served: { servedAt: DUE }, closedAt: at("2026-03-18T00:00") },
      { served: { servedAt: at("2026-03-18T00:00") }, closedAt: at("2026-03-26T00:00") },
    ]);
    expect(standing("2026-03-25T23:59:59.999", proceeding.reviews)[2]).toMatchObject({ status: "running" });
  });

  it("falls to its end with a refusal; the rest still answer", () => {
    const all = standing("2026-03-05T10:00", answering(0, objection, "2026-03-04T10:00"));
    const fell = { status: "closed", outcome: "cancelled", closedAt: at("2026-03-04T10:00") };
    expect(all).toMatchObject([
      { outcome: "objected" },
      { ...fell, cause: { kind: "prerequisite", reviewId: "a1.a", outcome: "objected" } },
      { ...fell, cause: { kind: "prerequisite", reviewId: "a1.b", outcome: "cancelled" } },
      { status: "running" },
      { status: "running" },
    ]);
  });
});
