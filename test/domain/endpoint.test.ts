/** A switched-off endpoint: what is dispatched meanwhile goes by the in-box, as of the dispatch, whoever notices when. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SOMEBODY } from "../support/people.ts";
import { dated, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import {
  MOST_SWITCHES,
  offSince,
  onSince,
  standsOff,
  switchOff,
  switchOn,
  type EndpointSwitch,
} from "../../functions/domain/review/endpoint.ts";
import { at, consent, DUE, factsOf, given, opening, opinion, RULES, served, T0, wake } from "./given.ts";
import { interrupt, release, signFor } from "./when.ts";

const off = (at: Instant): EndpointSwitch["off"] => ({ at, webhookId: "h", url: "https://x.example/" });
const on = (at: Instant) => ({ by: SOMEBODY, at, reason: "r" });
const before = (instant: Instant) => plusSeconds(instant, -0.001);
const NOBODY = { applicant: "nobody", department: "water" };
const knowing = (switches: readonly EndpointSwitch[]) => ({
  ...RULES,
  circumstancesOf: () => ({ ...RULES.circumstancesOf(NOBODY), switches }),
});
const byWebhook = { ...factsOf().department, channel: "webhook" as const };
const sent = (switches: readonly EndpointSwitch[], facts = {}) =>
  given(...opening({ ...factsOf(), department: byWebhook, ...facts }, dated(T0), knowing(switches)));

const inBox = { status: "running", passedOver: before(T0), served: { servedAt: T0, due: { dueAt: DUE } } };
const toEndpoint = { status: "dispatched", sentAt: T0, served: null };

describe("a dispatch", () => {
  it.each<[string, EndpointSwitch[], object]>([
    ["to an endpoint that was never off", [], toEndpoint],
    ["when it was off already", [{ off: off(before(T0)), on: null }], inBox],
    ["in the instant in which it went off", [{ off: off(T0), on: null }], { ...inBox, passedOver: T0 }],
    ["before it went off", [{ off: off(plusSeconds(T0, 0.001)), on: null }], toEndpoint],
    ["when it was on again", [{ off: off(before(T0)), on: on(T0) }], toEndpoint],
    ["before it was on again", [{ off: off(before(T0)), on: on(plusSeconds(T0, 1)) }], inBox],
  ])("%s", (_, switches, then) => {
    expect(sent(switches).state).toMatchObject(then);
  });

  it("that went by the in-box is known to have come by the in-box's rules", () => {
    const review = sent([{ off: off(before(T0)), on: null }]);
    const { state } = review.when(wake(), DUE);
    // Nobody was reminded of it: that is no evidence, in whichever box it lies.
    expect(state).toMatchObject({ status: "overdue", failedGuards: ["G2"] });
    expect(state.status === "overdue" && state.failed?.[0]?.evidence).toMatchObject({ channel: "in-box" });
    expect(review.when(signFor(), T0).when(wake(), DUE).state).toMatchObject({
      outcome: "deemed-consent",
    });
  });

  it("is its department's own matter: that of an in-box asks for no endpoint", () => {
    const { state } = given(...served({}, T0, knowing([{ off: off(before(T0)), on: null }])));
    expect(state).toMatchObject({ status: "running" });
    expect(state.passedOver).toBeUndefined();
  });
});

describe("what an endpoint had not taken when it went off", () => {
  it("stays dispatched until somebody reads, signs or acts", () => {
    const review = sent([]);
    const later = knowing([{ off: off(plusSeconds(T0, 60)), on: null }]);
    expect(review.when(wake(later), at("2026-04-20T10:00")).state).toMatchObject({
      status: "dispatched",
      isUnserved: true,
    });
    expect(review.when(signFor(undefined, later), at("2026-03-06T10:00")).state).toMatchObject({
      status: "running",
      served: { servedAt: at("2026-03-06T10:00") },
    });
  });
});

describe("a review that waited", () => {
  const CLOSED = at("2026-03-05T10:00");
  const first = given(...served({ department: "land", reviewId: "a1.land" })).when(
    opinion(consent),
    CLOSED,
  ).state;
  const waiting = (switches: readonly EndpointSwitch[], noticed: Instant) =>
    sent([], { waitsFor: ["a1.land"] }).when(release([first], knowing(switches)), noticed).state;

  it("goes by what its endpoint was when the last before it closed, not when that was noticed", () => {
    const later = at("2026-03-09T10:00");
    const between: EndpointSwitch = { off: off(at("2026-03-06T10:00")), on: null };
    expect(waiting([between], later)).toMatchObject({ status: "dispatched", sentAt: CLOSED });
    const earlier: EndpointSwitch = { off: off(T0), on: null };
    expect(waiting([earlier], later)).toMatchObject({
      status: "running",
      passedOver: T0,
      served: { servedAt: CLOSED, recordedAt: later },
    });
  });
});

describe("a change of the project", () => {
  it("sends it anew: to the endpoint that is on again, or past the one that is off", () => {
    const wasOff = sent([{ off: off(before(T0)), on: null }]);
    const changed = at("2026-03-04T10:00");
    const onAgain = knowing([{ off: off(before(T0)), on: on(at("2026-03-03T10:00")) }]);
    const again = wasOff.when(interrupt(1, onAgain), changed).state;
    expect(again).toMatchObject({ status: "dispatched", sentAt: changed });
    expect(again.passedOver).toBeUndefined();
    const gone = knowing([{ off: off(at("2026-03-03T10:00")), on: null }]);
    expect(sent([]).when(interrupt(1, gone), changed).state).toMatchObject({
      status: "running",
      passedOver: at("2026-03-03T10:00"),
    });
  });
});

describe("the record of an endpoint", () => {
  it("is off once, and on once: whoever says the same again changes nothing", () => {
    const once = switchOff([], off(T0));
    expect(switchOff(once, off(DUE))).toBe(once);
    const back = switchOn(once, on(DUE));
    expect(back).toEqual([{ off: off(T0), on: on(DUE) }]);
    expect(switchOn(back, on(plusSeconds(DUE, 1)))).toBe(back);
    expect(switchOn([], on(DUE))).toEqual([]);
    expect([standsOff([]), standsOff(once), standsOff(back)]).toEqual([null, once[0], null]);
    expect([onSince(back, T0), onSince(back, plusSeconds(DUE, 1)), onSince(once, T0)]).toEqual([
      DUE,
      plusSeconds(DUE, 1),
      T0,
    ]);
  });

  it("is bounded: the latest are kept", () => {
    let all: readonly EndpointSwitch[] = [];
    for (let i = 0; i < MOST_SWITCHES + 5; i++)
      all = switchOn(switchOff(all, off(plusSeconds(T0, i))), on(plusSeconds(T0, i + 0.5)));
    expect(all).toHaveLength(MOST_SWITCHES);
    expect(all.at(-1)!.off.at).toBe(plusSeconds(T0, MOST_SWITCHES + 4));
  });

  it("property: at any instant it is off if and only if the last act up to then was its 410", () => {
    const act = fc.record({ at: fc.integer({ min: 0, max: 40 }), off: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.integer({ min: -1, max: 41 }), (acts, when) => {
        const inOrder = acts.toSorted((a, b) => a.at - b.at);
        const all = inOrder.reduce<readonly EndpointSwitch[]>(
          (known, { at: seconds, off: isOff }) =>
            isOff
              ? switchOff(known, off(plusSeconds(T0, seconds)))
              : switchOn(known, on(plusSeconds(T0, seconds))),
          [],
        );
        const last = inOrder.findLast(({ at: seconds }) => seconds <= when);
        expect(offSince(all, plusSeconds(T0, when)) !== null).toBe(last?.off ?? false);
      }),
    );
  });
});
