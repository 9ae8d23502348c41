/** 特别程序: time that is not counted, once for each kind, until the planned last day is over at the latest. */
import { describe, expect, it } from "@jest/globals";
import { SPECIAL_PROCEDURES } from "../../../functions/domain/review/stop.ts";
import { addDays } from "../../../functions/domain/base/time.ts";
import { at, consent, given, opinion, served, wake } from "../given.ts";
import {
  dueDateOf,
  endProcedure,
  extend,
  interrupt,
  procedureOf,
  requestSupplement,
  startProcedure,
  supply,
  TWENTY,
} from "../when.ts";

const twenty = () => given(...served({ matter: TWENTY }));
const STARTED = at("2026-03-05T10:00");

describe("the start of a special procedure", () => {
  it("stops the clock, and tells the due date with the planned end in it", () => {
    const stands = twenty().when(startProcedure({ plannedEnd: "2026-03-11" }), STARTED);
    expect(stands.state).toMatchObject({
      status: "suspended",
      stop: { why: "expert-review", endsAt: at("2026-03-12T00:00") },
      procedures: [{ ...procedureOf(), startedAt: STARTED, endsAt: at("2026-03-12T00:00"), endedAt: null }],
      served: { told: "2026-03-30" },
    });
    // 05, 06, 09, 10 and 11 are lost.
    expect(dueDateOf(stands.state)).toBe("2026-04-07");
  });

  it.each(SPECIAL_PROCEDURES)("takes the kind %s, each of the closed list", (kind) => {
    expect(twenty().when(startProcedure({ kind }), STARTED).state).toMatchObject({ stop: { why: kind } });
  });

  it("takes each kind once; another kind may follow, and the same start again changes nothing", () => {
    const stands = twenty().when(startProcedure(), STARTED);
    stands.when(startProcedure(), STARTED).thenNothing();
    const ended = stands.when(endProcedure(), at("2026-03-06T10:00"));
    ended.when(startProcedure(), at("2026-03-09T10:00")).thenNothing();
    const again = ended.when(startProcedure({ plannedEnd: "2026-03-19" }), at("2026-03-09T10:00"));
    expect(again.decision.refusal).toEqual({ code: "special-procedure-used", kind: "expert-review" });
    const other = ended.when(
      startProcedure({ kind: "testing", plannedEnd: "2026-03-19" }),
      at("2026-03-09T10:00"),
    );
    expect(other.state).toMatchObject({
      status: "suspended",
      procedures: [{ kind: "expert-review" }, { kind: "testing" }],
    });
  });

  it("needs the approval of the head or a deputy", () => {
    const approvedBy = (rank: "head" | "deputy-head" | "officer") =>
      twenty().when(startProcedure({ approver: { name: "Sun", rank } }), STARTED);
    expect(approvedBy("head").state.status).toBe("suspended");
    expect(approvedBy("deputy-head").state.status).toBe("suspended");
    expect(approvedBy("officer").decision.refusal).toEqual({
      code: "approver-rank",
      needed: ["head", "deputy-head"],
    });
  });

  it("B2: is over when its planned last day is: the clock runs again from 00:00 of the day after", () => {
    const ten = given(...served({ matter: { limit: { days: 10, unit: "working-days" } } }));
    const stands = ten.when(startProcedure({ plannedEnd: "2026-03-11" }), STARTED);
    expect(stands.state).toMatchObject({ stop: { endsAt: at("2026-03-12T00:00") } });
    expect(dueDateOf(stands.state)).toBe("2026-03-23");
    // Thu 03-12 counts: the procedure's last day is not the department's, the day after it is.
    expect(dueDateOf(stands.when(wake(), at("2026-03-12T09:00")).state)).toBe("2026-03-23");
    expect(dueDateOf(stands.when(endProcedure(), at("2026-03-11T23:59:59.999")).state)).toBe("2026-03-23");
    expect(dueDateOf(stands.when(endProcedure(), at("2026-03-10T23:59:59.999")).state)).toBe("2026-03-20");
  });

  it("of a single day costs that day", () => {
    const ten = given(...served({ matter: { limit: { days: 10, unit: "working-days" } } }));
    const stands = ten.when(startProcedure({ plannedEnd: "2026-03-06" }), at("2026-03-06T09:00"));
    expect(dueDateOf(stands.state)).toBe("2026-03-17");
  });

  it("plans its last day for the same day at the earliest, and for the longest the region allows", () => {
    const until = (plannedEnd: string) => twenty().when(startProcedure({ plannedEnd }), STARTED);
    const earliest = "2026-03-05";
    const latest = addDays("2026-03-05", 120);
    expect(until(earliest).state.status).toBe("suspended");
    expect(until(latest).state.status).toBe("suspended");
    for (const plannedEnd of ["2026-03-04", addDays(latest, 1)])
      expect(until(plannedEnd).decision.refusal).toEqual({ code: "planned-end", earliest, latest });
  });

  it("is refused while the clock stands already, when it has run out, and after an answer", () => {
    const supplementing = twenty().when(requestSupplement(["survey"]), STARTED);
    expect(supplementing.when(startProcedure(), STARTED).decision.refusal).toEqual({
      code: "not-running",
      status: "suspended",
    });
    const due = at("2026-03-31T00:00");
    const late = twenty().when(startProcedure({ plannedEnd: "2026-04-01" }), due);
    expect(late.decision.refusal).toEqual({ code: "past-due", dueAt: due });
    const inTime = twenty().when(startProcedure({ plannedEnd: "2026-04-01" }), at("2026-03-30T23:59:59.999"));
    expect(inTime.state.status).toBe("suspended");
    const answered = twenty().when(opinion(consent), STARTED).when(startProcedure(), STARTED);
    expect(answered.decision.refusal).toEqual({ code: "already-decided", outcome: "consented" });
  });
});

describe("the end of a special procedure", () => {
  const stands = twenty().when(startProcedure({ plannedEnd: "2026-03-11" }), STARTED);

  it("lets the clock run as of then", () => {
    const ended = stands.when(endProcedure(), at("2026-03-09T16:00"));
    expect(ended.decision.events).toMatchObject([
      { type: "special-procedure-ended", kind: "expert-review", at: at("2026-03-09T16:00") },
      { type: "clock-resumed", at: at("2026-03-09T16:00"), before: stands.state.served?.due },
    ]);
    expect(ended.state).toMatchObject({
      status: "running",
      procedures: [{ endedAt: at("2026-03-09T16:00") }],
    });
    expect(ended.state.served).not.toHaveProperty("told");
    expect(dueDateOf(ended.state)).toBe("2026-04-02");
    ended.when(endProcedure(), at("2026-03-09T17:00")).thenNothing();
  });

  it("comes by itself as the planned last day is over, noticed or not", () => {
    stands.when(wake(), at("2026-03-11T23:59:59.999")).thenNothing();
    const noticed = stands.when(wake(), at("2026-03-12T00:00"));
    expect(noticed.state).toMatchObject({ status: "running", procedures: [{ endedAt: null }] });
    const due = at("2026-04-08T00:00");
    expect(noticed.when(wake(), due).state).toEqual(stands.when(wake(), due).state);
    expect(stands.when(wake(), due).state).toMatchObject({ outcome: "deemed-consent", closedAt: due });
  });

  it("that comes after the planned day ends nothing, for it has ended", () => {
    const late = stands.when(endProcedure(), at("2026-03-13T10:00"));
    late.thenNothing();
    expect(late.when(wake(), at("2026-03-13T10:00")).state).toMatchObject({
      status: "running",
      served: { clock: { suspensions: [{ until: at("2026-03-12T00:00") }] } },
    });
  });

  it("is refused where there is none, and does not end a supplement", () => {
    expect(twenty().when(endProcedure(), STARTED).decision.refusal).toEqual({ code: "no-special-procedure" });
    const supplementing = twenty().when(requestSupplement(["survey"]), STARTED);
    const ended = supplementing.when(endProcedure(), STARTED);
    expect(ended.decision.refusal).toEqual({ code: "no-special-procedure" });
    expect(ended.state.status).toBe("suspended");
  });

  it("ends the one that is named and no other: a repeat that comes late leaves the next one standing", () => {
    const hearing = { kind: "hearing", startedAt: STARTED } as const;
    const end = endProcedure(undefined, hearing);
    const first = twenty().when(startProcedure({ kind: "hearing" }), STARTED);
    const testing = first
      .when(end, at("2026-03-06T10:00"))
      .when(startProcedure({ kind: "testing", plannedEnd: "2026-03-19" }), at("2026-03-09T10:00"));
    testing.when(end, at("2026-03-10T10:00")).thenNothing();
    const other = { code: "no-special-procedure" } as const;
    for (const named of [
      { ...hearing, startedAt: at("2026-03-05T10:00:00.001") },
      { kind: "tender", startedAt: STARTED } as const,
    ]) {
      const refused = testing.when(endProcedure(undefined, named), at("2026-03-10T10:00"));
      expect([refused.decision.refusal, refused.state.status]).toEqual([other, "suspended"]);
    }
  });

  it("is answered again as it was when a change of the project has started the clock anew, and ends no later one", () => {
    const end = endProcedure(undefined, { kind: "hearing", startedAt: STARTED });
    const CHANGED = at("2026-03-09T10:00");
    const LATER = at("2026-03-10T10:00");
    const held = twenty().when(startProcedure({ kind: "hearing" }), STARTED);
    for (const before of [held, held.when(end, at("2026-03-06T10:00"))]) {
      const changed = before.when(interrupt(), CHANGED);
      changed.when(end, LATER).thenNothing();
      const again = changed.when(startProcedure({ kind: "hearing", plannedEnd: "2026-03-19" }), LATER);
      again.when(end, at("2026-03-11T10:00")).thenNothing();
      again.when(interrupt(2), at("2026-03-12T10:00")).when(end, at("2026-03-13T10:00")).thenNothing();
      expect(again.when(endProcedure(), at("2026-03-11T10:00")).state.status).toBe("running");
    }
  });

  it("lets a supplement be asked for afterwards, in its window", () => {
    const short = twenty().when(startProcedure({ plannedEnd: "2026-03-05" }), at("2026-03-03T10:00"));
    const asked = short.when(requestSupplement(["survey"]), at("2026-03-09T10:00"));
    // The end that nobody had noticed is recorded first.
    expect(asked.decision.events.map(({ type }) => type)).toEqual(["clock-resumed", "supplement-requested"]);
    const back = asked.when(supply("survey"), at("2026-03-10T10:00"));
    // 03, 04, 05, 09 and 10 are lost.
    expect(dueDateOf(back.state)).toBe("2026-04-07");
  });
});

describe("more days while the clock stands", () => {
  it("count from the same start, and the stop is not shortened", () => {
    const stands = twenty().when(startProcedure({ plannedEnd: "2026-03-11" }), STARTED);
    const longer = stands.when(extend(10), at("2026-03-06T10:00"));
    expect(longer.state).toMatchObject({ status: "suspended", stop: { endsAt: at("2026-03-12T00:00") } });
    expect(dueDateOf(longer.state)).toBe("2026-04-21");
    expect(longer.state.served?.told).toBe("2026-03-30");
    const early = longer.when(endProcedure(), at("2026-03-05T20:00"));
    expect(dueDateOf(early.state)).toBe("2026-04-15");
  });
});
