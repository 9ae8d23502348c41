/** Whatever is answered and however the project changes: who is asked is what routing says, and what is not touched stands. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { readReview, ownState } from "../../../functions/contracts/stored.ts";
import { caseFactsOf, framesOf } from "../../../functions/domain/application/application.ts";
import type { ProjectChange } from "../../../functions/domain/application/changeRequest.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import { epochOf, instantOfEpoch, type Instant } from "../../../functions/domain/base/time.ts";
import { derivedFlags, type Flag } from "../../../functions/domain/catalogue/flags.ts";
import type { Matter, Region } from "../../../functions/domain/catalogue/region.ts";
import { route } from "../../../functions/domain/catalogue/routing.ts";
import { AFTER_ALL, caseRecordOf, flagsBefore } from "../../../functions/domain/review/caseAct.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { isClosed, type Review } from "../../../functions/domain/review/review.ts";
import { changes, fileOf } from "../../support/changes.ts";
import { consent, sentOf, objection, regionWith, RULES, submissionOf, T0 } from "../given.ts";
import { after, received, type Whole } from "../whole.ts";

const HOUR = 3600 * 1000;
const FACTS = ["crossesRiver", "needsPower", "occupiesHighway"] as const;
const FILES = ["site-plan", "land-survey", "design-scheme"] as const;
const FLAGS: readonly { flag: Flag; fact: (typeof FACTS)[number] }[] = [
  { flag: "public-safety-hazard", fact: "crossesRiver" },
  { flag: "quota", fact: "needsPower" },
];

const aMatter = fc.record({
  fact: fc.constantFrom(null, ...FACTS),
  files: fc.subarray([...FILES], { maxLength: 2 }),
  onTimeout: fc.constantFrom("deemed-consent" as const, "escalate" as const, "proceed-without" as const),
  before: fc.array(fc.record({ which: fc.nat(4), tolerable: fc.boolean() }), { maxLength: 2 }),
});

const regionOf = (
  matters: readonly (typeof aMatter extends fc.Arbitrary<infer M> ? M : never)[],
): Region => ({
  ...regionWith([
    // Somebody is always concerned.
    { code: "always" },
    ...matters.map(({ fact, files, onTimeout, before }, i): Partial<Matter> => ({
      code: `m${i}`,
      department: ["water", "land", "forestry"][i % 3]!,
      when: fact === null ? null : { attribute: fact, is: true },
      materials: files,
      onTimeout,
      prerequisites: [...new Map(before.map((one) => [one.which % Math.max(i, 1), one]))].flatMap(
        ([which, { tolerable }]) => (which < i ? [{ matter: `m${which}`, tolerable }] : []),
      ),
    })),
  ]),
  flags: FLAGS.map(({ flag, fact }) => ({ flag, when: { attribute: fact, is: true } })),
});

const someFacts = fc
  .array(fc.tuple(fc.constantFrom(...FACTS), fc.boolean()), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));

type Step =
  | { do: "answer"; which: number; opinion: Opinion; hours: number }
  | { do: "change"; attributes: Record<string, boolean>; files: readonly string[]; hours: number };

const hours = fc.integer({ min: 0, max: 60 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      which: fc.nat(9),
      opinion: fc.constantFrom<Opinion>(consent, consent, objection),
      hours,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      attributes: someFacts,
      files: fc.subarray([...FILES]),
      hours,
    }),
  },
);

type Played = { whole: Whole; now: Instant; changed: { before: Whole; after: Whole }[] };

function play(region: Region, stated: Record<string, boolean>, steps: readonly Step[]): Played {
  const attributes = { ...submissionOf().project.attributes, ...stated };
  const first = received(
    submissionOf({ attributes }, { materials: FILES.map((code) => sentOf(code)) }),
    region,
  );
  return steps.reduce<Played>(
    ({ whole, now: before, changed }, step) => {
      const now = instantOfEpoch(epochOf(before) + step.hours * HOUR);
      const current = { ...whole, reviews: standingAt(whole.reviews, now, RULES) };
      if (step.do === "answer") {
        const review = current.reviews[step.which % current.reviews.length]!;
        const { events } = giveOpinion(review, step.opinion, now, RULES);
        const answered = after(current, {
          events: [],
          reviews: [{ reviewId: review.facts.reviewId, events }],
        });
        return { whole: answered, now, changed };
      }
      const change: ProjectChange = {
        description: `${changed.length}`,
        attributes: step.attributes,
        materials: step.files.map((code) => fileOf(code, `${now}${step.hours}`)),
      };
      const decision = changes(whole, region, change, now, RULES);
      const next = after(whole, decision);
      return decision.events.length === 0
        ? { whole: current, now, changed }
        : { whole: next, now, changed: [...changed, { before: current, after: next }] };
    },
    { whole: first, now: T0, changed: [] },
  );
}

const acceptanceOf = ({ application }: Whole) => {
  if (!("acceptance" in application) || application.acceptance === null) throw new Error("not accepted");
  return application.acceptance;
};
const byId = ({ reviews }: Whole) => new Map(reviews.map((review) => [review.facts.reviewId, review]));

const played = fc
  .tuple(fc.array(aMatter, { minLength: 1, maxLength: 5 }), someFacts, fc.array(aStep, { maxLength: 8 }))
  .map(([matters, stated, steps]) => {
    const region = regionOf(matters);
    return { region, steps, ...play(region, stated, steps) };
  });

describe("after any sequence of answers and changes", () => {
  it("the reviews that count, open or closed, are of just those matters that routing the final facts gives", () => {
    fc.assert(
      fc.property(played, ({ region, whole }) => {
        const known = byId(whole);
        const counting = acceptanceOf(whole).reviews.map(
          ({ reviewId }) => known.get(reviewId)!.facts.matter.code,
        );
        expect(counting).toEqual(route(region, whole.application.facts.project).map(({ code }) => code));
        for (const { waitsFor, tolerates = [] } of acceptanceOf(whole).reviews)
          for (const id of [...waitsFor, ...tolerates])
            expect(acceptanceOf(whole).reviews.map(({ reviewId }) => reviewId)).toContain(id);
        // Whoever does not count is closed: nobody is asked in vain.
        const ids = new Set(acceptanceOf(whole).reviews.map(({ reviewId }) => reviewId));
        for (const { facts, status } of whole.reviews)
          if (!ids.has(facts.reviewId)) expect(status).toBe("closed");
      }),
      { numRuns: 600 },
    );
  });

  it("no opinion and no clock of a review that is not touched is lost, and what is closed stays as it was", () => {
    fc.assert(
      fc.property(played, ({ changed }) => {
        for (const step of changed) {
          const { application } = step.after;
          const next = byId(step.after);
          const event = application.changes;
          expect(event).toBeGreaterThan(0);
          const counting = new Set(acceptanceOf(step.after).reviews.map(({ reviewId }) => reviewId));
          for (const [id, before] of byId(step.before)) {
            const now = next.get(id)!;
            if (isClosed(before)) {
              expect(now).toEqual(before);
              continue;
            }
            if (!counting.has(id)) expect(now).toMatchObject({ outcome: "cancelled" });
            else if (now.interruptions === before.interruptions && before.status !== "waiting")
              expect([now.status, now.served]).toEqual([before.status, before.served]);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it("every open review carries every flag that the project ever implied since it was asked, and the present ones (I55)", () => {
    fc.assert(
      fc.property(played, ({ region, whole, changed }) => {
        const present = derivedFlags(region, whole.application.facts.project);
        const flagsOf = (review: Review) =>
          flagsBefore(caseRecordOf(review), AFTER_ALL).map(({ flag }) => flag);
        for (const review of whole.reviews) {
          if (review.status === "closed") continue;
          expect(flagsOf(review)).toEqual(expect.arrayContaining(present));
          for (const { before } of changed) {
            const earlier = byId(before).get(review.facts.reviewId);
            if (earlier) expect(flagsOf(review)).toEqual(expect.arrayContaining(flagsOf(earlier)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a review is read back from its history and from its base as it is, whenever its application was read (I24)", () => {
    fc.assert(
      fc.property(played, ({ whole, changed }) => {
        for (const state of [whole, ...changed.map((step) => step.after)])
          for (const review of state.reviews) {
            // What its application gives it is the same, however often the project has changed since.
            const given = caseFactsOf(framesOf(whole.application), review.facts.reviewId);
            const base = { head: "", state: JSON.stringify(ownState(review)) };
            expect(readReview(given, [], base)).toEqual(review);
          }
      }),
      { numRuns: 200 },
    );
  });
});
