/** 绩效考评: what a department's reviews give to its figures, and what figures come to. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { countedReview } from "../../functions/domain/supervision/counted.ts";
import { seconds } from "../../functions/domain/supervision/secondYellow.ts";
import { figuresFrom, FORMULAS } from "../../functions/domain/supervision/figures.ts";
import {
  additions,
  listedOf,
  relisted,
  sumOf,
  tallyOf,
  tallyOfListed,
  TOOK,
  COUNTERS,
  type Counters,
} from "../../functions/domain/supervision/tally.ts";
import { at, consent, DUE, factsOf, given, objection, opinion, RULES, served, wake } from "./given.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { cancel, extend, requestSupplement } from "./when.ts";

/** Long after everything: five working days, due with Mon 03-09. */
const NOW = at("2026-05-01T00:00");
const WEDNESDAY = at("2026-03-04T10:00");
const LATE = at("2026-03-12T10:00");
const overdue = () => given(...served({ flags: ["quota"] })).when(wake(), LATE);
const answeredAt = (now: string, what = consent) => given(...served()).when(opinion(what), now).state;

/** The figures of reviews, each of a case of its own. */
const asOf = (now: Instant, ...reviews: Review[]) => {
  const tallies = reviews.map((review) =>
    tallyOf({ a: { version: 1, ...countedReview(review, now, RULES) } }),
  );
  const all = tallies.flatMap((tally) => Object.values(tally)).map((counters) => ({ all: counters }));
  return figuresFrom(sumOf(all)["all"] ?? {});
};

const of = (...reviews: Review[]) => asOf(NOW, ...reviews);

describe("a department's figures", () => {
  it("are nothing, and no rates, where nothing was served", () => {
    const waiting = given({ type: "review-waits", facts: factsOf({ waitsFor: ["a1.land"] }) }).state;
    const none = { received: 0, open: 0, onTimeRate: null, supplementRate: null, meanShareOfLimit: null };
    expect(of()).toMatchObject(none);
    expect(of(waiting)).toMatchObject(none);
  });

  it("tell an answer in time, an early one, a late one, an open one past its time, and silence apart", () => {
    const early = answeredAt(WEDNESDAY);
    const inTime = answeredAt(at("2026-03-09T10:00"), objection);
    const late = overdue().when(opinion(consent), NOW).state;
    const silent = given(...served()).when(wake(), NOW).state;
    expect(of(early, inTime, late, overdue().state, silent)).toMatchObject({
      received: 5,
      open: 1,
      onTime: 2,
      early: 1,
      overdue: 2,
      silent: 1,
      objections: 1,
      supplements: 0,
      yellowCards: 3,
      measured: 5,
      onTimeRate: 0.4,
      // From Tue 03-10 to Thu 04-30 lie 37 working days: all of the limit, and these beyond it.
      meanShareOfLimit: expect.closeTo((1 / 5 + 4 / 5 + 42 / 5 + 42 / 5 + 1) / 5, 2),
    });
  });

  it("count the share of what is open past its time, and of nothing else that is open", () => {
    const open = given(...served()).state;
    const late = overdue().state;
    const share = (when: string) => asOf(at(when), open, late).meanShareOfLimit;
    expect(share("2026-03-10T00:00")).toBe(1);
    // The day on which it fell due is over; Tue 03-10 is over, too; one of the weekend is no working day.
    expect(share("2026-03-11T09:00")).toBe(1.2);
    expect(share("2026-03-15T09:00")).toBe(1.8);
  });

  it("E5: call an answer early by the limit that was promised, never by an extended one", () => {
    const extended = given(...served()).when(extend(5), WEDNESDAY);
    // On the seventh of ten days; and on the third of five that were promised.
    for (const [when, early] of [
      ["2026-03-11T10:00", 0],
      ["2026-03-06T10:00", 0],
      ["2026-03-05T10:00", 1],
    ] as const) {
      const { state } = extended.when(opinion(consent), at(when));
      expect(of(state)).toMatchObject({ onTime: 1, early });
    }
  });

  it("call an answer early by the promised limit, in its own unit, where the statutory one runs out first", () => {
    // Fri 02-13: five working days (26 Feb) beside seven calendar days that end in the Spring Festival (24 Feb).
    const limits = {
      limit: { days: 5, unit: "working-days" },
      statutoryLimit: { days: 7, unit: "calendar-days" },
    } as const;
    const review = given(...served({ matter: limits }, at("2026-02-13T09:00")));
    expect(review.state.served).toMatchObject({ clock: { limit: limits.statutoryLimit } });
    // Sat 02-14 was worked. Four of seven calendar days, but one of five working days.
    expect(of(review.when(opinion(consent), at("2026-02-18T09:00")).state)).toMatchObject({ early: 1 });
  });

  it("count an answer in the last millisecond as in time", () => {
    expect(of(answeredAt(at("2026-03-09T23:59:59.999")))).toMatchObject({
      onTime: 1,
      early: 0,
      onTimeRate: 1,
    });
    const { state } = given(...served({ flags: ["quota"] })).when(opinion(consent), DUE);
    expect(of(state)).toMatchObject({ onTime: 0, overdue: 1, onTimeRate: 0 });
  });

  it("keep what was received, and a limit that had run out, whatever the applicant does then", () => {
    const gone = given(...served()).when(cancel(), WEDNESDAY).state;
    expect(of(gone)).toMatchObject({ received: 1, open: 0, overdue: 0, onTimeRate: null, yellowCards: 0 });
    const before = of(overdue().state);
    const withdrawn = of(overdue().when(cancel(), NOW).state);
    expect(withdrawn).toMatchObject({ received: 1, open: 0, overdue: 1, yellowCards: before.yellowCards });
    const again = overdue().when((review, now) => ({ events: interrupt(review, 1, now, RULES) }), LATE);
    expect(of(again.state)).toMatchObject({ received: 1, open: 1, overdue: 1, yellowCards: 1 });
    const answered = again.when(opinion(consent), at("2026-03-13T10:00")).state;
    expect(of(answered)).toMatchObject({ received: 1, open: 0, onTime: 1, overdue: 1 });
  });

  it("count once whoever was late and went on being silent until the lead did without", () => {
    const matter = { onTimeout: "escalate", afterLadder: "lead-proceeds" } as const;
    const proceeded = given(...served({ matter })).when(wake(), at("2026-05-06T09:00")).state;
    expect(proceeded).toMatchObject({ status: "closed", outcome: "no-response" });
    expect(of(proceeded, answeredAt(WEDNESDAY))).toMatchObject({
      onTime: 1,
      overdue: 1,
      silent: 0,
      onTimeRate: 0.5,
    });
  });

  it("count the reviews in which material was asked for, once each, and after a change of the project, too", () => {
    const asked = given(...served({ matter: { materials: ["site-plan"] } })).when(
      requestSupplement(["site-plan"]),
      at("2026-03-03T10:00"),
    );
    expect(of(asked.state, answeredAt(WEDNESDAY))).toMatchObject({ supplements: 1, supplementRate: 0.5 });
  });

  it("say by how many working days what is late is so, open ones up to now, each begun day one whole", () => {
    const open = (when: string) => asOf(at(when), overdue().state);
    // Due with Mon 03-09: Tue is the first day of being late; the weekend is on the way to the fifth.
    for (const [when, days] of [
      ["2026-03-12T10:00", 3],
      ["2026-03-13T10:00", 4],
      ["2026-03-15T10:00", 5],
      ["2026-03-16T00:00", 5],
    ] as const)
      expect(open(when)).toMatchObject({ overdue: 1, lateDays: days });
    const answered = overdue().when(opinion(consent), at("2026-03-13T10:00")).state;
    expect(of(answered)).toMatchObject({ overdue: 1, lateDays: 4 });
    expect(of(answeredAt(at("2026-03-09T23:59:59.999")))).toMatchObject({ lateDays: 0 });
    expect(of(given(...served()).when(wake(), NOW).state)).toMatchObject({ silent: 1, lateDays: 0 });
  });

  it("tell in which band the days lie that each took, of everything that is measured and of nothing else", () => {
    const bands = ({ took1, took3, took5, took10, tookMore }: ReturnType<typeof of>) =>
      [took1, took3, took5, took10, tookMore].join(" ");
    // Served on Mon 03-02; the day itself does not count.
    expect(bands(of(answeredAt(at("2026-03-02T15:00"))))).toBe("1 0 0 0 0");
    expect(bands(of(answeredAt(at("2026-03-04T10:00"))))).toBe("1 0 0 0 0");
    expect(bands(of(answeredAt(at("2026-03-05T10:00"))))).toBe("0 1 0 0 0");
    expect(bands(of(answeredAt(at("2026-03-09T10:00"))))).toBe("0 0 1 0 0");
    expect(bands(asOf(at("2026-03-12T10:00"), overdue().state, given(...served()).state))).toBe("0 0 0 1 0");
    expect(bands(of(overdue().state))).toBe("0 0 0 0 1");
    const all = of(overdue().state, answeredAt(WEDNESDAY), given(...served()).when(wake(), NOW).state);
    expect(TOOK.reduce((sum, { counter }) => sum + all[counter], 0)).toBe(all.measured);
  });

  it("each have their formula, which is published with them", () => {
    expect(Object.keys(FORMULAS).toSorted()).toEqual(Object.keys(of()).toSorted());
  });
});

describe("what is added to figures", () => {
  it("leads from any tally to any other, and is nothing where they are the same", () => {
    const [a, b] = [
      { "2026-03-02": { received: 2, open: 1 }, "2026-03-03": { yellowCards: 1 } },
      { "2026-03-02": { received: 2 }, "2026-03-10": { redCards: 1 } },
    ];
    const more = additions(a, b).map(({ day, counter, by }) => ({ [day]: { [counter]: by } }));
    expect(additions(sumOf([a, ...more]), b)).toEqual([]);
    expect(additions(a, a)).toEqual([]);
  });
});

describe("the list behind a figure", () => {
  const day = fc.constantFrom("2026-03-02", "2026-03-03", "2026-03-31");
  const counters = fc.dictionary(fc.constantFrom(...COUNTERS), fc.integer({ min: 1, max: 3 }));
  const record = fc.record({
    version: fc.constant(1),
    tally: fc.dictionary(day, counters),
    yellows: fc.array(
      fc.record({ at: fc.constantFrom(at("2026-03-02T09:00"), DUE), on: day, isCorrected: fc.boolean() }),
      { maxLength: 3 },
    ),
  });
  const records = fc.dictionary(fc.constantFrom("a", "b", "c"), record);

  it("adds up to the figure, whatever was counted, and is one row for a record and day", () => {
    fc.assert(
      fc.property(records, (all) => {
        const listed = listedOf(all);
        expect(tallyOf(all)).toEqual(tallyOfListed(listed));
        expect(new Set(listed.map((row) => `${row.day} ${row.subject}`)).size).toBe(listed.length);
        // Reckoned apart: what the records give, and a red card for each second yellow one of them all.
        const marks = Object.entries(all).flatMap(([subject, { yellows }]) =>
          yellows.map((mark) => ({ ...mark, subject })),
        );
        const reds = seconds(marks).length;
        const sum = (counter: (typeof COUNTERS)[number], rows: readonly Counters[]) =>
          rows.reduce((total, row) => total + (row[counter] ?? 0), 0);
        const given = Object.values(all).flatMap(({ tally }) => Object.values(tally));
        const rows = listed.map((row) => row.counters);
        expect(sum("redCards", rows)).toBe(sum("redCards", given) + reds);
        for (const counter of ["received", "lateDays", "yellowCards"] as const)
          expect(sum(counter, rows)).toBe(sum(counter, given));
      }),
    );
  });

  it("comes of any other by what is relisted, and of itself by nothing", () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const [before, after] = [listedOf(a), listedOf(b)];
        const rows = new Map(before.map((row) => [`${row.day} ${row.subject}`, row]));
        for (const row of relisted(before, after))
          if (Object.keys(row.counters).length === 0) rows.delete(`${row.day} ${row.subject}`);
          else rows.set(`${row.day} ${row.subject}`, row);
        expect(new Set(rows.values())).toEqual(new Set(after));
        expect(relisted(after, after)).toEqual([]);
      }),
    );
  });
});
