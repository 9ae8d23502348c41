/** 绩效考评: what a department's reviews come to. */
import { describe, expect, it } from "@jest/globals";
import { figuresOf, FORMULAS } from "../../functions/domain/supervision/figures.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { at, consent, DUE, factsOf, given, objection, opinion, RULES, served, wake } from "./given.ts";
import { cancel, extend } from "./when.ts";

/** Long after everything: five working days, due with Mon 03-09. */
const NOW = at("2026-05-01T00:00");
const WEDNESDAY = at("2026-03-04T10:00");
const silent = () => given(...served()).when(wake(), NOW).state;
const escalated = () => given(...served({ flags: ["quota"] })).when(wake(), NOW);
const answeredAt = (now: string, what = consent) => given(...served()).when(opinion(what), now).state;
const of = (...reviews: Review[]) => figuresOf(reviews, NOW, RULES);

describe("a department's figures", () => {
  it("are nothing, and no rates, where nothing was served", () => {
    const waiting = given({ type: "review-waits", facts: factsOf({ waitsFor: ["a1.land"] }) }).state;
    const none = { received: 0, open: 0, onTimeRate: null, supplementRate: null, meanShareOfLimit: null };
    expect(of()).toMatchObject(none);
    expect(of(waiting)).toMatchObject(none);
  });

  it("tell an answer in time, an early one, a late one, an open one past its time, and silence apart", () => {
    // Two of five days used on Wednesday, four on Friday.
    const early = answeredAt(WEDNESDAY);
    const inTime = answeredAt(at("2026-03-06T10:00"), objection);
    const late = escalated().when(opinion(consent), NOW).state;
    expect(of(early, inTime, late, escalated().state, silent())).toEqual({
      received: 5,
      open: 1,
      onTime: 2,
      early: 1,
      overdue: 2,
      silent: 1,
      objections: 1,
      supplements: 0,
      onTimeRate: 0.4,
      supplementRate: 0,
      // From Tue 03-10 to Thu 04-30 lie 37 working days: all of the limit, and these beyond it.
      meanShareOfLimit: expect.closeTo((1 / 5 + 3 / 5 + 42 / 5 + 42 / 5 + 1) / 5, 2),
    });
  });

  it("count the share of what is open past its time, and of nothing else that is open", () => {
    const open = given(...served()).state;
    const asOf = (when: string) => figuresOf([open, escalated().state], at(when), RULES).meanShareOfLimit;
    expect(asOf("2026-03-10T00:00")).toBe(1);
    // The day on which it fell due is over; Tue 03-10 is over, too; one of the weekend is no working day.
    expect(asOf("2026-03-11T09:00")).toBe(1.2);
    expect(asOf("2026-03-15T09:00")).toBe(1.8);
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

  it("leave out what the applicant's withdrawal ended", () => {
    const gone = given(...served()).when(cancel(), WEDNESDAY).state;
    expect(of(gone, answeredAt(WEDNESDAY))).toMatchObject({ received: 1, onTimeRate: 1 });
  });

  it("count the reviews in which material was asked for", () => {
    const items = [{ material: "site-plan", defect: null, basis: { document: "d", article: "a" } }];
    const asked = given(...served()).when(
      (review, now) => requestSupplement(review, { items, reasons: "r", handler: null }, now, RULES, []),
      at("2026-03-03T10:00"),
    );
    expect(of(asked.state, answeredAt(WEDNESDAY))).toMatchObject({ supplements: 1, supplementRate: 0.5 });
  });

  it("each have their formula, which is published with them", () => {
    expect(Object.keys(FORMULAS)).toEqual(Object.keys(of()));
  });
});
