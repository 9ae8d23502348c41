/** A command that is refused: the clock does not notice, the first attempts are kept, further ones only counted. */
import { describe, expect, it } from "@jest/globals";
import { REFUSED_KEPT } from "../../../functions/domain/review/attempt.ts";
import { at, consent, DUE, given, opinion, served, T0, wake } from "../given.ts";
import { cancel, endProcedure, extend, requestSupplement, startProcedure } from "../when.ts";

const NOW = at("2026-03-06T10:00");

describe("a refused attempt", () => {
  it.each([
    {
      command: "requestSupplement",
      when: requestSupplement(["noise-study"]),
      code: "supplement-window-closed",
    },
    {
      command: "startSpecialProcedure",
      when: startProcedure({ plannedEnd: "2026-03-06" }),
      code: "planned-end",
    },
    { command: "endSpecialProcedure", when: endProcedure(), code: "no-special-procedure" },
    { command: "extend", when: extend(6), code: "too-many-days" },
  ] as const)(
    "to $command leaves the clock untouched, and is kept with its code",
    ({ command, when, code }) => {
      const review = given(...served());
      const refused = review.when(when, NOW);
      expect(refused.decision).toMatchObject({ refusal: { code }, attempt: true });
      expect(refused.state).toEqual({ ...review.state, refusedAttempts: [{ command, code, at: NOW }] });
      expect(refused.when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    },
  );

  it("is kept ten times; further ones are counted, and nothing is written", () => {
    expect(REFUSED_KEPT).toBe(10);
    const full = Array.from({ length: 10 }).reduce<ReturnType<typeof given>>(
      (review) => review.when(extend(6), NOW),
      given(...served()),
    );
    expect(full.state.refusedAttempts).toHaveLength(10);
    const more = full.when(extend(6), NOW);
    expect(more.decision).toEqual({ events: [], refusal: { code: "too-many-days", most: 5 }, attempt: true });
  });

  it("is kept of an opinion, too, that nobody waits for", () => {
    const cancelled = given(...served()).when(cancel(), T0);
    cancelled
      .when(opinion(consent), NOW)
      .thenRefused(
        { code: "cancelled", cause: { kind: "withdrawal" } },
        { type: "attempt-refused", attempt: { command: "giveOpinion", code: "cancelled", at: NOW } },
      );
  });

  it("records nothing that time has made true meanwhile: only a wake does", () => {
    const refused = given(...served({ flags: ["quota"] })).when(extend(1), at("2026-03-20T10:00"));
    expect(refused.decision.events.map(({ type }) => type)).toEqual(["attempt-refused"]);
    expect(refused.state.status).toBe("running");
  });
});
