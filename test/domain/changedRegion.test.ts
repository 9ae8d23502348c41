/** A region file that changes while cases are under way. */
import { describe, expect, it } from "@jest/globals";
import { rulesFrom } from "../../functions/adapters/rulesFile.ts";
import { parseInstant, plusSeconds } from "../../functions/domain/base/time.ts";
import { fixtureRegion, withNothingOnRecord } from "../support/fixtures.ts";
import {
  given,
  givenApplication,
  handIn,
  materialOf,
  opinion,
  receive,
  regionWith,
  served,
  submissionOf,
  wake,
} from "./given.ts";

const NOW = parseInstant("2026-03-03T10:00:00+08:00");

describe("an application that was told what is missing", () => {
  const before = regionWith([{ code: "water", materials: ["site-plan"] }]);
  const told = givenApplication(...receive(submissionOf({}, { materials: [] }), before).events);

  it("is accepted with that, whatever the region has come to ask for since", () => {
    const after = regionWith([{ code: "water", materials: ["site-plan", "design-scheme"] }]);
    expect(told.when(handIn(materialOf("site-plan"), after), NOW).state.status).toBe("in-review");
  });

  it("is refused clearly when nobody is asked any more", () => {
    const { decision } = told.when(handIn(materialOf("site-plan"), regionWith([])), NOW);
    expect(decision).toMatchObject({ events: [], refusal: { code: "nothing-to-review" } });
  });
});

describe("a local day that is added (a typhoon)", () => {
  const { contents, rules } = fixtureRegion();
  const { region, calendar } = contents as { region: { calendar: object }; calendar: unknown };
  const changed = rulesFrom({
    calendar,
    region: {
      ...region,
      calendar: { id: "cn", localDays: [{ date: "2026-03-09", working: false, name: "台风" }] },
    },
  });
  const { clock: stormy } = withNothingOnRecord(changed);
  const history = served();
  const due = history.flatMap((event) => (event.type === "review-served" ? [event.served.due] : []))[0]!;

  it("is a calendar of its own: clocks that run are computed anew, and silence waits for the new date", () => {
    expect(due.dueDate).toBe("2026-03-09");
    expect(stormy.calendar.version).not.toBe(rules.clock.calendar.version);
    const after = given(...history).when(wake(stormy), due.dueAt);
    expect(after.state).toMatchObject({ status: "running", served: { due: { dueDate: "2026-03-10" } } });
  });

  it("makes an opinion timely that came after the old date, and the record says by which calendar", () => {
    const after = given(...history).when(opinion({ kind: "consent" }, stormy), plusSeconds(due.dueAt, 3600));
    expect(after.decision.events.map(({ type }) => type)).toEqual(["clock-recomputed", "opinion-given"]);
    expect(after.state).toMatchObject({
      status: "closed",
      overdue: false,
      served: { calendarVersion: stormy.calendar.version },
    });
  });
});

describe("an escalation that is recorded already", () => {
  it("does not make an opinion overdue that was received in time", () => {
    const history = served({ matter: { onTimeout: "escalate" } });
    const due = history.flatMap((event) =>
      event.type === "review-served" ? [event.served.due.dueAt] : [],
    )[0]!;
    const escalated = given(...history).when(wake(), due);
    expect(escalated.state.status).toBe("overdue");
    const after = escalated.when(opinion({ kind: "consent" }), plusSeconds(due, -0.001));
    expect(after.state).toMatchObject({ status: "closed", overdue: false });
  });
});
