/** I52: a closed review never changes, whatever is loaded later: its ledger, days, figures and cards are those of its closing. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { layOutCalendar, type CalendarYear } from "../../../functions/domain/calendar/calendar.ts";
import { excerptOf, layOutExcerpt } from "../../../functions/domain/calendar/excerpt.ts";
import { advance, viewAt } from "../../../functions/domain/review/advance.ts";
import { ledgerRows } from "../../../functions/domain/review/judgedDays.ts";
import type { ReviewRules } from "../../../functions/domain/review/circumstances.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { cardsOf } from "../../../functions/domain/supervision/card.ts";
import { countedReview } from "../../../functions/domain/supervision/counted.ts";
import { daysAt } from "../../../functions/domain/supervision/lamp.ts";
import { shareOfLimit } from "../../../functions/domain/supervision/share.ts";
import { addDays, instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { at, consent, given, opinion, RULES, served, T0, wake } from "../given.ts";
import { cancel } from "../when.ts";
import { about, act, actsOf, anyCommand, CALENDARS, LONG_AFTER, opened, PLAIN } from "./acts.ts";

/** Everything that anybody is told of a review's days. */
const told = (review: Review, rules: ReviewRules) => ({
  state: viewAt(review, LONG_AFTER, rules),
  ledger: ledgerRows(review, LONG_AFTER, rules),
  days: daysAt(review, LONG_AFTER, rules),
  cards: cardsOf([review]),
  figures: countedReview(review, LONG_AFTER, rules),
});

/** The calendar with days off more, as a new version. */
const without = (...dates: readonly string[]): ReviewRules => {
  const days = RULES.calendar.days.map((day) =>
    dates.includes(day.date)
      ? { ...day, working: false, kind: "local-day-off" as const, name: "Typhoon (red signal)" }
      : day,
  );
  return { ...RULES, calendar: { ...RULES.calendar, version: "later", days } };
};

describe("what is closed", () => {
  const seven = (about = {}) =>
    given(...served({ matter: { limit: { days: 7, unit: "working-days" }, ...about } }));

  it("B4: keeps its ledger and the days it used, whatever typhoon day is loaded later", () => {
    const { state } = seven().when(opinion(consent), at("2026-03-10T10:00"));
    const before = told(state, RULES);
    expect(before.days).toEqual({ usedDays: 5, remainingDays: 2 });
    const typhoon = without("2026-03-04");
    expect(told(state, typhoon)).toEqual(before);
    expect(before.ledger.find(({ date }) => date === "2026-03-04")).toMatchObject({ counted: true });
    // One that still runs is counted anew.
    expect(daysAt(viewAt(seven().state, T0, typhoon), at("2026-03-10T10:00"), typhoon)).toEqual({
      usedDays: 4,
      remainingDays: 3,
    });
  });

  it("keeps them by every outcome", () => {
    const withdrawn = seven().when(cancel(), at("2026-03-10T10:00"));
    const overdue = seven({ onTimeout: "escalate" }).when(wake(), at("2026-03-20T10:00"));
    const closed = [
      seven().when(wake(), at("2026-03-20T10:00")),
      seven({ onTimeout: "deemed-refusal" }).when(wake(), at("2026-03-20T10:00")),
      seven({ onTimeout: "proceed-without" }).when(wake(), at("2026-03-20T10:00")),
      withdrawn,
      overdue.when(opinion(consent), at("2026-03-24T10:00")),
    ];
    for (const { state } of closed) {
      expect(state.status).toBe("closed");
      expect(told(state, without("2026-03-04", "2026-03-12", "2026-03-18"))).toEqual(told(state, RULES));
    }
  });

  it("and what has run out keeps its ledger, while the days that it is late go on by the calendar at hand", () => {
    const { state } = seven({ onTimeout: "escalate" }).when(wake(), at("2026-03-12T10:00"));
    const now = at("2026-03-20T10:00");
    const typhoon = without("2026-03-04", "2026-03-16");
    expect(ledgerRows(state, now, typhoon).filter(({ date }) => date <= "2026-03-11")).toEqual(
      ledgerRows(state, now, RULES).filter(({ date }) => date <= "2026-03-11"),
    );
    expect(daysAt(state, now, typhoon)).toEqual({ usedDays: 7, remainingDays: 0 });
    const share = (rules: ReviewRules) => Math.round(shareOfLimit(state, now, rules) * 1000) / 1000;
    // 12, 13, 16, 17, 18 and 19 March beyond seven days; without the 16th five of them.
    expect([share(RULES), share(typhoon)]).toEqual([1.857, 1.714]);
  });

  it("I52: never changes, by whatever it was closed, and whatever calendars came before and come after", () => {
    const versions = fc.array(fc.nat(CALENDARS.length - 1), { minLength: 6, maxLength: 6 });
    let closedOnes = 0;
    fc.assert(
      fc.property(
        about,
        actsOf(anyCommand, 6),
        versions,
        fc.constantFrom(...CALENDARS),
        fc.boolean(),
        (policy, acts, before, after, isWithdrawn) => {
          let review = acts.reduce(
            (current, what, i) => act(current, what, CALENDARS[before[i]!]),
            opened(policy),
          );
          const last = CALENDARS[before.at(-1)!]!;
          if (isWithdrawn) review = review.when(cancel(last), instantOfEpoch(acts.at(-1)?.at ?? 0) || T0);
          const end =
            advance(review.state, LONG_AFTER, last).length === 0
              ? review
              : review.when(wake(last), LONG_AFTER);
          if (end.state.status !== "closed" || end.state.served === null) return;
          closedOnes++;
          expect(told(end.state, after)).toEqual(told(end.state, PLAIN));
          expect(advance(end.state, LONG_AFTER, after)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
    expect(closedOnes).toBeGreaterThan(300);
  });
});

describe("the excerpt of a calendar", () => {
  it("says of its days what the calendar said, names, kinds and what was not official among them", () => {
    const { calendar } = RULES;
    fc.assert(
      fc.property(fc.nat(900), fc.nat(120), (first, length) => {
        const from = calendar.days[first]!.date;
        const to = addDays(from, length);
        const kept = layOutExcerpt(excerptOf(calendar, from, to), from, "kept");
        expect(kept.days).toEqual(calendar.days.slice(first, first + length + 1));
      }),
    );
  });

  it("is small: of sixty days around a Spring Festival with a local day a few hundred bytes at most", () => {
    const year: CalendarYear = {
      year: 2026,
      status: "official",
      source: ["https://example.org/notice"],
      holidays: [{ name: "春节", from: "2026-02-15", to: "2026-02-23" }],
      makeUp: [
        { date: "2026-02-14", for: "春节" },
        { date: "2026-02-28", for: "春节" },
      ],
    };
    const local = [{ date: "2026-03-04", working: false, name: "Typhoon (red signal)" }];
    const excerpt = excerptOf(layOutCalendar("v", [year], local), "2026-02-01", "2026-04-01");
    expect(Buffer.byteLength(JSON.stringify(excerpt))).toBeLessThan(260);
  });
});
