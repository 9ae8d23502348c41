/** A hold counts at the due instant if it was in force then and on record before: nothing that is entered later undoes. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SOMEBODY } from "../support/people.ts";
import { epochOf, instantOfEpoch, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { endHold, heldAt, holdOffers, standingOf, type Hold } from "../../functions/domain/review/hold.ts";
import { aHold, HELD } from "../support/fixtures.ts";
import { at, DUE, given, RULES, served, T0, wake } from "./given.ts";

const before = (instant: Instant): Instant => instantOfEpoch(epochOf(instant) - 1);
const placedAt = (at: Instant): Pick<Hold, "placed"> => ({ placed: { by: SOMEBODY, at } });

/** The review of an applicant about whom this is in the register, when its limit has run out. */
function silenceUnder(...holds: readonly Hold[]) {
  const rules = { ...RULES, circumstancesOf: () => ({ ...RULES.circumstancesOf(NOBODY), holds }) };
  return given(...served({}, T0, rules)).when(wake(rules), DUE).state;
}
const NOBODY = { applicant: "nobody", department: "water" };

describe("a hold at the due instant", () => {
  it.each<[string, Partial<Hold>, boolean]>([
    ["placed after acceptance, before the due instant", placedAt(plusSeconds(T0, 60)), true],
    ["placed one millisecond before it", placedAt(before(DUE)), true],
    ["placed in that instant", placedAt(DUE), false],
    ["placed afterwards, as of long ago", placedAt(plusSeconds(DUE, 1)), false],
    ["in force from that instant on", { from: DUE }, true],
    ["in force from a millisecond later on", { from: plusSeconds(DUE, 1) }, false],
    ["that lasted until then", { until: DUE }, false],
    ["that lasted a millisecond longer", { until: plusSeconds(DUE, 1) }, true],
    ["ended before", { ended: { by: SOMEBODY, at: T0, from: T0, reason: "r" } }, false],
    ["ended in that instant or later", { ended: { by: SOMEBODY, at: DUE, from: DUE, reason: "r" } }, true],
  ])("%s", (_, about, counts) => {
    expect(heldAt(aHold(about), DUE)).toBe(counts);
    const state = silenceUnder(aHold(about));
    if (!counts) expect(state).toMatchObject({ outcome: "deemed-consent" });
    else expect(state).toMatchObject({ status: "overdue", failedGuards: ["G6"] });
  });

  it("is nobody's but the applicant's", () => {
    const state = given(...served({ applicant: HELD })).when(wake(), DUE).state;
    expect(state).toMatchObject({ status: "overdue", failedGuards: ["G6"] });
    expect(given(...served()).when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent" });
  });

  it("property: what is entered or ended at the due instant or later changes nothing, whatever it says", () => {
    const instant = fc.integer({ min: -40, max: 40 }).map((days) => plusSeconds(DUE, days * 86_400));
    const late = fc.integer({ min: 0, max: 40 }).map((hours) => plusSeconds(DUE, hours * 3600));
    const entry = fc.record({
      from: instant,
      until: fc.option(instant),
      placed: instant.map((at) => ({ by: SOMEBODY, at })),
    });
    fc.assert(
      fc.property(entry, late, (about, then) => {
        const hold = aHold(about);
        expect(heldAt({ ...hold, placed: { by: SOMEBODY, at: then } }, DUE)).toBe(false);
        const { hold: ended } = endHold(hold, "r", SOMEBODY, then);
        expect(heldAt(ended, DUE)).toBe(heldAt(hold, DUE));
      }),
    );
  });
});

describe("the end of a hold", () => {
  const now = at("2026-03-04T10:00");

  it("is from now on, once: the same again is the same, another reason is refused", () => {
    const { hold } = endHold(aHold(), "信用修复", SOMEBODY, now);
    expect(hold.ended).toEqual({ by: SOMEBODY, at: now, from: now, reason: "信用修复" });
    expect(endHold(hold, "信用修复", SOMEBODY, DUE)).toEqual({ hold });
    expect(endHold(hold, "another", SOMEBODY, DUE).refusal).toEqual({ code: "hold-ended", endedAt: now });
  });

  it("is refused, and not offered, where it is over by itself", () => {
    const over = aHold({ until: now });
    expect(endHold(over, "r", SOMEBODY, now).refusal).toEqual({ code: "hold-over", until: now });
    expect(holdOffers(over, now)).toEqual([]);
    expect(holdOffers(over, before(now))).toEqual([{ command: "endHold", until: now, limits: {} }]);
  });

  it("shows how an entry stands", () => {
    expect(standingOf(aHold({ from: DUE }), now)).toBe("coming");
    expect(standingOf(aHold(), now)).toBe("in-force");
    expect(standingOf(aHold({ until: now }), now)).toBe("over");
    expect(standingOf(endHold(aHold(), "r", SOMEBODY, now).hold, now)).toBe("ended");
  });
});
