/** The lamp of a review, and the days it shows. */
import { describe, expect, it } from "@jest/globals";
import { daysAt, lampOf, yellowFrom, type Lamp } from "../../functions/domain/supervision/lamp.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { at, consent, DUE, given, JUST_IN_TIME, opinion, RULES, served, T0, wake } from "./given.ts";

const lampAt = (review: Review, now: string): Lamp =>
  lampOf(review, daysAt(review, now, RULES).remainingDays);

describe("a running review", () => {
  const { state } = given(...served({ matter: { limit: { days: 10, unit: "working-days" } } }));

  it.each([
    { now: "2026-03-02T09:00", used: 0, left: 10, lamp: "green" },
    { now: "2026-03-12T23:59:59.999", used: 7, left: 3, lamp: "green" },
    { now: "2026-03-13T00:00", used: 8, left: 2, lamp: "yellow" },
    { now: "2026-03-16T23:59:59.999", used: 9, left: 1, lamp: "yellow" },
  ])("shows $lamp at $now, with $left days left", ({ now, used, left, lamp }) => {
    expect(daysAt(state, at(now), RULES)).toEqual({ usedDays: used, remainingDays: left });
    expect(lampAt(state, at(now))).toBe(lamp);
  });
});

describe("the first yellow day", () => {
  it.each([
    { n: 1, from: 1 },
    { n: 3, from: 1 },
    { n: 5, from: 1 },
    { n: 6, from: 2 },
    { n: 10, from: 2 },
    { n: 11, from: 3 },
    { n: 20, from: 4 },
    { n: 30, from: 6 },
  ])("of a limit of $n days has $from left", ({ n, from }) => {
    expect(yellowFrom(n)).toBe(from);
  });
});

describe("an overdue review", () => {
  const { state } = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), DUE);

  it("is red, with nothing left, however long it stays open", () => {
    expect(lampAt(state, DUE)).toBe("red");
    expect(lampAt(state, at("2026-06-01T00:00"))).toBe("red");
    expect(daysAt(state, at("2026-06-01T00:00"), RULES)).toEqual({ usedDays: 5, remainingDays: 0 });
  });
});

describe("a closed review", () => {
  it("is grey, and shows the days as they stood when it closed", () => {
    const { state } = given(...served()).when(opinion(consent), at("2026-03-05T10:00"));
    expect(lampAt(state, at("2026-06-01T00:00"))).toBe("grey");
    expect(daysAt(state, at("2026-06-01T00:00"), RULES)).toEqual({ usedDays: 2, remainingDays: 3 });
  });

  it("has used nothing when it closed on the day of service, and all when silence closed it", () => {
    const after = at("2026-06-01T00:00");
    const before = given(...served());
    const atOnce = before.when(opinion(consent), T0).state;
    expect(daysAt(atOnce, after, RULES)).toEqual({ usedDays: 0, remainingDays: 5 });
    const lastMoment = before.when(opinion(consent), JUST_IN_TIME).state;
    expect(daysAt(lastMoment, after, RULES)).toEqual({ usedDays: 4, remainingDays: 1 });
    const silenced = before.when(wake(), DUE).state;
    expect(daysAt(silenced, after, RULES)).toEqual({ usedDays: 5, remainingDays: 0 });
  });
});
