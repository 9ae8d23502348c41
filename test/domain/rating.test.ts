/** 好差评: one mark per case and department, never changed; a bad one is called in one working day and answered in five. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  answer,
  begin,
  call,
  dutyOf,
  evolve,
  exclude,
  extend,
  followUp,
  followUpUntil,
  give,
  giveAgain,
  isOwed,
  latenessOf,
  MARKS,
  monthOf,
  ratableUntil,
  type Mark,
  type Rating,
  type RatingDecision,
} from "../../functions/domain/supervision/rating.ts";
import { countedRating } from "../../functions/domain/supervision/counted.ts";
import { exportedMark, published, satisfactionOf } from "../../functions/domain/supervision/satisfaction.ts";
import { sumOf } from "../../functions/domain/supervision/tally.ts";
import { personOf } from "../support/people.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { ratingCountedBy } from "../../functions/domain/supervision/asClosed.ts";
import { at, RULES } from "./given.ts";

const FRIDAY = at("2026-03-06T10:00");
const by = personOf("supervisor");
const facts = {
  ratingId: "a1-S1",
  applicationId: "a1",
  department: "water",
  words: "three requests for one paper",
  agreed: false,
  ratedAt: FRIDAY,
};
const rated = (mark: Mark): Rating => begin(give({ ...facts, mark }).events);
const after = (rating: Rating, { events }: RatingDecision): Rating => events.reduce(evolve, rating);
const MONDAY = at("2026-03-09T09:00");
const called = (): Rating => after(rated(2), call(rated(2), "reached", by, MONDAY));

describe("whether it may be given", () => {
  it("ends at 24:00 of the thirtieth calendar day", () => {
    expect(ratableUntil(at("2026-03-02T09:00"), RULES.zone)).toBe(at("2026-04-02T00:00"));
    expect(ratableUntil(at("2026-03-02T23:59"), RULES.zone)).toBe(at("2026-04-02T00:00"));
  });

  it("is the same when it is the same, and refused when it is another: a mark is never changed", () => {
    expect(giveAgain(rated(2), { ...facts, mark: 2 })).toBeNull();
    for (const other of [{ mark: 3 as const }, { words: null }, { agreed: true }])
      expect(giveAgain(rated(2), { ...facts, mark: 2, ...other })).toEqual({
        code: "rated-already",
        mark: 2,
        ratedAt: FRIDAY,
      });
  });
});

describe("a bad mark", () => {
  it("of 1 or 2 is to be called by the end of the next working day, and answered by that of the fifth; others owe nothing", () => {
    for (const mark of [1, 2] as const)
      expect(dutyOf(rated(mark), RULES)).toEqual({
        callBy: at("2026-03-10T00:00"),
        answerBy: at("2026-03-14T00:00"),
      });
    for (const mark of [3, 4, 5] as const) {
      expect(dutyOf(rated(mark), RULES)).toBeNull();
      expect(isOwed(rated(mark))).toBe(false);
      expect(call(rated(mark), "reached", by, MONDAY)).toEqual({
        events: [],
        refusal: { code: "no-rating-duty" },
      });
    }
  });

  it("is late from its instant on, until it was done; what was excluded in time is late with nothing", () => {
    const late = (rating: Rating, now: string) => latenessOf(rating, at(now), RULES);
    expect(late(rated(1), "2026-03-09T23:59")).toEqual({ call: false, answer: false });
    expect(late(rated(1), "2026-03-10T00:00")).toEqual({ call: true, answer: false });
    expect(late(called(), "2026-03-13T23:59")).toEqual({ call: false, answer: false });
    expect(late(called(), "2026-03-14T00:00")).toEqual({ call: false, answer: true });
    const gone = after(rated(1), exclude(rated(1), { ground: "mistaken", reasons: "r" }, by, MONDAY));
    expect(late(gone, "2026-06-01T00:00")).toEqual({ call: false, answer: false });
  });

  it("is answered after it was called, once, late as well", () => {
    expect(answer(rated(2), "sorry", by, MONDAY, RULES).refusal).toEqual({
      code: "rater-not-called",
      callBy: at("2026-03-10T00:00"),
    });
    const done = after(called(), answer(called(), "sorry", by, at("2026-05-01T09:00"), RULES));
    expect(done.answered).toEqual({ answer: "sorry", by, at: at("2026-05-01T09:00") });
    expect(isOwed(done)).toBe(false);
    expect(answer(done, "sorry", by, at("2026-05-02T09:00"), RULES)).toEqual({ events: [] });
    expect(answer(done, "other", by, at("2026-05-02T09:00"), RULES).refusal).toMatchObject({
      code: "rating-answered",
    });
  });

  it("has fifteen working days where it is complex, with reasons, once, before the five are over", () => {
    const more = after(called(), extend(called(), "three files", by, at("2026-03-13T23:59"), RULES));
    expect(dutyOf(more, RULES)!.answerBy).toBe(at("2026-03-28T00:00"));
    expect(extend(more, "three files", by, MONDAY, RULES)).toEqual({ events: [] });
    expect(extend(more, "more", by, MONDAY, RULES).refusal).toMatchObject({ code: "rating-extended" });
    expect(extend(called(), "late", by, at("2026-03-14T00:00"), RULES).refusal).toEqual({
      code: "rating-extension-late",
      until: at("2026-03-14T00:00"),
    });
  });

  it("is followed up once, within thirty days after its answer; the mark stays", () => {
    const said = { words: "it came", agreed: true };
    expect(followUp(called(), said, MONDAY, RULES.zone).refusal).toEqual({ code: "rating-not-answered" });
    const done = after(called(), answer(called(), "sorry", by, MONDAY, RULES));
    expect(followUpUntil(done, MONDAY, RULES.zone)).toBe(at("2026-04-09T00:00"));
    expect(followUp(done, said, at("2026-04-09T00:00"), RULES.zone).refusal).toMatchObject({
      code: "rating-too-late",
    });
    const followed = after(done, followUp(done, said, MONDAY, RULES.zone));
    expect(followed.facts.mark).toBe(2);
    expect(followUpUntil(followed, MONDAY, RULES.zone)).toBeNull();
    expect(followUp(followed, said, MONDAY, RULES.zone)).toEqual({ events: [] });
    expect(followUp(followed, { ...said, words: "not" }, MONDAY, RULES.zone).refusal).toMatchObject({
      code: "rating-followed-up",
    });
  });
});

describe("whatever is done about it, in any order", () => {
  it("leaves the mark as it was, does each thing once, and answers nobody who was not called", () => {
    const acts = ["call", "extend", "answer", "follow", "exclude"] as const;
    const step = fc.record({
      act: fc.constantFrom(...acts),
      text: fc.constantFrom("a", "b"),
      days: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.constantFrom(...MARKS), fc.array(step, { maxLength: 15 }), (mark, steps) => {
        let [now, rating] = [MONDAY, rated(mark)];
        const events: string[] = [];
        for (const { act, text, days } of steps) {
          now = plusSeconds(now, days * 86_400);
          const decision = {
            call: () => call(rating, text, by, now),
            extend: () => extend(rating, text, by, now, RULES),
            answer: () => answer(rating, text, by, now, RULES),
            follow: () => followUp(rating, { words: text, agreed: true }, now, RULES.zone),
            exclude: () => exclude(rating, { ground: "mistaken", reasons: text }, by, now),
          }[act]();
          events.push(...decision.events.map(({ type }) => type));
          rating = after(rating, decision);
        }
        expect(rating.facts).toEqual(rated(mark).facts);
        expect(new Set(events).size).toBe(events.length);
        if (mark > 2) expect(events.filter((type) => type !== "rating-excluded")).toEqual([]);
        const [called, answered] = [events.indexOf("rater-called"), events.indexOf("rating-answered")];
        if (answered !== -1) expect(called !== -1 && called < answered).toBe(true);
        expect(isOwed(rating)).toBe(mark <= 2 && answered === -1 && !events.includes("rating-excluded"));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe("what counts", () => {
  it("is every mark that is not excluded: of 5, 5 and an excluded 2 two, at 5.00", () => {
    const gone = after(rated(2), exclude(rated(2), { ground: "malicious", reasons: "r" }, by, MONDAY));
    const tallies = [rated(5), rated(5), gone].map((one) => countedRating(one, RULES.zone).tally);
    const counters = sumOf(tallies)["2026-03-06"]!;
    expect(counters).toEqual({ ratings: 2, ratingSum: 10, excludedRatings: 1 });
    expect(satisfactionOf(counters)).toEqual({ ratings: 2, mean: 5, bad: 0 });
    expect(gone.facts.mark).toBe(2);
    // A period that was closed before stays: by then it counted.
    expect([FRIDAY, MONDAY].map((when) => ratingCountedBy(gone, when))).toEqual([true, false]);
    expect(ratingCountedBy(rated(5), FRIDAY)).toBe(true);
    expect(exclude(gone, { ground: "mistaken", reasons: "r" }, by, MONDAY).refusal).toMatchObject({
      code: "rating-excluded",
    });
  });

  it("has a mean to 0.01, half up; no rating is none; published from five up", () => {
    expect(satisfactionOf({})).toEqual({ ratings: 0, mean: null, bad: 0 });
    expect(satisfactionOf({ ratings: 3, ratingSum: 13 }).mean).toBe(4.33);
    expect(satisfactionOf({ ratings: 8, ratingSum: 33 }).mean).toBe(4.13);
    expect(published(satisfactionOf({ ratings: 4, ratingSum: 20 }))).toBeNull();
    expect(published(satisfactionOf({ ratings: 5, ratingSum: 20 }))).toEqual({ ratings: 5, mean: 4 });
  });

  it("is, whatever the marks and whichever are excluded, what an independent reckoning comes to", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ mark: fc.constantFrom(...MARKS), gone: fc.boolean() }), { maxLength: 30 }),
        (marks) => {
          const tallies = marks.map(({ mark, gone }) => {
            const one = rated(mark);
            const end = gone
              ? exclude(one, { ground: "mistaken", reasons: "r" }, by, MONDAY)
              : { events: [] };
            return countedRating(after(one, end), RULES.zone).tally;
          });
          const { ratings, mean, bad } = satisfactionOf(sumOf(tallies)["2026-03-06"] ?? {});
          const counts = marks.filter(({ gone }) => !gone).map(({ mark }) => mark);
          const sum = counts.reduce<number>((a, b) => a + b, 0);
          expect(ratings).toBe(counts.length);
          expect(bad).toBe(counts.filter((mark) => mark < 3).length);
          if (mean === null) expect(counts).toHaveLength(0);
          else expect(Math.abs(mean - sum / counts.length)).toBeLessThanOrEqual(0.005 + 1e-9);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it("leaves as 6 − mark, and is told to a department by its month alone", () => {
    expect(MARKS.map(exportedMark)).toEqual([5, 4, 3, 2, 1]);
    expect(monthOf(facts, RULES.zone)).toBe("2026-03");
  });
});
