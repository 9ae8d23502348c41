/** 可能超期: by the 80th percentile of what took longer than the days already used. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { likelyLate, usualBeyond, type Durations } from "../../functions/domain/supervision/prediction.ts";
import { answeredOnDay } from "../../functions/domain/supervision/share.ts";
import { at, consent, DUE, given, JUST_IN_TIME, opinion, RULES, served, T0, wake } from "./given.ts";
import { requestSupplement } from "./when.ts";

const counted = (...days: readonly number[]): Durations =>
  days.reduce<Record<number, number>>((sum, day) => ({ ...sum, [day]: (sum[day] ?? 0) + 1 }), {});

/** As it is said in words: sorted, those that are longer, the one at four fifths. */
function bySorting(days: readonly number[], used: number) {
  const longer = days.filter((day) => day > used).toSorted((a, b) => a - b);
  return longer.length < 5 ? null : { days: longer[Math.ceil(0.8 * longer.length) - 1]!, of: longer.length };
}

describe("what is usual", () => {
  it("is the fourth of five of those that took longer than the days used", () => {
    const durations = counted(1, 2, 2, 3, 3, 3, 4, 4, 4, 6);
    expect(usualBeyond(durations, 2)).toEqual({ days: 4, of: 7 });
    expect(usualBeyond(durations, 3)).toBe(null);
    expect(usualBeyond(counted(6, 6, 6, 6, 6), 5)).toEqual({ days: 6, of: 5 });
    expect(usualBeyond(counted(6, 6, 6, 6), 5)).toBe(null);
    expect(usualBeyond({}, 0)).toBe(null);
  });

  it("is that of sorting them, whatever they are", () => {
    const days = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 });
    fc.assert(
      fc.property(days, fc.nat(30), (all, used) => {
        expect(usualBeyond(counted(...all), used)).toEqual(bySorting(all, used));
      }),
    );
  });
});

describe("a review is likely to be late", () => {
  const running = () => given(...served()).state; // five working days, due with Mon 03-09
  const slow = counted(3, 4, 5, 6, 6);
  const told = (when: string, durations: Durations = slow, review = running()) =>
    likelyLate(review, at(when), RULES, (department, matter) =>
      department === "water" && matter === "consult-water" ? durations : undefined,
    );

  it("where what is usual is beyond its limit, and as long as enough took longer than it has by now", () => {
    expect(told("2026-03-03T09:00")).toEqual({ days: 6, of: 5 });
    expect(told("2026-03-03T09:00", counted(3, 4, 5, 5, 6))).toBe(null);
    expect(told("2026-03-09T09:00")).toBe(null);
    expect(told("2026-03-09T09:00", counted(6, 6, 6, 6, 6))).toEqual({ days: 6, of: 5 });
  });

  it("only while its clock runs, by its own department's answers to its own matter", () => {
    expect(likelyLate(running(), at("2026-03-03T09:00"), RULES, () => undefined)).toBe(null);
    const asked = given(...served({ matter: { materials: ["survey"] } })).when(
      requestSupplement(["survey"]),
      T0,
    ).state;
    expect(told("2026-03-03T09:00", slow, asked)).toBe(null);
    expect(told("2026-03-12T09:00", slow, given(...served()).when(opinion(consent), T0).state)).toBe(null);
  });

  it("counts days as they are lived: an answer on the last day of five took five, a silence six", () => {
    const on = (review: ReturnType<typeof running>) => answeredOnDay(review, at("2026-05-01T00:00"), RULES);
    expect(on(given(...served()).when(opinion(consent), T0).state)).toBe(1);
    expect(on(given(...served()).when(opinion(consent), JUST_IN_TIME).state)).toBe(5);
    expect(on(given(...served()).when(wake(), DUE).state)).toBe(6);
    const overdue = given(...served({ flags: ["quota"] })).when(wake(), DUE);
    expect(on(overdue.when(opinion(consent), at("2026-03-10T10:00")).state)).toBe(6);
    expect(on(overdue.when(opinion(consent), at("2026-03-12T10:00")).state)).toBe(8);
  });
});
