/** I4 to I7: a consent by silence, whatever is done before it. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { viewAt } from "../../../functions/domain/review/advance.ts";
import { barredAt } from "../../../functions/domain/review/silence.ts";
import { NEGATIVE_LIST } from "../../../functions/domain/catalogue/flags.ts";
import { ledgerRows } from "../../../functions/domain/review/judgedDays.ts";
import { instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { factsOf, given, opening, served, T0, type About } from "../given.ts";
import { TWENTY } from "../when.ts";
import {
  calendar,
  PLAIN,
  clockCommand,
  anyCommand,
  actsOf,
  about,
  opened,
  act,
  play,
  inTheEnd,
  LONG_AFTER,
  isDeemed,
} from "./acts.ts";
import { HELD } from "../../support/fixtures.ts";

describe("a consent by silence", () => {
  it("never comes where it was said that it will not, if nothing more is done", () => {
    let said = 0;
    fc.assert(
      fc.property(about, actsOf(clockCommand), fc.nat(60), (policy, acts, days) => {
        const { state } = play(policy, acts);
        const now = instantOfEpoch((acts.at(-1)?.at ?? 0) + days * 24 * 3600 * 1000);
        const view = viewAt(state, now, PLAIN);
        if (barredAt(view, now) === null) return;
        said++;
        expect(isDeemed(inTheEnd(state))).toBe(false);
      }),
    );
    expect(said).toBeGreaterThan(5);
  });

  it("I4: never without service: what was not served has no clock, whatever time passes", () => {
    fc.assert(
      fc.property(actsOf(anyCommand), (acts) => {
        const facts = factsOf({ waitsFor: ["a1.land"], matter: TWENTY });
        const review = acts.reduce((sofar, what) => act(sofar, what), given(...opening(facts)));
        expect(inTheEnd(review.state).status).toBe("waiting");
      }),
    );
  });

  it("I5: never while the clock stands, or with material owed; only ever as of a due instant without stops", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        let review = opened(policy);
        for (const what of acts) {
          review = act(review, what);
          const view = viewAt(review.state, instantOfEpoch(what.at), PLAIN);
          if (view.status === "suspended") expect(view.served.due.dueAt > instantOfEpoch(what.at)).toBe(true);
        }
        const end = inTheEnd(review.state);
        if (end.status !== "closed" || end.silence === null) return;
        for (const { from, until } of end.served.clock.suspensions)
          expect(until !== null && (until <= end.closedAt || from >= end.closedAt)).toBe(true);
        if (!isDeemed(end) || end.supplement === null) return;
        // What its department has taken back is owed by nobody.
        if (end.supplement.withdrawnAt === undefined)
          expect(end.supplement.supplied.length).toBe(end.supplement.items.length);
        for (const { at: handedIn } of end.supplement.supplied) expect(handedIn < end.closedAt).toBe(true);
      }),
    );
  });

  it("I6: never with a flag of the negative list, an integrity hold, or for the lead", () => {
    const barred = fc.constantFrom<About>(
      ...NEGATIVE_LIST.map((flag): About => ({ flags: [flag] })),
      { applicant: HELD },
      { department: "planning" },
      { matter: { kind: "licence" } },
    );
    fc.assert(
      fc.property(barred, actsOf(clockCommand), (what, acts) => {
        const history = served(
          { ...what, matter: { ...TWENTY, limit: { days: 5, unit: "working-days" }, ...what.matter } },
          T0,
          PLAIN,
        );
        const end = inTheEnd(acts.reduce((review, step) => act(review, step), given(...history)).state);
        expect(end.status).toBe("overdue");
        expect(end.status === "overdue" && end.failedGuards.length > 0).toBe(true);
      }),
    );
  });

  it("I7: never without a legal basis, nor over a day of a year that is not official", () => {
    fc.assert(
      fc.property(actsOf(clockCommand), fc.boolean(), (acts, isBasisMissing) => {
        const rules = isBasisMissing ? PLAIN : calendar("p", [], [], "provisional");
        const matter = { ...TWENTY, ...(isBasisMissing ? { tacitBasis: null } : {}) };
        const review = acts.reduce(
          (sofar, what) => act(sofar, what, rules),
          given(...served({ matter }, T0, rules)),
        );
        const end = inTheEnd(review.state, rules);
        expect(end.status === "overdue" && end.failedGuards).toContain(isBasisMissing ? "G1" : "G8");
      }),
    );
  });

  it("names ten guards that hold, and the days it counted are n", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        const end = inTheEnd(play(policy, acts).state);
        if (!isDeemed(end) || end.status !== "closed" || end.silence === null) return;
        expect(end.silence.guards.map(({ holds }) => holds)).toEqual(Array.from({ length: 10 }, () => true));
        const { days } = end.served.clock.limit;
        expect(ledgerRows(end, LONG_AFTER, PLAIN).filter(({ counted }) => counted)).toHaveLength(days);
      }),
    );
  });
});
