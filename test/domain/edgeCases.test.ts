/** The edge cases of the rules, by name: what is about to go wrong, and what has to come of it. */
import { describe, expect, it } from "@jest/globals";
import { viewAt } from "../../functions/domain/review/advance.ts";
import { layOutCalendar, type CalendarYear } from "../../functions/domain/calendar/calendar.ts";
import { dueOf } from "../../functions/domain/calendar/clock.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { expectedDecisionBy } from "../../functions/domain/application/expectation.ts";
import { daysAt, lampOf } from "../../functions/domain/supervision/lamp.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { nextChange } from "../../functions/domain/review/nextChange.ts";
import type { ClosedReview, Review } from "../../functions/domain/review/review.ts";
import { epochOf, instantOfEpoch, parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  DUE,
  given,
  givenApplication,
  JUST_IN_TIME,
  objection,
  opinion,
  receive,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
} from "./given.ts";
import { after, received, reminded } from "./whole.ts";
import {
  cancel,
  dueDateOf,
  endProcedure,
  extend,
  requestSupplement,
  startProcedure,
  supply,
  TWENTY,
} from "./when.ts";
import { nothingOnRecord } from "../support/fixtures.ts";

const year = (year: number, about: Partial<CalendarYear> = {}): CalendarYear => ({
  year,
  status: "official",
  source: ["https://example.org/notice"],
  holidays: [],
  makeUp: [],
  ...about,
});
const rulesOf = (
  version: string,
  years: readonly CalendarYear[],
  typhoon: readonly string[] = [],
): ReviewRules => ({
  calendar: layOutCalendar(
    version,
    years,
    typhoon.map((date) => ({ date, working: false, name: "台风" })),
  ),
  ...nothingOnRecord,
  zone: "Asia/Shanghai",
  closeOfBusiness: null,
});
const V1 = rulesOf("v1", [year(2026)]);

describe("the last instant of the due day", () => {
  it("23:59:59.999 is in time, 00:00:00.000 is late", () => {
    expect(given(...served()).when(opinion(consent), JUST_IN_TIME).state).toMatchObject({
      outcome: "consented",
    });
    expect(given(...served()).when(opinion(consent), DUE).decision.refusal?.code).toBe("late");
  });

  it("a timely opinion that is written after the timer has fired still counts", () => {
    const fired = given(...served()).when(wake(), instantOfEpoch(epochOf(DUE) - 30_000));
    expect(fired.when(opinion(consent), JUST_IN_TIME).state).toMatchObject({
      outcome: "consented",
      overdue: false,
    });
  });

  it("a timer that fires hours late finds the opinion in between late", () => {
    const between = given(...served()).when(opinion(objection), at("2026-03-10T02:00"));
    expect(between.decision.refusal).toMatchObject({ code: "late", outcome: "deemed-consent" });
    expect(between.when(wake(), at("2026-03-10T09:00")).state).toMatchObject({
      outcome: "deemed-consent",
      closedAt: DUE,
    });
  });

  it("16:00Z is the boundary of days", () => {
    const before = given(...served({}, parseInstant("2026-03-02T15:59:59.999Z")));
    const after = given(...served({}, parseInstant("2026-03-02T16:00:00.000Z")));
    expect([dueDateOf(before.state), dueDateOf(after.state)]).toEqual(["2026-03-09", "2026-03-10"]);
  });
});

describe("the last two departments in the same millisecond", () => {
  it("lead to one decision, whichever is written first", () => {
    const region = regionWith([{ code: "water" }, { code: "land", department: "land" }]);
    const reviews = ["water", "land"].map((department) =>
      closedBy(consent, { department, reviewId: `a1.${department}` }),
    );
    const application = givenApplication(...receive(submissionOf(), region).events);
    const decided = application.when(conclude(...reviews), T0);
    expect(application.when(conclude(...reviews.toReversed()), T0).decision).toEqual(decided.decision);
    decided.when(conclude(...reviews), T0).thenNothing();
  });
});

describe("a stop", () => {
  const review = given(...served());
  const stop = (now: Instant) => review.when(startProcedure({ plannedEnd: "2026-03-12" }), now);

  it("on the start day costs the days after it only", () => {
    const back = stop(T0).when(endProcedure(), at("2026-03-02T18:00"));
    expect(dueDateOf(back.state)).toBe("2026-03-09");
  });

  it("on the due day costs that day", () => {
    const stands = stop(JUST_IN_TIME);
    expect(stands.state.status).toBe("suspended");
    expect(dueDateOf(stands.state)).toBe("2026-03-13");
    expect(dueDateOf(stands.when(endProcedure(), JUST_IN_TIME).state)).toBe("2026-03-10");
  });

  it("after the due day is refused", () => {
    expect(stop(DUE).decision.refusal).toEqual({ code: "past-due", dueAt: DUE });
  });

  it("whose planned end passes unnoticed has ended then, and silence counts from there", () => {
    const stands = stop(at("2026-03-04T10:00"));
    // 03 is used; 13, 16, 17 and 18 follow.
    expect(stands.when(wake(), at("2026-05-01T00:00")).state).toMatchObject({
      outcome: "deemed-consent",
      closedAt: at("2026-03-19T00:00"),
    });
    expect(nextChange(stands.state, RULES)).toBe(at("2026-03-19T00:00"));
  });

  it("shows a blue lamp and the days used so far", () => {
    const { state } = stop(at("2026-03-05T10:00"));
    const days = daysAt(state, at("2026-03-10T10:00"), RULES);
    expect([lampOf(state, days.remainingDays), days]).toEqual(["blue", { usedDays: 2, remainingDays: 3 }]);
  });
});

describe("too late by the least", () => {
  it("an extension one second after the due instant is refused", () => {
    expect(given(...served()).when(extend(1), at("2026-03-10T00:00:01")).decision.refusal?.code).toBe(
      "past-due",
    );
  });

  it("a supplement is asked for on the last day of its window, and not a day after", () => {
    const review = given(...served({ matter: TWENTY }));
    const asked = (now: string) => review.when(requestSupplement(["survey"]), at(now)).decision.refusal?.code;
    expect(asked("2026-03-09T17:00")).toBeUndefined();
    expect(asked("2026-03-10T17:00")).toBe("supplement-window-closed");
  });
});

describe("a supplement", () => {
  const asked = given(...served({ matter: TWENTY })).when(requestSupplement(["survey", "site-plan"]), T0);

  it("answered in part still stops the clock", () => {
    expect(asked.when(supply("survey"), at("2026-03-04T10:00")).state.status).toBe("suspended");
  });

  it("never answered stops it no longer than its term, and silence escalates", () => {
    expect(asked.when(wake(), at("2026-07-01T00:00")).state).toMatchObject({
      status: "overdue",
      failedGuards: ["G4"],
    });
  });
});

describe("a department with nobody on duty", () => {
  it("is answered for by post A; its clock runs on", () => {
    expect(given(...served()).when(wake(), DUE).state).toMatchObject({
      outcome: "deemed-consent",
      silence: { responsible: { name: "王工", post: "A" } },
    });
  });
});

describe("a withdrawal", () => {
  const region = regionWith([{ code: "water" }]);
  const whole = reminded(received(submissionOf(), region));
  const withdrawn = (now: Instant) =>
    after(whole, withdraw(whole.application, "x", now, whole.reviews, RULES));

  it("that races the last opinion: the opinion that was first stands, the one that was second is refused", () => {
    const heard = given(...served())
      .when(opinion(consent), T0)
      .when(cancel(), at("2026-03-02T09:00:00.001"));
    expect(heard.state).toMatchObject({ outcome: "consented" });
    const gone = given(...served())
      .when(cancel(), T0)
      .when(opinion(consent), at("2026-03-02T09:00:00.001"));
    expect(gone.decision.refusal).toEqual({ code: "cancelled", cause: { kind: "withdrawal" } });
    // The decision that the last opinion would have led to is not made any more.
    expect(conclude(closedBy(consent, { reviewId: "a1.water" }))(withdrawn(T0).application)).toEqual({
      events: [],
    });
  });

  it("that races the wake: what the limit closed before it stands, noticed or not", () => {
    const [late] = withdrawn(at("2026-03-10T00:00:01")).reviews;
    expect(late).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    const [open] = withdrawn(JUST_IN_TIME).reviews;
    expect(open).toMatchObject({ outcome: "cancelled", closedAt: JUST_IN_TIME });
  });
});

describe("a calendar that comes while clocks run", () => {
  it("2027 published with make-up days: no date moves earlier than the one told", () => {
    const provisional = rulesOf("p", [year(2026), year(2027, { status: "provisional" })]);
    const makeUp = ["2027-01-02", "2027-01-03"].map((date) => ({ date, for: "x" }));
    const official = rulesOf("o", [year(2026), year(2027, { makeUp })]);
    const review = given(...served({}, at("2026-12-29T09:00"), provisional));
    expect(review.state.served?.due).toMatchObject({ dueDate: "2027-01-05", provisional: true });
    const anew = review.when(wake(official), at("2026-12-30T00:00"));
    expect(anew.state.served).toMatchObject({ due: { dueDate: "2027-01-05", provisional: false } });
    expect(anew.when(wake(official), at("2027-01-06T00:00")).state).toMatchObject({
      outcome: "deemed-consent",
    });
  });

  it("a typhoon day on the due day: before expiry it moves the date, and after expiry too while nobody has judged", () => {
    const stormy = rulesOf("storm", [year(2026)], ["2026-03-09"]);
    const review = given(...served({}, T0, V1));
    const before = review.when(wake(stormy), at("2026-03-09T08:00"));
    expect(dueDateOf(before.state)).toBe("2026-03-10");
    expect(review.when(opinion(consent, stormy), at("2026-03-10T10:00")).state).toMatchObject({
      overdue: false,
    });
    // What has closed stays closed.
    const closed = review.when(wake(V1), DUE);
    closed.when(wake(stormy), at("2026-03-10T10:00")).thenNothing();
    expect(viewAt(closed.state, at("2026-03-20T10:00"), stormy)).toMatchObject({ closedAt: DUE });
  });

  const worked = rulesOf("worked", [
    year(2026, {
      makeUp: ["2026-03-07", "2026-03-08", "2026-03-14", "2026-03-15"].map((date) => ({ date, for: "x" })),
    }),
  ]);

  it("while the clock stands: a stop that ends early does not end the limit before the date told at first", () => {
    const midnight = at("2026-03-03T00:00");
    const review = given(...served({}, T0, V1));
    const stands = review
      .when(startProcedure({ plannedEnd: "2026-03-19" }, V1), midnight)
      .when(wake(worked), midnight);
    expect(dueDateOf(stands.when(endProcedure(worked), midnight).state)).toBe("2026-03-09");
  });

  it("while the clock stands: more days never bring the date nearer", () => {
    const ten = given(...served({ matter: { limit: { days: 10, unit: "working-days" } } }, T0, V1));
    const stands = ten
      .when(startProcedure({ plannedEnd: "2026-03-05" }, V1), at("2026-03-04T10:00"))
      .when(wake(worked), at("2026-03-04T11:00"));
    expect(dueDateOf(stands.state)).toBe("2026-03-18");
    const longer = stands.when(extend(1, {}, worked), at("2026-03-04T12:00"));
    expect(dueDateOf(longer.state)).toBe("2026-03-18");
    expect(dueDateOf(longer.when(wake(worked), at("2026-03-06T00:00")).state)).toBe("2026-03-18");
  });

  it("while the clock stands: the date is a working day of the new calendar", () => {
    const makeUp = ["2026-03-14", "2026-03-15"].map((date) => ({ date, for: "x" }));
    const off = rulesOf("off", [
      year(2026, { makeUp, holidays: [{ name: "x", from: "2026-03-18", to: "2026-03-18" }] }),
    ]);
    const ten = given(...served({ matter: { limit: { days: 10, unit: "working-days" } } }, T0, V1));
    const stands = ten.when(startProcedure({ plannedEnd: "2026-03-05" }, V1), at("2026-03-04T10:00"));
    expect(dueDateOf(stands.state)).toBe("2026-03-18");
    expect(dueDateOf(stands.when(wake(off), at("2026-03-04T11:00")).state)).toBe("2026-03-19");
  });

  it("that reaches less far judges nothing anew", () => {
    const review = given(...served({}, at("2026-12-29T09:00"), rulesOf("far", [year(2026), year(2027)])));
    review.when(wake(V1), at("2026-12-30T00:00")).thenNothing();
  });
});

describe("how many matters apply", () => {
  const matters = (count: number) => Array.from({ length: count }, (_, i) => ({ code: `m${i}` }));

  it("none: refused at receipt; one and forty: accepted; forty-one: refused with the number", () => {
    expect(receive(submissionOf(), regionWith([])).refusal).toEqual({ code: "nothing-to-review" });
    for (const count of [1, 40]) {
      const { reviews } = received(submissionOf(), regionWith(matters(count)));
      expect(reviews.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => "running"));
    }
    expect(receive(submissionOf(), regionWith(matters(41))).refusal).toEqual({
      code: "too-many-reviews",
      count: 41,
      most: 40,
    });
  });

  it("forty that are all answered lead to one decision over all of them", () => {
    const region = regionWith(matters(40));
    const reviews = matters(40).map(({ code }): ClosedReview =>
      closedBy(consent, { reviewId: `a1.${code}` }),
    );
    const { state } = givenApplication(...receive(submissionOf(), region).events).when(
      conclude(...reviews),
      T0,
    );
    expect(state).toMatchObject({ status: "granted", decision: { matters: { length: 40 } } });
  });
});

describe("dates that are easily wrong", () => {
  it("a limit in calendar days that ends in the National Day week ends on the first working day after it", () => {
    const due = dueOf(
      { startedAt: at("2026-09-21T09:00"), limit: { days: 12, unit: "calendar-days" }, suspensions: [] },
      RULES,
    );
    expect(due).toMatchObject({ dueDate: "2026-10-08" });
  });

  it("29 February 2028 is a day like any other, where its year is loaded", () => {
    const leap = rulesOf("leap", [year(2028)]);
    const due = (days: number) =>
      dueOf(
        { startedAt: at("2028-02-28T09:00"), limit: { days, unit: "working-days" }, suspensions: [] },
        leap,
      );
    expect([due(1), due(2)]).toMatchObject([{ dueDate: "2028-02-29" }, { dueDate: "2028-03-01" }]);
  });
});

describe("the engine lost, with a hundred reviews waiting", () => {
  it("changes no outcome and no date: asked once, months later, all stand where they would have stood", () => {
    const starts = Array.from({ length: 100 }, (_, i) => instantOfEpoch(epochOf(T0) + i * 3_600_000));
    const policies = ["deemed-consent", "escalate", "proceed-without", "deemed-refusal"] as const;
    const later = at("2026-06-01T00:00");
    const all = starts.map((start, i) =>
      given(...served({ matter: { onTimeout: policies[i % 4]! } }, start)),
    );
    const woken = all.map((review) =>
      ["2026-03-08T00:00", "2026-03-10T12:00", "2026-03-12T00:00", "2026-04-01T00:00"]
        .reduce((now, when) => now.when(wake(), at(when)), review)
        .when(wake(), later),
    );
    expect(all.map((review) => review.when(wake(), later).state)).toEqual(woken.map(({ state }) => state));
  });
});

describe("when a decision can be expected", () => {
  const region = (decision: "automatic" | "lead") => {
    const plain = regionWith([
      { code: "a" },
      { code: "b", department: "land", prerequisites: [{ matter: "a", tolerable: false }] },
    ]);
    return { ...plain, policies: { ...plain.policies, decision } };
  };
  const caseUnder = (decision: "automatic" | "lead") => {
    const { application: state, reviews } = received(submissionOf(), region(decision));
    return { state, reviews };
  };

  it("is the end of the longest chain, and three working days more where the lead signs", () => {
    const { state, reviews } = caseUnder("automatic");
    expect(expectedDecisionBy(state, reviews, RULES, T0)).toBe(at("2026-03-18T00:00"));
    const signed = caseUnder("lead");
    expect(expectedDecisionBy(signed.state, signed.reviews, RULES, T0)).toBe(at("2026-03-24T00:00"));
  });

  it("comes nearer with an early answer, and moves away with a stop", () => {
    const { state, reviews } = caseUnder("automatic");
    const [first, second] = reviews;
    const change = (review: Review, command: ReturnType<typeof opinion>, now: string) =>
      command(review, at(now)).events.reduce<Review>(evolve, review);
    const early = change(first!, opinion(consent), "2026-03-04T10:00");
    expect(expectedDecisionBy(state, [early, second!], RULES, T0)).toBe(at("2026-03-12T00:00"));
    const stopped = change(first!, startProcedure({ plannedEnd: "2026-03-11" }), "2026-03-04T10:00");
    expect(expectedDecisionBy(state, [stopped, second!], RULES, T0)).toBe(at("2026-03-26T00:00"));
  });

  it("is unknown where a review is missing, and once nothing is waited for", () => {
    const { state, reviews } = caseUnder("automatic");
    expect(expectedDecisionBy(state, reviews.slice(0, 1), RULES, T0)).toBeNull();
    const gone = givenApplication(...receive(submissionOf(), region("automatic")).events).when(
      (s, now) => withdraw(s, "x", now, [], RULES),
      T0,
    );
    expect(expectedDecisionBy(gone.state, reviews, RULES, T0)).toBeNull();
  });

  it("is the end of the joint review, or the lead's term, once these are under way", () => {
    const one = regionWith([{ code: "water" }]);
    const joint = givenApplication(...receive(submissionOf(), one).events).when(
      conclude(closedBy(objection, { reviewId: "a1.water" })),
      T0,
    );
    expect(expectedDecisionBy(joint.state, [], RULES, T0)).toBe(at("2026-03-17T00:00"));
    const signed = { ...one, policies: { ...one.policies, decision: "lead" as const } };
    const deciding = givenApplication(...receive(submissionOf(), signed).events).when(
      conclude(closedBy(consent, { reviewId: "a1.water" })),
      T0,
    );
    expect(expectedDecisionBy(deciding.state, [], RULES, T0)).toBe(at("2026-03-06T00:00"));
  });
});
