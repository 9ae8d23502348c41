/** A command that is refused: the clock does not notice, the first attempts are kept, further ones only counted. */
import { describe, expect, it } from "@jest/globals";
import { REFUSED_KEPT } from "../../../functions/domain/review/attempt.ts";
import { fingerprint } from "../../../functions/domain/base/fingerprint.ts";
import { cardsOf } from "../../../functions/domain/supervision/card.ts";
import { at, consent, DUE, given, opinion, served, T0, wake } from "../given.ts";
import { cancel, endProcedure, extend, requestSupplement, startProcedure, withdrawRequest } from "../when.ts";

const NOW = at("2026-03-06T10:00");
const AFTER = at("2026-03-11T10:00");

const refusedTenTimes = () =>
  Array.from({ length: 10 }, (_, i) => extend(6 + i)).reduce<ReturnType<typeof given>>(
    (review, when) => review.when(when, NOW),
    given(...served()),
  );

describe("a refused attempt", () => {
  it.each([
    {
      command: "requestSupplement",
      when: requestSupplement(["noise-study"]),
      code: "supplement-window-closed",
    },
    {
      command: "startSpecialProcedure",
      when: startProcedure({ plannedEnd: "2026-03-05" }),
      code: "planned-end",
    },
    { command: "withdrawSupplementRequest", when: withdrawRequest(), code: "no-supplement-request" },
    { command: "endSpecialProcedure", when: endProcedure(), code: "no-special-procedure" },
    { command: "extend", when: extend(6), code: "too-many-days" },
  ] as const)(
    "to $command leaves the clock untouched, and is kept with its code",
    ({ command, when, code }) => {
      const review = given(...served());
      const refused = review.when(when, NOW);
      expect(refused.decision).toMatchObject({ refusal: { code }, attempt: true });
      const [attempt] = refused.state.refusedAttempts;
      expect(attempt).toMatchObject({ command, code, at: NOW });
      expect(refused.state).toEqual({ ...review.state, refusedAttempts: [attempt] });
      expect(refused.when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    },
  );

  it("is kept ten times; further ones are counted, and nothing is written", () => {
    expect(REFUSED_KEPT).toBe(10);
    const full = refusedTenTimes();
    expect(full.state.refusedAttempts).toHaveLength(10);
    const more = full.when(extend(16), NOW);
    expect(more.decision).toEqual({ events: [], refusal: { code: "too-many-days", most: 5 }, attempt: true });
  });

  it("is kept of an opinion, too, that nobody waits for", () => {
    const cancelled = given(...served()).when(cancel(), T0);
    cancelled.when(opinion(consent), NOW).thenRefused(
      { code: "cancelled", cause: { kind: "withdrawal" } },
      {
        type: "attempt-refused",
        attempt: { command: "giveOpinion", code: "cancelled", at: NOW, said: fingerprint(consent) },
      },
    );
  });

  it("is one attempt however often it is sent: refused as before, and nothing is written or counted", () => {
    const LATER = at("2026-03-09T10:00");
    for (const [when, now, later, code] of [
      [extend(6), NOW, LATER, "too-many-days"],
      [requestSupplement(["noise-study"]), NOW, LATER, "supplement-window-closed"],
      [endProcedure(), NOW, LATER, "no-special-procedure"],
      [withdrawRequest(), NOW, LATER, "no-supplement-request"],
      [extend(1), AFTER, at("2026-03-20T10:00"), "past-due"],
    ] as const) {
      const once = given(...served({ flags: ["quota"] })).when(when, now);
      for (const again of [once.when(when, now), once.when(when, later)]) {
        expect([again.decision.events, again.decision.attempt]).toEqual([[], undefined]);
        expect(again.decision.refusal?.code).toBe(code);
      }
    }
  });

  it("that is a breach is kept beside ten that are none, and gives one card however often it is sent", () => {
    const full = refusedTenTimes();
    const asked = full.when(requestSupplement(["noise-study"]), NOW);
    const again = asked.when(requestSupplement(["noise-study"]), NOW);
    expect(again.state.refusedAttempts).toHaveLength(11);
    const cards = () => cardsOf([again.state]).map(({ rule }) => rule);
    expect(cards()).toEqual(["supplement-out-of-window"]);
  });

  it("records nothing that time has made true meanwhile: only a wake does", () => {
    const refused = given(...served({ flags: ["quota"] })).when(extend(1), at("2026-03-20T10:00"));
    expect(refused.decision.events.map(({ type }) => type)).toEqual(["attempt-refused"]);
    expect(refused.state.status).toBe("running");
  });
});
