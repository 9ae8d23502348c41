/** 未动: half of the limit is used, and the department has done nothing yet. */
import { describe, expect, it } from "@jest/globals";
import { viewAt } from "../../functions/domain/review/advance.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { invite } from "../../functions/domain/review/visit.ts";
import { isUntouched } from "../../functions/domain/supervision/untouched.ts";
import { at, consent, given, opinion, RULES, served } from "./given.ts";
import { assign, extend, requestSupplement, signFor } from "./when.ts";

const days = (count: number) =>
  ({ matter: { limit: { days: count, unit: "working-days" }, materials: ["site-plan"] } }) as const;
const untouched = (review: Review, when: string) => {
  const now = at(when);
  return isUntouched(viewAt(review, now, RULES), now, RULES);
};
const TUESDAY = at("2026-03-03T10:00");

describe("a review is untouched", () => {
  it("once half of its days are used, rounded up, until its limit has run out", () => {
    // Served on Mon 03-02 with five working days: three are used when Thu 03-05 is over.
    const { state } = given(...served(days(5)));
    expect(untouched(state, "2026-03-05T23:59")).toBe(false);
    expect(untouched(state, "2026-03-06T00:00")).toBe(true);
    expect(untouched(state, "2026-03-09T23:59")).toBe(true);
    expect(untouched(state, "2026-03-10T00:00")).toBe(false);
  });

  it("never with a limit of one day, which has no middle", () => {
    const { state } = given(...served(days(1)));
    for (const when of ["2026-03-03T00:00", "2026-03-03T23:59"]) expect(untouched(state, when)).toBe(false);
    expect(untouched(given(...served(days(2))).state, "2026-03-04T00:00")).toBe(true);
  });

  it("though somebody has signed for it and a handler was named, and not where anything was done", () => {
    const before = given(...served(days(5)));
    for (const idle of [signFor(), assign("王工")])
      expect(untouched(before.when(idle, TUESDAY).state, "2026-03-06T00:00")).toBe(true);
    const appointment = { number: 1, heldOn: "2026-03-06", beginsAt: at("2026-03-06T14:30") };
    const visit = (review: Review, now: string) => ({ events: invite(review, appointment, now, RULES) });
    for (const done of [opinion(consent), extend(1), requestSupplement(["site-plan"])])
      expect(untouched(before.when(done, TUESDAY).state, "2026-03-06T09:00")).toBe(false);
    // A clock that has stood for a visit was no idle one: half of the days are used when the visit is over.
    const visited = before.when(visit, TUESDAY).state;
    expect(["2026-03-11T00:00", "2026-03-12T00:00"].map((when) => untouched(visited, when))).toEqual([
      false,
      false,
    ]);
  });
});
