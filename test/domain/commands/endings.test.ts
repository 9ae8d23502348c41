/** What ends a review or starts it again from outside: interruption, cancellation, revocation. */
import { describe, expect, it } from "@jest/globals";
import type { ReviewRules } from "../../../functions/domain/review/circumstances.ts";
import {
  at,
  consent,
  DUE,
  factsOf,
  given,
  objection,
  opening,
  opinion,
  RULES,
  served,
  T0,
  wake,
} from "../given.ts";
import {
  assign,
  cancel,
  dueDateOf,
  extend,
  interrupt,
  requestSupplement,
  revoke,
  startProcedure,
  supply,
  TWENTY,
} from "../when.ts";

const CHANGED = at("2026-03-06T10:00");

/** The calendar with one working day less. */
const withDayOff = (date: string): ReviewRules => ({
  ...RULES,
  calendar: {
    ...RULES.calendar,
    version: `${RULES.calendar.version}-storm`,
    days: RULES.calendar.days.map((day) =>
      day.date === date ? { ...day, working: false, kind: "local-day-off", name: "台风" } : day,
    ),
  },
});

describe("an interruption", () => {
  it("starts the clock again from zero, with a new service", () => {
    const anew = given(...served()).when(interrupt(), CHANGED);
    expect(anew.decision.events.map(({ type }) => type)).toEqual(["clock-interrupted", "review-served"]);
    expect(anew.state).toMatchObject({
      status: "running",
      interruptions: 1,
      served: {
        servedAt: CHANGED,
        clock: { limit: { days: 5 }, suspensions: [] },
        due: { dueDate: "2026-03-13" },
      },
    });
  });

  it("gives back the supplement, the procedures and the extension of the old clock", () => {
    const used = given(...served({ matter: TWENTY }))
      .when(assign("Wang"), T0)
      .when(startProcedure({ plannedEnd: "2026-03-03" }), T0)
      .when(requestSupplement(["survey"]), at("2026-03-04T10:00"))
      .when(supply("survey"), at("2026-03-05T10:00"))
      .when(extend(10), at("2026-03-05T11:00"));
    const anew = used.when(interrupt(), CHANGED);
    expect(anew.state).toMatchObject({
      supplement: null,
      procedures: [],
      extension: null,
      handler: { name: "Wang" },
    });
    expect(dueDateOf(anew.state)).toBe("2026-04-03");
    expect(anew.when(requestSupplement(["survey"]), at("2026-03-13T23:59")).state.status).toBe("suspended");
    expect(anew.when(requestSupplement(["survey"]), at("2026-03-14T00:00")).decision.refusal?.code).toBe(
      "supplement-window-closed",
    );
  });

  it("ends a stop, and the ladder of a review that is overdue", () => {
    const stands = given(...served({ matter: TWENTY })).when(requestSupplement(["survey"]), T0);
    expect(stands.when(interrupt(), CHANGED).state.status).toBe("running");
    const overdue = given(...served({ flags: ["quota"] })).when(wake(), at("2026-03-16T00:00"));
    const anew = overdue.when(interrupt(), at("2026-03-16T10:00"));
    expect(anew.state.status).toBe("running");
    expect(anew.when(opinion(consent), at("2026-03-17T10:00")).state).toMatchObject({ overdue: false });
  });

  it("leaves one that waits for others waiting: it has no clock, and hears of the changed project when it starts", () => {
    const waiting = given(...opening(factsOf({ department: "land", waitsFor: ["a1.water"] })));
    waiting.when(interrupt(), CHANGED).thenNothing();
    expect(waiting.state.status).toBe("waiting");
  });

  it("keeps what had become true before it, noticed or not: a limit that was broken stays broken", () => {
    const overdue = given(...served({ flags: ["quota"] })).when(interrupt(), at("2026-03-12T10:00"));
    expect(overdue.decision.events).toMatchObject([
      { type: "review-escalated", asOf: DUE, failedGuards: ["G5"] },
      { type: "escalation-raised", to: "head-and-supervisor", asOf: at("2026-03-11T00:00") },
      { type: "clock-interrupted", change: 1, at: at("2026-03-12T10:00") },
      { type: "review-served", served: { servedAt: at("2026-03-12T10:00") } },
    ]);
    const stands = given(...served({ matter: TWENTY })).when(
      startProcedure({ plannedEnd: "2026-03-03" }),
      T0,
    );
    expect(stands.when(interrupt(), CHANGED).decision.events).toMatchObject([
      { type: "clock-resumed", at: at("2026-03-04T00:00") },
      { type: "clock-interrupted" },
      { type: "review-served", served: { clock: { suspensions: [] } } },
    ]);
  });

  it("keeps the recomputation by a new calendar that came before it", () => {
    const stormy = withDayOff("2026-03-04");
    const anew = given(...served()).when(interrupt(1, stormy), CHANGED);
    expect(anew.decision.events).toMatchObject([
      {
        type: "clock-recomputed",
        served: { due: { dueDate: "2026-03-10" } },
        before: { due: { dueAt: DUE } },
      },
      { type: "clock-interrupted" },
      { type: "review-served", served: { calendarVersion: stormy.calendar.version } },
    ]);
  });

  it("sends it to an endpoint anew: its clock waits for the answer", () => {
    const department = { ...factsOf().department, channel: "webhook" } as const;
    const sent = given(...opening({ ...factsOf(), department }));
    expect(sent.state).toMatchObject({ status: "dispatched", sentAt: T0 });
    const anew = sent.when(interrupt(), CHANGED);
    expect(anew.decision.events.map(({ type }) => type)).toEqual([
      "review-unserved",
      "clock-interrupted",
      "review-sent",
    ]);
    expect(anew.state).toMatchObject({ status: "dispatched", sentAt: CHANGED, isUnserved: false });
  });

  it("does not touch a review that has closed, be it by a silence that nobody has recorded", () => {
    given(...served())
      .when(opinion(consent), T0)
      .when(interrupt(), CHANGED)
      .thenNothing();
    given(...served())
      .when(wake(), DUE)
      .when(interrupt(), at("2026-03-10T10:00"))
      .thenNothing();
    const unnoticed = given(...served()).when(interrupt(), DUE);
    expect(unnoticed.decision.events.map(({ type }) => type)).toEqual(["closed-by-silence"]);
    expect(unnoticed.state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE, interruptions: 0 });
    expect(given(...served()).when(interrupt(), at("2026-03-09T23:59:59.999")).state.interruptions).toBe(1);
  });
});

describe("a cancellation", () => {
  it("closes what is open as of the withdrawal", () => {
    const stands = given(...served({ matter: TWENTY })).when(requestSupplement(["survey"]), T0);
    for (const open of [given(...served()), stands]) {
      const cancelled = open.when(wake(), CHANGED).when(cancel(), CHANGED);
      cancelled.thenEvents({ type: "review-cancelled", cause: { kind: "withdrawal" }, at: CHANGED });
      expect(cancelled.state).toMatchObject({ outcome: "cancelled", closedAt: CHANGED, overdue: false });
      cancelled.when(cancel(), at("2026-03-09T10:00")).thenNothing();
    }
    const overdue = given(...served({ flags: ["quota"] })).when(cancel(), at("2026-03-11T10:00"));
    expect(overdue.state).toMatchObject({ outcome: "cancelled", overdue: true });
  });

  it("leaves what was closed before as it was closed, by an opinion or by silence", () => {
    given(...served())
      .when(opinion(objection), T0)
      .when(cancel(), CHANGED)
      .thenNothing();
    given(...served())
      .when(wake(), DUE)
      .when(cancel(), at("2026-03-20T10:00"))
      .thenNothing();
    const silent = given(...served()).when(cancel(), at("2026-03-11T10:00"));
    expect(silent.state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
  });

  it("answers every later command with its cause, and keeps the attempts", () => {
    const cancelled = given(...served({ matter: TWENTY })).when(cancel(), CHANGED);
    const refusal = { code: "cancelled", cause: { kind: "withdrawal" } };
    const later = at("2026-03-09T10:00");
    for (const command of [
      opinion(consent),
      requestSupplement(["survey"]),
      startProcedure(),
      extend(5),
      assign("Wang"),
    ]) {
      const refused = cancelled.when(command, later);
      expect(refused.decision.refusal).toEqual(refusal);
      expect(refused.state).toEqual({
        ...cancelled.state,
        refusedAttempts: refused.state.refusedAttempts.slice(0, 1),
      });
    }
    cancelled.when(wake(), at("2027-01-01T00:00")).thenNothing();
  });
});

describe("a revocation", () => {
  const deemed = given(...served()).when(wake(), DUE);
  const REVOKED = at("2026-03-12T10:00");

  it("is noted with a consent by silence, whose outcome stays on record", () => {
    const revoked = deemed.when(revoke(), REVOKED);
    expect(revoked.state).toMatchObject({
      outcome: "deemed-consent",
      closedAt: deemed.state.status === "closed" ? deemed.state.closedAt : null,
      revocation: { ground: "deceit-or-bribery", reasons: "the survey was forged", at: REVOKED },
    });
  });

  it("is made once: the same again changes nothing, another is refused", () => {
    const revoked = deemed.when(revoke(), REVOKED);
    revoked.when(revoke(), at("2026-03-13T10:00")).thenNothing();
    revoked.when(revoke("another"), REVOKED).thenRefused({ code: "already-revoked", revokedAt: REVOKED });
  });

  it("is refused for whatever is no consent by silence", () => {
    const refusal = (status: "running" | "closed" | "overdue") => ({ code: "not-deemed", status }) as const;
    given(...served())
      .when(revoke(), T0)
      .thenRefused(refusal("running"));
    given(...served())
      .when(opinion(consent), T0)
      .when(revoke(), REVOKED)
      .thenRefused(refusal("closed"));
    given(...served({ flags: ["quota"] }))
      .when(wake(), DUE)
      .when(revoke(), DUE)
      .thenRefused(refusal("overdue"));
    for (const onTimeout of ["deemed-refusal", "proceed-without"] as const)
      given(...served({ matter: { onTimeout } }))
        .when(wake(), DUE)
        .when(revoke(), REVOKED)
        .thenRefused(refusal("closed"));
  });
});
