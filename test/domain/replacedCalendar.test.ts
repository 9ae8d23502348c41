/** A calendar that is replaced while clocks run: computed anew first, then judged; never earlier than served. */
import { describe, expect, it } from "@jest/globals";
import { advance, viewAt } from "../../functions/domain/review/advance.ts";
import { layOutCalendar, type CalendarYear } from "../../functions/domain/calendar/calendar.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { replay, served } from "./given.ts";
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
