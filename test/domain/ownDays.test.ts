/** Days off of a department's own: they count for its clocks, and for nobody else's. */
import { describe, expect, it } from "@jest/globals";
import type { InvalidRules } from "../../functions/adapters/rulesFile.ts";
import { everyVersion } from "../../functions/domain/calendar/ownDays.ts";
import { changesBetween } from "../../functions/domain/catalogue/changes.ts";
import { interrupted } from "../../functions/domain/notices/ofReview.ts";
import { ledgerRows } from "../../functions/domain/review/judgedDays.ts";
import { daysAt } from "../../functions/domain/supervision/lamp.ts";
import { reasonText } from "../../functions/words/ledger.ts";
import { rulesWith } from "../support/rules.ts";
import { at, consent, given, opinion, served, T0, unseen, wake } from "./given.ts";
import { dueDateOf, extend, requestSupplement, startProcedure, TWENTY } from "./when.ts";

const off = (...dates: string[]) =>
  dates.map((date) => ({ date, name: "办公场所搬迁", nameEn: "Moving house" }));
const MOVING = rulesWith({ daysOff: { water: off("2026-03-04", "2026-03-05") } }).clock;
const PLAIN = rulesWith({}).clock;

describe("a day that a department alone has off", () => {
  const water = given(...served({}, T0, MOVING));

  it("is not counted for its clock, and its ledger says why in both languages", () => {
    expect(dueDateOf(given(...served({}, T0, PLAIN)).state)).toBe("2026-03-09");
    expect(dueDateOf(water.state)).toBe("2026-03-11");
    const row = ledgerRows(water.state, T0, MOVING).find(({ date }) => date === "2026-03-04")!;
    expect(row).toMatchObject({ counted: false, kind: "own-day-off", day: "own-day-off" });
    expect(reasonText(row, "zh-CN")).toBe("本部门不办公（办公场所搬迁）");
    expect(reasonText(row, "en")).toBe("Day off of this department (Moving house)");
    expect(daysAt(water.state, at("2026-03-06T00:00"), MOVING)).toEqual({ usedDays: 1, remainingDays: 4 });
  });

  it("is counted by what its department is told when a change of the project starts its clock again", () => {
    const later = at("2026-03-03T09:00");
    const change = { type: "clock-interrupted", change: 1, at: later } as const;
    const again = dueDateOf(given(...served({}, later, MOVING)).state);
    expect(again).not.toBe(dueDateOf(given(...served({}, later, PLAIN)).state));
    // Of the case it looks at nothing else.
    const view = { review: water.state, rules: MOVING } as unknown as Parameters<typeof interrupted.owed>[1];
    expect(interrupted.owed(change, view).map(({ body }) => body)).toEqual([
      expect.objectContaining({ kind: "date-moved", before: dueDateOf(water.state), after: again }),
    ]);
  });

  it("is counted for every other department's", () => {
    expect(dueDateOf(given(...served({ department: "land" }, T0, MOVING)).state)).toBe("2026-03-09");
  });

  it("is counted by a limit in calendar days, which rolls over it at its end", () => {
    const limit = { days: 2, unit: "calendar-days" } as const;
    expect(dueDateOf(given(...served({ matter: { limit } }, T0, MOVING)).state)).toBe("2026-03-06");
  });

  it("is no working day for the window of a supplement and the written opinion that is owed, of its own", () => {
    const asked = given(
      ...served({ matter: { ...TWENTY, limit: { days: 4, unit: "working-days" } } }, T0, MOVING),
    ).when(requestSupplement(["survey"], MOVING), at("2026-03-06T23:59:59.999"));
    expect(asked.state.status).toBe("suspended");
    const moved = rulesWith({ daysOff: { water: off("2026-03-10") } }).clock;
    const silent = given(...served({}, T0, moved)).when(wake(moved), at("2026-03-10T00:00"));
    expect(silent.state).toMatchObject({ silence: { backfillDueAt: at("2026-03-12T00:00") } });
  });

  it("is a working day for the applicant's term and for the ladder", () => {
    const asked = given(...served({ matter: TWENTY }, T0, MOVING)).when(
      requestSupplement(["survey"], MOVING),
      at("2026-03-03T10:00"),
    );
    expect(asked.state.supplement).toMatchObject({ lapsesAt: at("2026-03-20T00:00") });
    const moved = rulesWith({ daysOff: { water: off("2026-03-10") } }).clock;
    const late = given(...served({ flags: ["quota"] }, T0, moved)).when(wake(moved), at("2026-03-11T00:00"));
    expect(late.state).toMatchObject({ status: "overdue", raisedTo: "head-and-supervisor" });
  });

  it("holds through stops and extensions", () => {
    const stopped = given(...served({ matter: TWENTY }, T0, MOVING)).when(
      startProcedure({ plannedEnd: "2026-03-06" }, MOVING),
      at("2026-03-03T10:00"),
    );
    // Of the days that stand still two would not have counted anyway.
    expect(dueDateOf(stopped.state)).toBe("2026-04-03");
    const longer = stopped.when(extend(1, {}, MOVING), at("2026-03-04T10:00"));
    expect(dueDateOf(longer.state)).toBe("2026-04-07");
  });

  it("is evidence of nothing: a day in the in-box is one on which the department works", () => {
    const tuesday = rulesWith({ daysOff: { water: off("2026-03-03", "2026-03-04", "2026-03-05") } }).clock;
    const [reminder] = served({ matter: { limit: { days: 1, unit: "working-days" } } }, T0, tuesday).slice(
      -1,
    );
    expect(reminder).toMatchObject({ type: "review-reminded", at: at("2026-03-06T00:05") });
  });
});

describe("days off that come while clocks run", () => {
  it("are a calendar of its own for that department: its clocks are computed anew, and nobody else's", () => {
    const { dueAt } = given(...served({}, T0, PLAIN)).state.served!.due;
    const after = given(...served({}, T0, PLAIN)).when(wake(MOVING), dueAt);
    expect(after.decision.events).toMatchObject([
      {
        type: "clock-recomputed",
        served: { due: { dueDate: "2026-03-11" } },
        before: { due: { dueDate: "2026-03-09" }, calendarVersion: PLAIN.calendar.version },
      },
    ]);
    given(...served({ department: "land" }, T0, PLAIN))
      .when(wake(MOVING), T0)
      .thenNothing();
    expect(everyVersion(MOVING.calendar)).not.toBe(everyVersion(PLAIN.calendar));
  });

  it("that are taken back end no clock before the date that was told", () => {
    const after = given(...served({}, T0, MOVING)).when(wake(PLAIN), at("2026-03-03T00:00"));
    expect(after.decision.events).toMatchObject([{ type: "clock-recomputed" }]);
    expect(dueDateOf(after.state)).toBe("2026-03-11");
  });

  it("change nothing of what is closed", () => {
    const closed = given(...unseen({}, T0, PLAIN)).when(opinion(consent, PLAIN), at("2026-03-06T10:00"));
    closed.when(wake(MOVING), at("2026-04-01T00:00")).thenNothing();
    const now = at("2026-04-01T00:00");
    expect(ledgerRows(closed.state, now, MOVING)).toEqual(ledgerRows(closed.state, now, PLAIN));
    expect(daysAt(closed.state, now, MOVING)).toEqual({ usedDays: 3, remainingDays: 2 });
    const own = given(...unseen({}, T0, MOVING)).when(opinion(consent, MOVING), at("2026-03-06T10:00"));
    expect(daysAt(own.state, now, PLAIN)).toEqual({ usedDays: 1, remainingDays: 4 });
  });

  it("go with the department that takes another's place", () => {
    const { region } = rulesWith({});
    const departments = region.departments.map((department) =>
      department.id === "water"
        ? { ...department, id: "water-resources", succeeds: ["water"], daysOff: off("2026-03-04") }
        : department,
    );
    const own = region.matters.filter(({ department }) => department === "water");
    const matters = Object.fromEntries(own.map(({ code }) => [code, { department: "water-resources" }]));
    const next = rulesWith({ region: { departments }, matters }).clock;
    const after = given(...served({}, T0, PLAIN)).when(wake(next), T0);
    expect(dueDateOf(after.state)).toBe("2026-03-10");
  });
});

describe("a region file with a department's own days off", () => {
  const faultsOf = (...days: object[]): readonly { path: string; message: string }[] => {
    try {
      rulesWith({ daysOff: { water: days as never } });
      return [];
    } catch (error) {
      return (error as InvalidRules).faults;
    }
  };
  const day = (date: string) => off(date)[0]!;

  it.each([
    ["lies in no year of the calendar", [day("2031-03-04")], /2031-03-04 lies in no year/],
    ["is a weekend", [day("2026-03-07")], /2026-03-07 is off for everybody \(weekend\)/],
    ["is a holiday", [day("2026-10-01")], /2026-10-01 is off for everybody \(国庆节\)/],
    ["is no date", [day("2026-02-30")], /./],
    ["stands twice", [day("2026-03-04"), day("2026-03-04")], /twice|2026-03-04/],
    ["says why in one language only", [{ date: "2026-03-04", name: "搬迁" }], /./],
  ])("is refused where one %s", (_, days, message) => {
    const faults = faultsOf(...days);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.path).toMatch(/departments\[\d+\]\.daysOff/);
    expect(faults[0]!.message).toMatch(message);
  });

  it("says what it changes for cases that are open", () => {
    const moving = rulesWith({ daysOff: { water: off("2026-03-04") } }).region;
    const plain = rulesWith({}).region;
    expect(changesBetween(plain, moving)).toEqual([
      expect.stringContaining("departments: water: other days off"),
    ]);
    expect(changesBetween(moving, plain)).toHaveLength(1);
    expect(changesBetween(moving, moving)).toEqual([]);
  });

  it("may have off what everybody makes up for", () => {
    expect(faultsOf(day("2026-02-14"))).toEqual([]);
  });
});
