/** Rows A7, A8, A9: every matter is decided by its own organ, and what nobody examined is in no decision. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { decide } from "../../functions/domain/application/conclusion.ts";
import { decideMatters, isGranted, type Verdict } from "../../functions/domain/application/matterDecision.ts";
import { rollUp, verdictsOpen } from "../../functions/domain/application/rollUp.ts";
import { standingAt } from "../../functions/domain/application/standing.ts";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { isClosed, type ClosedReview, type Review } from "../../functions/domain/review/review.ts";
import {
  answered,
  concludeWith,
  contested,
  convene,
  NOTHING_LEFT,
  SITTING,
  takingPositions,
} from "./answered.ts";
import {
  at,
  conclude,
  consent,
  DUE,
  factsOf,
  given,
  givenApplication,
  notApplicable,
  objection,
  opinion,
  receive,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
  withConditions,
} from "./given.ts";
import { revoke } from "./when.ts";
import { received } from "./whole.ts";

const LICENCE = { kind: "licence", veto: true, onTimeout: "escalate" } as const satisfies Partial<Matter>;
const SEVEN = ["water", "land", "ecology", "forestry", "planning", "housing", "highways"];
const LATER = at("2026-08-01T09:00");

type Laid = Partial<Matter> & { answer: Opinion | "silence" };

/** Every review of a case closed by its answer, or by its silence, as the rules let them start and fall. */
function closedCase(matters: readonly Laid[]): {
  reviews: ClosedReview[];
  region: ReturnType<typeof regionWith>;
} {
  const region = regionWith(
    matters.map(({ answer: _answer, ...matter }, i) => ({ code: `m${i}`, ...matter })),
  );
  const said = new Map(matters.map(({ answer }, i) => [`a1.m${i}`, answer]));
  let reviews: readonly Review[] = received(submissionOf(), region).reviews;
  for (const now of [T0, LATER]) {
    for (let before; before !== reviews;) {
      before = reviews;
      const standing = standingAt(reviews, now, RULES);
      const next = standing.map((review) => {
        const answer = said.get(review.facts.reviewId)!;
        if (answer === "silence" || (review.status !== "running" && review.status !== "overdue"))
          return review;
        return opinion(answer)(review, now).events.reduce<Review>(evolve, review);
      });
      if (next.some(({ status }, i) => status !== reviews[i]!.status)) reviews = next;
    }
  }
  return { reviews: reviews.filter(isClosed), region };
}

const resultsOf = (matters: readonly Laid[], verdict: Verdict = null) =>
  decideMatters(closedCase(matters).reviews, verdict).map(({ result }) => result);

describe("A7: a round in which every department finds that it does not apply", () => {
  const all = Object.fromEntries(SEVEN.map((department) => [department, notApplicable]));
  const { application, reviews } = answered({ answers: all });
  const says = (result: "grant" | "refuse" | "nothing-to-grant", article: string | null = null) =>
    application.when(
      (state, now) => decide(state, reviews, { result, reasons: "r", article, ...NOTHING_LEFT }, now, RULES),
      T0,
    ).state;

  it("is granted by nobody by itself: the lead decides, though the region asks for no signature", () => {
    expect(application.state).toMatchObject({ status: "deciding", decideOn: "2026-03-05" });
  });

  it("is what the lead says: nothing to grant, or its own decision over opinions that all pass it by", () => {
    expect(says("nothing-to-grant")).toMatchObject({
      status: "nothing-to-grant",
      lead: { result: "nothing-to-grant" },
    });
    expect(says("grant").status).toBe("granted");
    expect(says("refuse", "第三十八条").status).toBe("refused");
    const state = says("nothing-to-grant");
    if (!("decision" in state)) throw new Error(state.status);
    expect(new Set(state.decision.matters.map(({ result }) => result))).toEqual(new Set(["not-applicable"]));
  });

  it("has nothing that a lead could grant where all of it are licences", () => {
    const licences = answered({ answers: all, matter: LICENCE });
    licences.application
      .when(
        (state, now) =>
          decide(
            state,
            licences.reviews,
            { result: "grant", reasons: "r", article: null, ...NOTHING_LEFT },
            now,
            RULES,
          ),
        T0,
      )
      .thenRefused({ code: "decision-not-open", allowed: ["nothing-to-grant"] });
  });
});

describe("A8: a licence that falls with its prerequisite, unexamined", () => {
  const matters: Laid[] = [
    { code: "m0", department: "water", answer: objection },
    {
      code: "m1",
      department: "land",
      ...LICENCE,
      prerequisites: [{ matter: "m0", tolerable: false }],
      answer: consent,
    },
    { code: "m2", department: "ecology", answer: consent },
  ];
  const { reviews, region } = closedCase(matters);

  it("is in no decision, neither granted nor refused, whatever the lead concludes", () => {
    for (const verdict of ["grant", "refuse", null] as const)
      expect(resultsOf(matters, verdict)[1]).toBe("not-examined");
    const { state } = givenApplication(...receive(submissionOf(), region).events)
      .when(conclude(...reviews), T0)
      .when(convene(), T0)
      .when(concludeWith(reviews, { answers: [{ reviewId: "a1.m0", reasons: "r" }] }), SITTING);
    expect(state).toMatchObject({
      status: "partly-granted",
      decision: {
        matters: [
          { reviewId: "a1.m0", result: "granted", ground: { by: "lead" } },
          { reviewId: "a1.m1", result: "not-examined", outcome: "cancelled" },
          { reviewId: "a1.m2", result: "granted", ground: { by: "own" } },
        ],
      },
    });
  });
});

describe("A9: seven licences of seven organs, one of which refuses its own", () => {
  const { application, reviews } = answered({
    answers: Object.fromEntries(SEVEN.map((one) => [one, one === "ecology" ? objection : consent])),
    matter: LICENCE,
  });

  it("has that one refused by its organ, and the other six stand; no lead is asked", () => {
    const { state } = application;
    if (!("decision" in state)) throw new Error(state.status);
    expect(state).toMatchObject({ status: "partly-granted", decidedAt: T0, joint: null, lead: null });
    expect(state.decision.matters.map(({ department, result }) => [department, result])).toEqual(
      SEVEN.map((one) => [one, one === "ecology" ? "refused" : "granted"]),
    );
    expect(verdictsOpen(reviews)).toEqual([]);
  });
});

describe("a licence whose objection is no veto", () => {
  const { application, reviews } = answered({
    answers: { planning: consent, water: objection, land: consent },
    matters: { water: { kind: "licence", onTimeout: "escalate" } },
  });
  const convened = application.when(convene(), T0);

  it("goes to a joint review, in which the lead cannot grant it, and owes no answer", () => {
    expect(convened.state.status).toBe("joint-review");
    expect(convened.when(concludeWith(reviews), SITTING).state).toMatchObject({
      status: "partly-granted",
      decision: { matters: [{}, { reviewId: "a1.water", result: "refused", ground: { by: "own" } }, {}] },
    });
  });

  it("is granted where its organ thinks better of it", () => {
    const revised = reviews.map((review) =>
      review.outcome === "objected" ? takingPositions(review, convened.state, "withdraws") : review,
    );
    expect(rollUp(revised).matters[1]).toMatchObject({ result: "granted", outcome: "objected" });
  });

  it("stands where the lead refuses the opinions beside it", () => {
    const { application, reviews } = answered({
      answers: { water: consent, land: objection, planning: consent },
      matters: { water: { kind: "licence", onTimeout: "escalate" } },
    });
    const refused = application
      .when(convene(), T0)
      .when(concludeWith(reviews, { result: "refuse", article: "第三十八条" }), SITTING);
    expect(refused.state).toMatchObject({
      status: "partly-granted",
      decision: {
        matters: [
          { reviewId: "a1.water", result: "granted" },
          { reviewId: "a1.land", result: "refused", ground: { by: "lead" } },
          { reviewId: "a1.planning", result: "refused", ground: { by: "lead" } },
        ],
      },
    });
  });
});

describe("a joint review in which every objector thinks better of it", () => {
  it("is over as of the last of them, without a sitting", () => {
    const { application, reviews } = contested();
    const revised = reviews.map((review) =>
      review.outcome === "objected" ? takingPositions(review, application.state, "withdraws") : review,
    );
    application.when(conclude(...reviews), SITTING).thenNothing();
    const over = application.when(conclude(...revised), SITTING);
    expect(over.state).toMatchObject({
      status: "granted",
      decidedAt: T0,
      joint: { conclusion: null },
      decision: { matters: [{}, { result: "granted", outcome: "objected" }, {}] },
    });
    const maintained = reviews.map((review) =>
      review.outcome === "objected"
        ? takingPositions(review, application.state, "withdraws", "maintains")
        : review,
    );
    application.when(conclude(...maintained), SITTING).thenNothing();
  });

  it("waits for the lead's signature where the region asks for it", () => {
    const { application, reviews } = answered({
      answers: { water: objection, land: consent },
      policies: { decision: "lead" },
    });
    const revised = reviews.map((review) =>
      review.outcome === "objected" ? takingPositions(review, application.state, "withdraws") : review,
    );
    const { state } = application.when(conclude(...revised), SITTING);
    expect(state).toMatchObject({ status: "deciding", joint: { objections: ["a1.water"] } });
  });
});

describe("what depends on a matter", () => {
  const on = (matter: string, tolerable: boolean) => ({ prerequisites: [{ matter, tolerable }] });

  it("that is refused is refused with it where it was examined (容缺), to the end of the chain", () => {
    const matters: Laid[] = [
      { ...LICENCE, answer: objection },
      { ...LICENCE, ...on("m0", true), answer: consent },
      { ...LICENCE, ...on("m1", false), answer: consent },
      { answer: withConditions("a silt trap") },
    ];
    expect(resultsOf(matters)).toEqual(["refused", "refused", "refused", "granted-with-conditions"]);
    expect(decideMatters(closedCase(matters).reviews, null).map(({ ground }) => ground)).toEqual([
      { by: "own" },
      { by: "prerequisite", reviewId: "a1.m0" },
      { by: "prerequisite", reviewId: "a1.m1" },
      { by: "own" },
    ]);
  });

  it("that a lead overrides or refuses goes by it only where it lacked the consent", () => {
    const tolerating: Laid[] = [{ answer: objection }, { ...LICENCE, ...on("m0", true), answer: consent }];
    expect(resultsOf(tolerating, "grant")).toEqual(["granted", "granted"]);
    expect(resultsOf(tolerating, "refuse")).toEqual(["refused", "refused"]);
    const relying: Laid[] = [{ answer: consent }, { ...LICENCE, ...on("m0", true), answer: consent }];
    expect(resultsOf(relying, "refuse")).toEqual(["refused", "granted"]);
  });

  it("that does not apply lacks nothing", () => {
    expect(resultsOf([{ answer: notApplicable }, { ...on("m0", true), answer: consent }])).toEqual([
      "not-applicable",
      "granted",
    ]);
  });
});

describe("a silence of which nothing is left that anybody examined", () => {
  const silent = (matter: Partial<Matter>, policies = factsOf().policies) =>
    given(...served({ reviewId: "a1.water", matter, policies })).when(wake(), DUE);
  const resultUnder = (review: ClosedReview) =>
    ([null, "grant", "refuse"] as const).map((verdict) => decideMatters([review], verdict)[0]!.result);

  it("grants no licence where its organ has nothing to say, whatever the lead concludes", () => {
    const licence = silent({ kind: "licence", onTimeout: "proceed-without" }).state as ClosedReview;
    expect(licence.outcome).toBe("no-response");
    expect(resultUnder(licence)).toEqual(["not-examined", "not-examined", "not-examined"]);
    const opinion = silent({ onTimeout: "proceed-without" }).state as ClosedReview;
    expect(resultUnder(opinion)).toEqual(["granted", "granted", "refused"]);
  });

  it("is in no decision once it is revoked, for a licence or a veto; over an opinion the lead decides", () => {
    const revoked = (matter: Partial<Matter>) => {
      const policies = { ...factsOf().policies, licencesByTacitConsent: true };
      const deemed = silent(matter, policies);
      expect(deemed.state).toMatchObject({ outcome: "deemed-consent" });
      return deemed.when(revoke(), at("2026-03-12T10:00")).state as ClosedReview;
    };
    for (const matter of [{ kind: "licence" }, { veto: true }] as const)
      expect(resultUnder(revoked(matter))).toEqual(["not-examined", "not-examined", "not-examined"]);
    expect(resultUnder(revoked({}))).toEqual(["refused", "granted", "refused"]);
  });
});

describe("any case of up to forty matters", () => {
  const silent = { onTimeout: "deemed-refusal" } as const;
  const laid = fc
    .array(
      fc.record({
        kind: fc.constantFrom<Matter["kind"]>("opinion", "licence", "licence", "technical-review"),
        veto: fc.boolean(),
        answer: fc.constantFrom<Laid["answer"]>(
          consent,
          consent,
          consent,
          notApplicable,
          withConditions("a silt trap"),
          objection,
          "silence",
        ),
        before: fc.array(fc.record({ which: fc.nat(39), tolerable: fc.boolean() }), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 40, size: "max" },
    )
    .map((matters) =>
      matters.map(({ before, ...matter }, i): Laid => ({
        ...matter,
        ...silent,
        department: SEVEN[i % SEVEN.length]!,
        prerequisites:
          i === 0
            ? []
            : [...new Map(before.map(({ which, tolerable }) => [which % i, tolerable]))].map(
                ([which, tolerable]) => ({ matter: `m${which}`, tolerable }),
              ),
      })),
    );
  const verdict = fc.constantFrom<Verdict>(null, "grant", "refuse", "nothing-to-grant");
  const needs = (matters: readonly Laid[], i: number): number[] =>
    (matters[i]!.prerequisites ?? []).map(({ matter }) => Number(matter.slice(1)));
  const reaches = (matters: readonly Laid[], i: number, j: number): boolean =>
    i === j || needs(matters, i).some((one) => reaches(matters, one, j));
  const isObjected = (review: ClosedReview) => review.outcome === "objected";

  it("grants nothing that nobody examined, and refuses none of it: it is in no decision", () => {
    fc.assert(
      fc.property(laid, verdict, (matters, said) => {
        const { reviews } = closedCase(matters);
        decideMatters(reviews, said).forEach(({ result }, i) => {
          expect(result === "not-examined").toBe(reviews[i]!.outcome === "cancelled");
        });
      }),
      { numRuns: 60 },
    );
  });

  it("lets no lead override a veto, a refusal by silence, or another organ's licence", () => {
    fc.assert(
      fc.property(laid, verdict, (matters, said) => {
        const { reviews } = closedCase(matters);
        const [alone, under] = [decideMatters(reviews, null), decideMatters(reviews, said)];
        reviews.forEach((review, i) => {
          const { kind, veto } = review.facts.matter;
          if (review.outcome === "deemed-refusal" || (isObjected(review) && (veto || kind === "licence")))
            expect(under[i]).toMatchObject({ result: "refused", ground: { by: "own" } });
          // Of a licence that depends on nobody nothing changes at all.
          if (kind === "licence" && needs(matters, i).length === 0) expect(under[i]).toEqual(alone[i]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("has every matter stand that does not depend on the one whose organ changes its mind", () => {
    fc.assert(
      fc.property(laid, fc.nat(39), fc.constantFrom(consent, objection), (matters, which, other) => {
        const j = which % matters.length;
        const before = resultsOf(matters);
        const after = resultsOf(matters.with(j, { ...matters[j]!, answer: other }));
        matters.forEach((_, i) => {
          if (!reaches(matters, i, j)) expect(after[i]).toBe(before[i]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("grants nothing whose prerequisite was refused or never examined", () => {
    fc.assert(
      fc.property(laid, (matters) => {
        const results = resultsOf(matters);
        results.forEach((result, i) => {
          if (!isGranted(result)) return;
          for (const one of needs(matters, i))
            expect(["granted", "granted-with-conditions", "not-applicable"]).toContain(results[one]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is as a whole what its matters are", () => {
    fc.assert(
      fc.property(laid, (matters) => {
        const { result, matters: decided } = rollUp(closedCase(matters).reviews);
        const granted = decided.filter((one) => isGranted(one.result));
        const without = decided.filter(({ result }) => result === "refused" || result === "not-examined");
        if (granted.length > 0 && without.length > 0) expect(result).toBe("partly-granted");
        else if (granted.length > 0) expect(result).toMatch(/^granted/);
        else
          expect(result).toBe(
            without.some((one) => one.result === "refused") ? "refused" : "nothing-to-grant",
          );
      }),
      { numRuns: 60 },
    );
  });
});
