/** I1, I3, I21, I23, I26, I29, I32, I36, I39: a whole case, in whatever order its reviews and its applicant act. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { NOTHING_LEFT } from "../answered.ts";
import { advance, viewAt } from "../../../functions/domain/review/advance.ts";
import { begin as beginApplication } from "../../../functions/domain/application/replay.ts";
import type { Application } from "../../../functions/domain/application/application.ts";
import { conclude as concludeCase, decide } from "../../../functions/domain/application/conclusion.ts";
import { handIn } from "../../../functions/domain/application/intake.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { ClosedReview, Review } from "../../../functions/domain/review/review.ts";
import { rollUp } from "../../../functions/domain/application/rollUp.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import { epochOf, instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import {
  closedBy,
  consent,
  factsOf,
  given,
  givenApplication,
  materialOf,
  sentOf,
  notApplicable,
  objection,
  opening,
  opinion,
  receive,
  REGION,
  regionWith,
  replay,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
  withConditions,
} from "../given.ts";
import { changes, everythingAnew } from "../../support/changes.ts";
import { after, received } from "../whole.ts";
import { cancel, release, TWENTY } from "../when.ts";
import { HOUR, DAY, LONG_AFTER, PLAIN, clockCommand, anyCommand, actsOf, act } from "./acts.ts";

describe("a case", () => {
  const answer = fc.constantFrom<Opinion | "silence">(
    "silence",
    consent,
    notApplicable,
    objection,
    withConditions("a silt trap"),
  );

  it("I1: has one lead, whatever is asked", () => {
    const attributes = fc.record({
      roadLength: fc.nat(2000),
      landTake: fc.nat(20000),
      crossesRiver: fc.boolean(),
      needsPower: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom("municipal-road", "public-building"), attributes, (type, some) => {
        const { project } = submissionOf();
        const decision = receive(submissionOf({ type, attributes: { ...project.attributes, ...some } }));
        const { state } = givenApplication(...decision.events);
        if (!("acceptance" in state) || state.acceptance === null) return;
        expect(REGION.projectTypes.find(({ code }) => code === type)?.lead).toBe(state.acceptance.lead.id);
      }),
    );
  });

  it("I3: is decided only when every review has closed", () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 5 }), fc.nat(4), (answers, missing) => {
        const { application, reviews } = caseOf(answers);
        const some = reviews.filter((_, i) => i !== missing);
        const decision = concludeCase(application, some, RULES);
        expect(decision.events.length > 0).toBe(some.length === reviews.length);
      }),
    );
  });

  it("I29: with a veto objection never grants that matter, and no lead overrides it", () => {
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 5 }),
        fc.nat(5),
        fc.constantFrom("automatic" as const, "lead" as const),
        (answers, i, policy) => {
          const all = answers.toSpliced(i, 0, objection);
          const { application, reviews } = caseOf(all, { veto: true }, policy);
          const vetoed = reviews.findIndex((_, which) => all[which] === objection);
          for (const verdict of [null, "grant", "refuse"] as const)
            expect(rollUp(reviews, verdict).matters[vetoed]?.result).toBe("refused");
          const decision = concludeCase(application, reviews, RULES);
          const concluded = givenApplication(...historyOf(application), ...decision.events);
          // What the lead may still say over the others leaves it where it is.
          const over =
            concluded.state.status === "deciding"
              ? concluded.when(
                  (state, now) =>
                    decide(
                      state,
                      reviews,
                      { result: "grant", reasons: "r", article: null, ...NOTHING_LEFT },
                      now,
                      RULES,
                    ),
                  T0,
                )
              : concluded;
          if (!("decision" in over.state)) throw new Error(over.state.status);
          expect(over.state.decision.matters[vetoed]).toMatchObject({
            result: "refused",
            ground: { by: "own" },
          });
        },
      ),
    );
  });

  it("I32: no department's doing touches another's review", () => {
    const departments = ["water", "land", "ecology"];
    fc.assert(
      fc.property(fc.nat(2), actsOf(anyCommand, 5), (own, acts) => {
        const reviews = departments.map(
          (department) =>
            given(...served({ department, matter: { ...TWENTY, code: department } }, T0, PLAIN)).state,
        );
        const changed = reviews.map((review, i) =>
          i === own
            ? acts.reduce(
                (now, { command, at: when }) =>
                  command(PLAIN)(now, instantOfEpoch(when)).events.reduce<Review>(evolve, now),
                review,
              )
            : review,
        );
        const before = standingAt(reviews, LONG_AFTER, PLAIN);
        const after = standingAt(changed, LONG_AFTER, PLAIN);
        expect(after.filter((_, i) => i !== own)).toEqual(before.filter((_, i) => i !== own));
      }),
    );
  });

  it("I21, I36: dependents start or fall the same, in whatever order the record is read and whenever", () => {
    const hour = fc.nat(6 * 24);
    const hours = fc.oneof(
      fc.tuple(hour, hour),
      hour.map((same) => [same, same] as const),
    );
    fc.assert(
      fc.property(answer, answer, hours, fc.boolean(), (first, second, [a, b], isTurned) => {
        const after = (hours: number) => instantOfEpoch(epochOf(T0) + hours * HOUR);
        const ended = (department: string, given: Opinion | "silence", hours: number): Review => {
          const review = replay(served({ department }, T0, PLAIN));
          const events =
            given === "silence"
              ? advance(review, LONG_AFTER, PLAIN)
              : opinion(given, PLAIN)(review, after(hours)).events;
          return events.reduce<Review>(evolve, review);
        };
        const x = ended("water", first, a);
        const y = ended("forestry", second, b);
        if (x.status !== "closed" || y.status !== "closed") return;
        const waiting = () =>
          given(...opening(factsOf({ department: "land", waitsFor: ["a1.water", "a1.forestry"] })));
        const refusals = [x, y]
          .filter(({ outcome }) => outcome === "objected")
          .map(({ closedAt }) => closedAt)
          .toSorted();
        const { state } = waiting().when(release(isTurned ? [y, x] : [x, y], PLAIN), LONG_AFTER);
        if (refusals.length > 0) expect(state).toMatchObject({ outcome: "cancelled", closedAt: refusals[0] });
        else
          expect(state).toMatchObject({
            served: { servedAt: x.closedAt > y.closedAt ? x.closedAt : y.closedAt },
          });
        // One after the other, as they come in: the same in the end.
        const early = x.closedAt <= y.closedAt ? [x, y] : [y, x];
        const stepwise = waiting()
          .when(release([early[0]!], PLAIN), LONG_AFTER)
          .when(release(early, PLAIN), LONG_AFTER);
        expect(stepwise.state).toEqual(state);
      }),
    );
  });

  it("I23: a review that a withdrawal has ended takes nothing any more, and its application no material", () => {
    const region = regionWith([{ code: "water", materials: [] }]);
    const received = receive(submissionOf(), region).events;
    fc.assert(
      fc.property(
        actsOf(clockCommand, 4),
        fc.nat(20),
        actsOf(clockCommand, 4),
        fc.nat(200),
        (before, day, after, more) => {
          const withdrawnAt = instantOfEpoch(epochOf(T0) + day * DAY);
          const gone = givenApplication(...received).when(
            (application, now) => withdraw(application, "x", now, [], RULES),
            withdrawnAt,
          );
          const sofar = before.filter(({ at: when }) => instantOfEpoch(when) <= withdrawnAt);
          const review = sofar.reduce(
            (now, what) => act(now, what),
            given(...served({ matter: TWENTY }, T0, PLAIN)),
          );
          const cancelled = review.when(cancel(PLAIN), withdrawnAt);
          // Noticed before or not, what time had made of it stands.
          expect(review.when(wake(PLAIN), withdrawnAt).when(cancel(PLAIN), withdrawnAt).state).toEqual(
            cancelled.state,
          );
          expect(cancelled.state.status).toBe("closed");
          const later = instantOfEpoch(epochOf(withdrawnAt) + more * DAY);
          const sent = after.reduce(
            (now, what) => act(now, { ...what, at: epochOf(withdrawnAt) + 1 }),
            cancelled,
          );
          expect(sent.state).toEqual({ ...cancelled.state, refusedAttempts: sent.state.refusedAttempts });
          expect(
            gone.when(
              (application, now) => handIn(application, region, materialOf("site-plan"), now, RULES, []),
              later,
            ).decision.events,
          ).toEqual([]);
        },
      ),
    );
  });

  it("I26: a change of the project starts clocks again as of its instant, whoever had been woken before", () => {
    const region = regionWith([{ code: "water", ...TWENTY, onTimeout: "escalate" }]);
    const whole = received(
      submissionOf({}, { materials: TWENTY.materials.map((code) => sentOf(code)) }),
      region,
    );
    fc.assert(
      fc.property(actsOf(clockCommand, 4), fc.nat(45), (before, day) => {
        const changedAt = instantOfEpoch(epochOf(T0) + day * DAY);
        const commanded = before
          .filter(({ at: when }) => instantOfEpoch(when) <= changedAt)
          .reduce(
            (review, { command, at: when }) =>
              command(RULES)(review, instantOfEpoch(when)).events.reduce<Review>(evolve, review),
            whole.reviews[0]!,
          );
        const woken = viewAt(commanded, changedAt, RULES);
        const change = (review: Review) => {
          const given = { ...whole, reviews: [review] };
          return after(
            given,
            changes(given, region, everythingAnew(given.application, "x"), changedAt, RULES),
          );
        };
        const changed = change(commanded);
        expect(changed).toEqual(change(woken));
        expect(changed.reviews[0]).toMatchObject({
          status: "running",
          interruptions: 1,
          supplement: null,
          procedures: [],
          extension: null,
          served: { servedAt: changedAt, clock: { suspensions: [] } },
        });
      }),
    );
  });

  it("I39: keeps its catalogue version, its limits and its policies, whatever the region has come to be", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom("automatic" as const, "lead" as const),
        (days, decision) => {
          const { application, reviews } = caseOf([consent]);
          const frozen = "acceptance" in application ? application.acceptance : null;
          const later: Region = {
            ...regionWith([{ code: "m0", limit: { days, unit: "working-days" } }]),
            version: "next",
          };
          const elsewhere = { ...later, policies: { ...later.policies, decision } };
          const handed = handIn(application, elsewhere, materialOf("site-plan"), T0, RULES, ["site-plan"]);
          const after = givenApplication(...historyOf(application), ...handed.events).state;
          expect("acceptance" in after && after.acceptance).toEqual(frozen);
          expect(concludeCase(after, reviews, RULES)).toMatchObject({
            events: [{ type: "application-decided" }],
          });
        },
      ),
    );
  });
});

/** A case whose departments have answered so; silence is a consent. */
function caseOf(
  answers: readonly (Opinion | "silence")[],
  about: { veto?: boolean } = {},
  decision: "automatic" | "lead" = "automatic",
) {
  const plain = regionWith(answers.map((_, i) => ({ code: `m${i}`, ...about })));
  const region = { ...plain, policies: { ...plain.policies, decision } };
  const application = beginApplication(receive(submissionOf(), region).events);
  const reviews = answers.map((given, i): ClosedReview =>
    closedBy(given, { reviewId: `a1.m${i}`, matter: about }),
  );
  return { application, reviews };
}

/** A history that leads to an accepted application. */
function historyOf(application: Application) {
  if (!("acceptance" in application) || application.acceptance === null) throw new Error("not accepted");
  const { facts, materials, acceptance } = application;
  return [
    { type: "application-received", facts, materials },
    { type: "application-accepted", acceptance },
  ] as const;
}
