/** A calendar that is replaced while clocks run: computed anew first, then judged; never earlier than served. */
import { describe, expect, it } from "@jest/globals";
import { advance, viewAt } from "../../functions/domain/review/advance.ts";
import { layOutCalendar, type CalendarYear } from "../../functions/domain/calendar/calendar.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { begunByClaim, begunByComing, promisesToCheck } from "../../functions/domain/review/promiseCheck.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { consent, replay, served } from "./given.ts";
import { nothingOnRecord } from "../support/fixtures.ts";

const year = (year: number, about: Partial<CalendarYear> = {}): CalendarYear => ({
  year,
  status: "official",
  source: ["https://example.org/notice"],
  holidays: [],
  makeUp: [],
  ...about,
});
const rulesOf = (version: string, ...years: CalendarYear[]): ReviewRules => ({
  calendar: layOutCalendar(version, years),
  ...nothingOnRecord,
  zone: "Asia/Shanghai",
  closeOfBusiness: null,
});

const THURSDAY = parseInstant("2027-01-28T09:00:00+08:00");
const LATER = parseInstant("2027-03-01T00:00:00+08:00");
const provisional = rulesOf("v1", year(2026), year(2027, { status: "provisional", source: [] }));
const published = (about: Partial<CalendarYear>) => rulesOf("v2", year(2026), year(2027, about));
const review = () => replay(served({}, THURSDAY, provisional));

describe("a review whose calendar year is published while its clock runs", () => {
  it("is due as it was served under the provisional year, and says so", () => {
    expect(review().served).toMatchObject({
      due: { dueDate: "2027-02-04", provisional: true },
      calendarVersion: "v1",
    });
  });

  it("moves later with a new day off, by an event with the new date and version, and silence waits for it", () => {
    const rules = published({ holidays: [{ name: "x", from: "2027-02-03", to: "2027-02-04" }] });
    const anew = viewAt(review(), parseInstant("2027-02-05T12:00:00+08:00"), rules);
    expect(anew).toMatchObject({
      status: "running",
      served: { due: { dueDate: "2027-02-08", provisional: false }, calendarVersion: "v2" },
    });
    const [recomputed, ...rest] = advance(review(), LATER, rules);
    expect(recomputed).toMatchObject({
      type: "clock-recomputed",
      served: { due: { dueDate: "2027-02-08" }, calendarVersion: "v2" },
      before: { due: { dueDate: "2027-02-04", provisional: true }, calendarVersion: "v1" },
    });
    // The written opinion that is owed after the silence never came, either.
    expect(rest.map(({ type }) => type)).toEqual(["closed-by-silence", "backfill-missed"]);
  });

  it("never moves earlier than the date that was served", () => {
    const rules = published({
      makeUp: [
        { date: "2027-01-30", for: "x" },
        { date: "2027-01-31", for: "x" },
      ],
    });
    const after = advance(review(), LATER, rules).reduce(evolve, review());
    expect(after).toMatchObject({
      status: "closed",
      outcome: "deemed-consent",
      closedAt: review().served?.due.dueAt,
      served: { calendarVersion: "v2" },
    });
  });

  it("is consented to by silence only by the official calendar, which the record then names (G8)", () => {
    const before = advance(review(), LATER, provisional).reduce(evolve, review());
    expect(before).toMatchObject({ status: "overdue", failedGuards: ["G8"] });
    const after = advance(review(), LATER, published({})).reduce(evolve, review());
    const guards = after.status === "closed" ? (after.silence?.guards ?? []) : [];
    expect(guards.find(({ guard }) => guard === "G8")).toMatchObject({
      holds: true,
      evidence: { provisionalDay: null, calendarVersion: "v2" },
    });
  });

  it("stays as it was when it has closed", () => {
    const closed = advance(review(), LATER, published({})).reduce(evolve, review());
    expect(advance(closed, LATER, rulesOf("v3", year(2026), year(2027)))).toEqual([]);
  });
});

describe("a promise that is to be checked when the calendar is replaced", () => {
  const matter = { materials: ["site-plan"], promise: { checkDays: 5 } };
  const promised = [{ code: "site-plan", givenAt: THURSDAY, dueAt: THURSDAY, checkDays: 5 }];
  const claim = { matter: "m", by: "promise", signedBy: "陈经理" } as const;
  const asked = (): Review => {
    const one = review();
    return { ...one, facts: { ...one.facts, promised, matter: { ...one.facts.matter, ...matter } as never } };
  };
  const came = { type: "promised-material-came", material: "site-plan", at: THURSDAY } as const;
  const answered = (one: Review): Review =>
    giveOpinion(one, consent, THURSDAY, provisional).events.reduce<Review>(evolve, one);
  const replacedBy = (): Review => {
    const { facts } = asked();
    const begun = begunByClaim(facts, claim, THURSDAY, provisional);
    return replay([{ type: "review-replaced", facts, claim, at: THURSDAY, ...begun }]);
  };
  const closed = answered(asked());
  const broughtLater: ReviewEvent = { ...came, ...begunByComing(closed, "site-plan", THURSDAY, provisional) };

  it.each([
    ["in place of its review", replacedBy()],
    ["of material that came before the answer", answered(evolve(asked(), came))],
    ["of material that came after it", evolve(closed, broughtLater)],
  ])("%s is due later with a new day off, and never earlier than it was as the duty began", (_, given) => {
    const due = (one: Review, rules: ReviewRules) =>
      promisesToCheck(one, rules).map((promise) => promise.due?.dueDate);
    const dayOff = published({ holidays: [{ name: "x", from: "2027-02-03", to: "2027-02-04" }] });
    const weekendWorked = published({
      makeUp: [
        { date: "2027-01-30", for: "x" },
        { date: "2027-01-31", for: "x" },
      ],
    });
    expect([provisional, dayOff, weekendWorked].map((rules) => due(given, rules))).toEqual([
      ["2027-02-04"],
      ["2027-02-08"],
      ["2027-02-04"],
    ]);
    // Histories from before it was kept go by the calendar at hand.
    const { checksDue, ...before } = given;
    expect([checksDue?.length, due(before as Review, weekendWorked)]).toEqual([1, ["2027-02-02"]]);
  });
});
