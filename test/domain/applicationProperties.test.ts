/** What holds of any application, whichever department answers first, and in whatever order material comes in. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { materialsOf } from "../../functions/domain/application/material.ts";
import { begin, evolve } from "../../functions/domain/application/replay.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { OnTimeout } from "../../functions/domain/catalogue/region.ts";
import { rollUp } from "../../functions/domain/application/rollUp.ts";
import type { ClosedReview } from "../../functions/domain/review/review.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  givenApplication,
  handIn,
  materialsBut,
  notApplicable,
  objection,
  receive,
  regionWith,
  submissionOf,
  withConditions,
} from "./given.ts";

fc.configureGlobal({ numRuns: 250 });

const NOW = at("2026-03-20T10:00");

type Answer = { answer: Opinion | "silence"; onTimeout: OnTimeout; veto: boolean };

const answer = fc.record<Answer>({
  answer: fc.constantFrom<Answer["answer"]>(
    "silence",
    consent,
    consent,
    notApplicable,
    withConditions("a silt trap"),
    withConditions("a silt trap", "no work in June"),
    objection,
  ),
  onTimeout: fc.constantFrom<OnTimeout>(
    "deemed-consent",
    "deemed-consent",
    "proceed-without",
    "deemed-refusal",
  ),
  veto: fc.boolean(),
});
const answers = fc.array(answer, { minLength: 1, maxLength: 6 });

const objects = ({ answer }: Answer): boolean => answer !== "silence" && answer.kind === "objection";

/** What no joint review can settle: a veto, or a refusal by silence. */
const refusesAtOnce = (given: Answer): boolean =>
  given.answer === "silence" ? given.onTimeout === "deemed-refusal" : objects(given) && given.veto;

const isContestedBy = (answers: readonly Answer[]): boolean =>
  answers.some((answer) => objects(answer) && !answer.veto);

const doesNotApply = ({ answer }: Answer): boolean =>
  answer !== "silence" && answer.kind === "not-applicable";

const CLOSED = new Map<string, ClosedReview>();

/** The reviews of an application, one for each answer. They are what they are: built once. */
const reviewsOf = (answers: readonly Answer[]): ClosedReview[] =>
  answers.map(({ answer, onTimeout, veto }, i) => {
    const reviewId = `a1.matter-${i}`;
    const key = JSON.stringify([reviewId, answer, onTimeout, veto]);
    const closed = CLOSED.get(key) ?? closedBy(answer, { reviewId, matter: { onTimeout, veto } });
    CLOSED.set(key, closed);
    return closed;
  });

const inReview = (answers: readonly Answer[]) =>
  givenApplication(...receive(submissionOf(), regionWith(answers.map(() => ({})))).events);

const shuffled = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, i) => i),
    { minLength: count },
  );

/** Answers, and an order in which their reviews close. */
const closing = answers.chain((answers) => fc.tuple(fc.constant(answers), shuffled(answers.length)));

describe("any application in review", () => {
  it("I3: decided means all closed: not one review earlier", () => {
    fc.assert(
      fc.property(closing, ([answers, order]) => {
        const reviews = reviewsOf(answers);
        const application = inReview(answers);
        order.forEach((_, closed) => {
          const sofar = order.slice(0, closed).map((i) => reviews[i]!);
          application.when(conclude(...sofar), NOW).thenNothing();
        });
        const { decision } = application.when(conclude(...reviews), NOW);
        // By the rules alone, or by a joint review that begins once all are closed, and not one review earlier either.
        const step = isContestedBy(answers)
          ? "joint-review-opened"
          : answers.every(doesNotApply)
            ? "lead-asked"
            : "application-decided";
        expect(decision.events.map((event) => event.type)).toEqual([step]);
      }),
    );
  });

  it("I36: the order of callbacks does not matter", () => {
    fc.assert(
      fc.property(closing, ([answers, order]) => {
        const reviews = reviewsOf(answers);
        const inOrder = inReview(answers).when(conclude(...reviews), NOW);
        const otherwise = inReview(answers).when(conclude(...order.map((i) => reviews[i]!)), NOW);
        expect(otherwise.decision).toEqual(inOrder.decision);
      }),
    );
  });

  it("I28: the conditions of the decision are the union over its reviews, each with its source", () => {
    fc.assert(
      fc.property(closing, ([answers, order]) => {
        const reviews = reviewsOf(answers);
        const { conditions } = rollUp(order.map((i) => reviews[i]!));
        const expected = answers.flatMap(({ answer }, i) =>
          answer !== "silence" && answer.kind === "consent-with-conditions"
            ? answer.conditions.map(({ text }) => `a1.matter-${i} ${text}`)
            : [],
        );
        expect(conditions.map(({ reviewId, text }) => `${reviewId} ${text}`).toSorted()).toEqual(
          expected.toSorted(),
        );
      }),
    );
  });

  it("is contested by an objection without veto; a final refusal takes its own matter, and what concerns nobody waits for the lead", () => {
    fc.assert(
      fc.property(answers, (answers) => {
        const conditions = answers.some(
          ({ answer }) => answer !== "silence" && answer.kind === "consent-with-conditions",
        );
        const { state } = inReview(answers).when(conclude(...reviewsOf(answers)), NOW);
        const some = answers.filter((answer) => !doesNotApply(answer));
        const granted = conditions ? "granted-with-conditions" : "granted";
        const expected = () => {
          if (isContestedBy(answers)) return "joint-review";
          if (some.length === 0) return "deciding";
          if (some.every(refusesAtOnce)) return "refused";
          return some.some(refusesAtOnce) ? "partly-granted" : granted;
        };
        expect(state.status).toBe(expected());
        if (state.status === "joint-review")
          expect(state.joint.objections).toEqual(
            answers.flatMap((answer, i) => (objects(answer) && !answer.veto ? [`a1.matter-${i}`] : [])),
          );
      }),
    );
  });
});

describe("any application that owes material", () => {
  const all = materialsOf(materialsBut());
  /** What is missing at first, and all of it handed in later in some order. */
  const late = fc.shuffledSubarray([...all], { minLength: 1 });
  const told = (missing: readonly { code: string }[]) => {
    const there = materialsBut(...missing.map(({ code }) => code));
    return givenApplication(...receive(submissionOf({}, { materials: there })).events);
  };

  it("is accepted with the last material, whatever the order, and not before", () => {
    fc.assert(
      fc.property(late, (missing) => {
        let application = told(missing);
        missing.forEach((material, i) => {
          expect(application.state.status).toBe("awaiting-materials");
          application = application.when(handIn(material), NOW);
          expect(application.decision.events).toHaveLength(i === missing.length - 1 ? 2 : 1);
        });
        expect(application.state.status).toBe("in-review");
      }),
    );
  });

  it("I24 and I25: repeats change nothing, and the events replay to the same state", () => {
    fc.assert(
      fc.property(late, fc.integer({ min: 2, max: 3 }), (missing, k) => {
        const once = missing.reduce(
          (application, material) => application.when(handIn(material), NOW),
          told(missing),
        );
        const often = missing
          .flatMap((material) => Array.from({ length: k }, () => material))
          .reduce((application, material) => application.when(handIn(material), NOW), told(missing));
        expect(often.history).toEqual(once.history);
        const stored = JSON.parse(JSON.stringify(once.history)) as ApplicationEvent[];
        expect(begin(stored)).toEqual(once.state);
        const [first, ...rest] = once.history;
        expect(rest.reduce<Application>(evolve, begin([first!]))).toEqual(once.state);
      }),
    );
  });
});
