/** The clock of a matter that is handed on: a new promised limit, while the statutory one runs on from the first service. */
import { describe, expect, it } from "@jest/globals";
import { fromStart, type RanSince } from "../../../functions/domain/calendar/limits.ts";
import type { HandedOn } from "../../../functions/domain/review/review.ts";
import { breachesOf } from "../../../functions/domain/review/breach.ts";
import { at, given, RULES, served, wake, type About } from "../given.ts";

const days = (n: number) => ({ days: n, unit: "working-days" }) as const;
const FIRST = at("2026-03-02T09:00");
const SECOND = at("2026-03-04T10:00");
const handedOn = (ranSince: RanSince = { startedAt: FIRST, suspensions: [] }): HandedOn => ({
  from: "a1.water",
  ranSince,
});
const about = (promised: number, statutory: number): About => ({
  matter: { limit: days(promised), statutoryLimit: days(statutory), onTimeout: "escalate" },
  handedOn: handedOn(),
});

describe("the limits of a matter that was handed on", () => {
  it("are a new promised one, where the statutory one is longer", () => {
    const { state } = given(...served(about(5, 20), SECOND));
    expect(state.served).toMatchObject({
      due: { dueDate: "2026-03-11" },
      clock: { limit: days(5) },
      // Twenty working days from 2 March, not from 4 March.
      statutoryDueAt: at("2026-03-31T00:00"),
    });
    expect(state.served?.clock.startedAt).toBeUndefined();
  });

  it("are the statutory one where it runs out first, counted from the first service", () => {
    const { state } = given(...served(about(5, 5), SECOND));
    expect(state.served).toMatchObject({
      due: { dueDate: "2026-03-09" },
      clock: { limit: days(5), startedAt: FIRST },
    });
  });

  it("count what stopped the first clock as days that it stood", () => {
    const stood = { from: at("2026-03-03T09:00"), until: SECOND, why: "hearing" };
    const ran = { startedAt: FIRST, suspensions: [stood] };
    const { due } = fromStart(SECOND, { promised: days(9), statutory: days(5) }, RULES, ran);
    expect(due.dueDate).toBe("2026-03-11");
  });

  it("break the statutory one once, as of its own day", () => {
    const late = given(...served(about(5, 5), SECOND)).when(wake(), at("2026-03-20T09:00"));
    const law = breachesOf(late.state).filter(({ rule }) => rule === "statutory-limit");
    expect(law.map((breach) => breach.at)).toEqual([at("2026-03-10T00:00")]);
    late.when(wake(), at("2026-03-20T09:00")).thenNothing();
  });

  it("are the promised one alone where the statutory one was over before the second service; the law is broken all the same", () => {
    const over = handedOn({ startedAt: at("2026-02-02T09:00"), suspensions: [] });
    const { state, when } = given(...served({ ...about(5, 5), handedOn: over }, SECOND));
    expect(state.served?.due.dueDate).toBe("2026-03-11");
    const woken = when(wake(), at("2026-03-05T09:00"));
    expect(breachesOf(woken.state).map(({ rule }) => rule)).toEqual(["statutory-limit"]);
    woken.when(wake(), at("2026-03-05T10:00")).thenNothing();
  });
});
