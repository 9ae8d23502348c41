/** Row B7: no answer expects a decision in the past; where its date has gone by, it says who is late, since when, and what was done. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { expectedDecisionBy } from "../../functions/domain/application/expectation.ts";
import { lateness } from "../../functions/domain/application/lateness.ts";
import { applicationAt, standingAt } from "../../functions/domain/application/standing.ts";
import { epochOf, instantOfEpoch } from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { OnTimeout } from "../../functions/domain/catalogue/region.ts";
import { isClosed, type Review } from "../../functions/domain/review/review.ts";
import {
  at,
  conclude,
  consent,
  givenApplication,
  objection,
  opinion,
  receive,
  REGION,
  regionWith,
  RULES,
  submissionOf,
  T0,
} from "./given.ts";
import { received } from "./whole.ts";
import { evolve } from "../../functions/domain/review/replay.ts";

const DAY = 86_400_000;

/** Departments by webhook, but for some by the in-box. */
const withWebhooks = (region: Region, inBox: readonly string[]): Region => ({
  ...region,
  departments: region.departments.map((department) =>
    inBox.includes(department.id)
      ? department
      : { ...department, service: { channel: "webhook", url: "https://x.example" } },
  ),
});

describe("a road of March that is open on 1 May", () => {
  const matters = [
    { code: "water", department: "water", onTimeout: "escalate" as const },
    { code: "land", department: "land", onTimeout: "escalate" as const },
    { code: "ecology", department: "ecology" },
  ];
  const region = withWebhooks(regionWith(matters), ["water", "land"]);
  const whole = received(submissionOf(), region);
  const now = at("2026-05-01T10:00");
  const reviews = standingAt(whole.reviews, now, RULES);

  it("is expected by no date, and names every department that is late, since when, and each step of the ladder", () => {
    expect(expectedDecisionBy(whole.application, reviews, RULES, now)).toBeNull();
    const ladder = [
      { step: "leader", at: at("2026-03-10T00:00") },
      { step: "head-and-supervisor", at: at("2026-03-11T00:00") },
      { step: "government", at: at("2026-03-13T00:00") },
    ];
    const nameOf = (id: string) => {
      const { name, nameEn } = REGION.departments.find((department) => department.id === id)!;
      return { id, name, nameEn };
    };
    const overdue = { owes: "opinion", since: at("2026-03-10T00:00"), done: ladder };
    const reached = at("2026-03-04T00:00");
    expect(lateness(whole.application, reviews, RULES)).toEqual([
      { department: nameOf("water"), reviewId: "a1.water", ...overdue },
      { department: nameOf("land"), reviewId: "a1.land", ...overdue },
      {
        department: nameOf("ecology"),
        reviewId: "a1.ecology",
        owes: "receipt",
        since: reached,
        done: [{ step: "operator", at: reached }],
      },
    ]);
  });

  it("is expected by the last of those who still have time, and names who is late all the same", () => {
    const { application, reviews } = received(
      submissionOf(),
      regionWith([
        { code: "water", onTimeout: "escalate" },
        { code: "land", department: "land", limit: { days: 10, unit: "working-days" } },
        { code: "ecology", department: "ecology", prerequisites: [{ matter: "water", tolerable: false }] },
      ]),
    );
    const now = at("2026-03-11T10:00");
    const standing = standingAt(reviews, now, RULES);
    // Who waits for a late one has its whole limit from the day on which that one answers: today at the earliest.
    expect(expectedDecisionBy(application, standing, RULES, now)).toBe(at("2026-03-19T00:00"));
    expect(lateness(application, standing, RULES).map(({ reviewId }) => reviewId)).toEqual(["a1.water"]);
  });

  it("is not late a millisecond before its limit runs out", () => {
    const before = standingAt(whole.reviews, at("2026-03-09T23:59:59.999"), RULES);
    expect(lateness(whole.application, before, RULES).map(({ owes }) => owes)).toEqual(["receipt"]);
  });
});

describe("a lead that is late", () => {
  const region = regionWith([{ code: "water" }]);
  const late = (reviews: readonly Review[], regionOf: Region, now: string) => {
    const { state } = givenApplication(...receive(submissionOf(), regionOf).events).when(
      conclude(...reviews.filter(isClosed)),
      T0,
    );
    const application = applicationAt(state, at(now), RULES, regionOf);
    return {
      expected: expectedDecisionBy(application, reviews, RULES, at(now)),
      late: lateness(application, reviews, RULES),
    };
  };
  const closed = (answer: typeof consent) =>
    standingAt(received(submissionOf(), region).reviews, T0, RULES).map((review) =>
      opinion(answer)(review, T0).events.reduce<Review>(evolve, review),
    );

  it("with a decision is named with the steps of the ladder so far", () => {
    const signed = { ...region, policies: { ...region.policies, decision: "lead" as const } };
    expect(late(closed(consent), signed, "2026-03-05T10:00")).toEqual({
      expected: at("2026-03-06T00:00"),
      late: [],
    });
    expect(late(closed(consent), signed, "2026-03-09T10:00")).toMatchObject({
      expected: null,
      late: [
        {
          department: { id: "planning" },
          owes: "decision",
          reviewId: null,
          since: at("2026-03-06T00:00"),
          done: [
            { step: "leader", at: at("2026-03-06T00:00") },
            { step: "head-and-supervisor", at: at("2026-03-07T00:00") },
          ],
        },
      ],
    });
  });

  it("with the call to a joint review, or its conclusion, is named, too", () => {
    expect(late(closed(objection), region, "2026-03-06T10:00")).toMatchObject({
      expected: at("2026-03-17T00:00"),
      late: [{ owes: "sitting", since: at("2026-03-06T00:00"), done: [{ step: "leader" }] }],
    });
    expect(late(closed(objection), region, "2026-05-01T10:00")).toMatchObject({
      expected: null,
      late: [{ department: { id: "planning" }, owes: "sitting", reviewId: null }],
    });
  });
});

describe("any case, at any time", () => {
  const matter = fc.record({
    onTimeout: fc.constantFrom<OnTimeout>("deemed-consent", "escalate", "escalate", "proceed-without"),
    days: fc.constantFrom(1, 3, 10),
    department: fc.constantFrom("water", "land", "ecology", "forestry"),
    waits: fc.boolean(),
    answersOn: fc.option(fc.nat(30)),
  });
  const layout = fc.record({
    matters: fc.array(matter, { minLength: 1, maxLength: 6 }),
    decision: fc.constantFrom("automatic" as const, "lead" as const),
    inBox: fc.constantFrom(["water", "land", "ecology", "forestry"], ["water"]),
    day: fc.nat(120),
  });

  it("expects a decision after now or none; and where none, somebody is late, or everybody has answered", () => {
    fc.assert(
      fc.property(layout, ({ matters, decision, inBox, day }) => {
        const plain = regionWith(
          matters.map(({ onTimeout, days, department, waits }, i) => ({
            code: `m${i}`,
            department,
            onTimeout,
            limit: { days, unit: "working-days" as const },
            prerequisites: waits && i > 0 ? [{ matter: `m${i - 1}`, tolerable: false }] : [],
          })),
        );
        const region = withWebhooks({ ...plain, policies: { ...plain.policies, decision } }, inBox);
        const now = instantOfEpoch(epochOf(T0) + day * DAY);
        const { application, reviews } = received(submissionOf(), region);
        const said = reviews.map((review, i) => {
          const { answersOn } = matters[i]!;
          const when = answersOn === null ? null : instantOfEpoch(epochOf(T0) + answersOn * DAY);
          if (when === null || when > now || review.status !== "running") return review;
          return opinion(consent)(review, when).events.reduce<Review>(evolve, review);
        });
        const standing = standingAt(said, now, RULES);
        const expected = expectedDecisionBy(application, standing, RULES, now);
        const late = lateness(application, standing, RULES);
        for (const { since, done } of late) {
          expect(since <= now).toBe(true);
          expect(done.length).toBeGreaterThan(0);
          for (const { at: step } of done) expect(step <= now).toBe(true);
        }
        if (expected !== null) expect(expected > now).toBe(true);
        else expect(late.length > 0 || standing.every(isClosed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
