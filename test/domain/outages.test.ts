/** G10: what was on record of the platform before the due instant keeps silence from counting; no date moves, ever. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SOMEBODY } from "../support/people.ts";
import {
  epochOf,
  instantOfEpoch,
  localDate,
  plusSeconds,
  startOfDay,
  type Instant,
} from "../../functions/domain/base/time.ts";
import { advance, viewAt } from "../../functions/domain/review/advance.ts";
import { ledgerRows } from "../../functions/domain/review/judgedDays.ts";
import {
  MOST_OUTAGE_ACTS,
  outageStanding,
  state,
  statedBefore,
  takeOff,
  type Outage,
  type OutageFacts,
} from "../../functions/domain/review/outage.ts";
import { outageGround } from "../../functions/domain/review/revocation.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { anOutage } from "../support/fixtures.ts";
import { at, DUE, given, RULES, served, T0, wake, type About } from "./given.ts";

const before = (instant: Instant): Instant => instantOfEpoch(epochOf(instant) - 1);
const NOBODY = { applicant: "nobody", department: "water" };
const knowing = (...outages: readonly Outage[]) => ({
  ...RULES,
  circumstancesOf: () => ({ ...RULES.circumstancesOf(NOBODY), outages }),
});

/** A review of five working days from Mon 03-02, when its limit has run out, with these outages on record. */
const silenceUnder = (outages: readonly Outage[], about: About = {}): Review =>
  given(...served(about)).when(wake(knowing(...outages)), DUE).state;

const failed = { status: "overdue", failedGuards: ["G10"] };
const counted = { outcome: "deemed-consent" };

/** From when until when, by the region's clocks; on record since Tue 03-03 unless it says otherwise. */
const outage = (
  from: string,
  until: string | null,
  about: Partial<OutageFacts> & { recordedAt?: Instant } = {},
): Outage => anOutage({ from: at(from), until: until === null ? null : at(until), ...about });

describe("an outage on record before the due instant", () => {
  it.each<[string, Outage, object]>([
    ["a minute on the last day", outage("2026-03-09T10:00", "2026-03-09T10:01"), failed],
    ["that ends as the last day begins", outage("2026-03-07T00:00", "2026-03-09T00:00"), counted],
    ["that ends a millisecond later", outage("2026-03-07T00:00", "2026-03-09T00:00:00.001"), failed],
    ["that begins at the due instant", outage("2026-03-10T00:00", null), counted],
    ["that begins a millisecond before", outage("2026-03-09T23:59:59.999", null), failed],
    ["on one of five days", outage("2026-03-04T09:00", "2026-03-04T18:00"), counted],
    ["on two of five days, an hour on each", outage("2026-03-04T23:00", "2026-03-05T01:00"), failed],
    ["on days off and the day of service only", outage("2026-02-20T00:00", "2026-03-03T00:00"), counted],
    ["that nobody has said the end of", outage("2026-03-04T09:00", null), failed],
    ["of others", outage("2026-03-09T10:00", null, { departments: ["land"] }), counted],
    ["of this department", outage("2026-03-09T10:00", null, { departments: ["land", "water"] }), failed],
    [
      "put on record one millisecond before it",
      outage("2026-03-09T10:00", null, { recordedAt: before(DUE) }),
      failed,
    ],
    ["put on record in that instant", outage("2026-03-09T10:00", null, { recordedAt: DUE }), counted],
  ])("%s", (_, one, then) => {
    expect(silenceUnder([one])).toMatchObject(then);
  });

  it("counts days, of several outages each day once: a quarter of them is not more than a quarter", () => {
    const about: About = { matter: { limit: { days: 8, unit: "working-days" } } };
    const due = at("2026-03-13T00:00");
    const under = (...outages: readonly Outage[]) =>
      given(...served(about)).when(wake(knowing(...outages)), due).state;
    const twice = [
      anOutage({ from: at("2026-03-03T08:00"), until: at("2026-03-04T09:00") }),
      anOutage({ outageId: "b", from: at("2026-03-04T12:00"), until: at("2026-03-04T13:00") }),
    ];
    expect(under(...twice)).toMatchObject(counted);
    const third = anOutage({ outageId: "c", from: at("2026-03-06T12:00"), until: at("2026-03-06T12:01") });
    expect(under(...twice, third)).toMatchObject(failed);
  });

  it("is named by the evidence, held or failed, and the review escalates with it", () => {
    const state = silenceUnder([outage("2026-03-04T09:00", "2026-03-06T10:00")]);
    expect(state.status === "overdue" && state.failed).toEqual([
      {
        guard: "G10",
        holds: false,
        evidence: {
          lastDay: "2026-03-09",
          onLastDay: false,
          daysLost: 3,
          limitDays: 5,
          outages: [
            {
              outageId: "network",
              from: at("2026-03-04T09:00"),
              until: at("2026-03-06T10:00"),
              recordedAt: at("2026-03-03T09:00"),
            },
          ],
        },
      },
    ]);
    const deemed = silenceUnder([outage("2026-03-04T09:00", "2026-03-04T10:00")]);
    expect(deemed.status === "closed" && deemed.silence?.guards.at(-1)).toMatchObject({
      guard: "G10",
      holds: true,
      evidence: { daysLost: 1, limitDays: 5, onLastDay: false, outages: [{ outageId: "network" }] },
    });
  });
});

describe("what is said of an outage later", () => {
  const lasting = outage("2026-03-09T10:00", null);
  const harmless: OutageFacts = {
    from: at("2026-03-04T10:00"),
    until: at("2026-03-04T11:00"),
    departments: null,
    reason: "r",
  };
  const corrected = (when: Instant) => state(lasting, "network", harmless, { by: SOMEBODY, at: when }).outage;
  const off = (when: Instant) => takeOff(lasting, "mistaken", { by: SOMEBODY, at: when }).outage;

  it("counts where it was said before the due instant, and never afterwards", () => {
    expect(silenceUnder([lasting])).toMatchObject(failed);
    expect(silenceUnder([corrected(before(DUE))])).toMatchObject(counted);
    expect(silenceUnder([corrected(DUE)])).toMatchObject(failed);
    expect(silenceUnder([off(before(DUE))])).toMatchObject(counted);
    expect(silenceUnder([off(DUE)])).toMatchObject(failed);
  });

  it("is the same said twice: nothing more on record; and stands beside what was said before", () => {
    const by = { by: SOMEBODY, at: DUE };
    const once = corrected(at("2026-03-05T09:00"));
    expect(state(once, "network", harmless, by)).toEqual({ outage: once });
    expect(once.acts).toHaveLength(2);
    expect(statedBefore(once, at("2026-03-05T09:00"))).toEqual(lasting.acts[0]);
    const taken = takeOff(once, "mistaken", by).outage;
    expect(takeOff(taken, "mistaken", { by: SOMEBODY, at: T0 })).toEqual({ outage: taken });
    expect(takeOff(taken, "another", by).refusal).toEqual({ code: "outage-taken-off", at: DUE });
    expect(state(taken, "network", harmless, by).refusal).toEqual({ code: "outage-taken-off", at: DUE });
    expect(outageStanding(taken, DUE)).toBe("taken-off");
  });

  it("is bounded, and it can be taken off all the same", () => {
    let one = lasting;
    const by = { by: SOMEBODY, at: DUE };
    for (let n = 1; n < MOST_OUTAGE_ACTS; n++)
      one = state(one, "network", { ...harmless, reason: `${n}` }, by).outage;
    const more = state(one, "network", { ...harmless, reason: "more" }, by);
    expect(more).toEqual({
      outage: one,
      refusal: { code: "outage-corrected-too-often", most: MOST_OUTAGE_ACTS },
    });
    expect(takeOff(one, "mistaken", by).refusal).toBeUndefined();
  });

  it("says how it stands", () => {
    const one = outage("2026-03-04T09:00", "2026-03-05T09:00");
    expect(
      [at("2026-03-04T08:00"), at("2026-03-04T09:00"), at("2026-03-05T09:00")].map((now) =>
        outageStanding(one, now),
      ),
    ).toEqual(["coming", "lasting", "over"]);
    expect(outageStanding(lasting, at("2027-01-01T00:00"))).toBe("lasting");
  });
});

describe("an outage recorded when silence has counted already", () => {
  const late = outage("2026-03-09T10:00", "2026-03-09T12:00", { recordedAt: DUE });

  it("undoes nothing, and is a ground for revocation with what it rests on", () => {
    const deemed = silenceUnder([late]);
    expect(deemed).toMatchObject(counted);
    expect(outageGround(deemed, [late], RULES)).toMatchObject({
      guard: "G10",
      holds: false,
      evidence: { onLastDay: true, outages: [{ outageId: "network", recordedAt: DUE }] },
    });
  });

  it("is none where it touched too little, was taken off, was another's, or nothing was deemed", () => {
    const deemed = silenceUnder([]);
    const none = [
      outage("2026-03-04T10:00", "2026-03-04T12:00", { recordedAt: DUE }),
      takeOff(late, "mistaken", { by: SOMEBODY, at: DUE }).outage,
      outage("2026-03-09T10:00", null, { recordedAt: DUE, departments: ["land"] }),
    ];
    for (const one of none) expect(outageGround(deemed, [one], RULES)).toBeNull();
    expect(outageGround(silenceUnder([outage("2026-03-09T10:00", null)]), [late], RULES)).toBeNull();
  });
});

/** Whole hours about the time of the review. */
const hourArb = fc
  .integer({ min: -60, max: 500 })
  .map((hours) => plusSeconds(at("2026-03-02T00:00"), hours * 3600));
const factsArb = fc
  .record({
    from: hourArb,
    hours: fc.option(fc.integer({ min: 1, max: 150 })),
    departments: fc.constantFrom(null, ["water"], ["land"], ["land", "water"]),
    reason: fc.constantFrom("r", "s"),
  })
  .map(({ from, hours, ...rest }) => ({
    ...rest,
    from,
    until: hours === null ? null : plusSeconds(from, hours * 3600),
  }));
type Said = { at: Instant; facts: OutageFacts | null };
const saidArb: fc.Arbitrary<Said> = fc.record({ at: hourArb, facts: fc.option(factsArb, { freq: 4 }) });

/** What an operator says of one outage, in order; whatever is refused is not on record. */
function onRecord(outageId: string, said: readonly Said[]): Outage[] {
  const inOrder = said.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let one: Outage | undefined;
  for (const { at: when, facts } of inOrder) {
    const act = { by: SOMEBODY, at: when };
    if (facts !== null) one = state(one, outageId, facts, act).outage;
    else if (one !== undefined) one = takeOff(one, "mistaken", act).outage;
  }
  return one === undefined ? [] : [one];
}

/** The same by counting hours: which days of the limit an outage lay on, by what was last said before the due instant. */
function reckoned(review: Review, said: readonly (readonly Said[])[]): boolean {
  if (review.served === null) throw new Error("a review that was served");
  const { dueAt, dueDate } = review.served.due;
  const standing = said.flatMap((acts) => {
    const inOrder = acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    let last: OutageFacts | null = null;
    let isOff = false;
    for (const { at: when, facts } of inOrder) {
      if (when >= dueAt || isOff) break;
      if (facts !== null) last = facts;
      else if (last !== null) [last, isOff] = [null, true];
    }
    return last === null ? [] : [last];
  });
  const isCut = (date: string): boolean => {
    for (let hour = 0; hour < 24; hour++) {
      const now = plusSeconds(startOfDay(date, RULES.zone), hour * 3600);
      if (now >= dueAt) return false;
      for (const { from, until, departments } of standing)
        if (from <= now && (until ?? "9") > now && (departments ?? ["water"]).includes("water")) return true;
    }
    return false;
  };
  const days = ledgerRows(review, dueAt, RULES).filter((row) => row.counted);
  const lost = days.filter(({ date }) => isCut(date)).length;
  return !isCut(dueDate) && lost <= days.length / 4;
}

describe("property: outages at random instants around random clocks", () => {
  const clockArb = fc.record({
    servedAt: fc
      .integer({ min: 0, max: 80 })
      .map((hours) => plusSeconds(at("2026-03-02T00:00"), hours * 3600)),
    days: fc.integer({ min: 1, max: 14 }),
    unit: fc.constantFrom("working-days" as const, "calendar-days" as const),
    late: fc.integer({ min: 0, max: 300 }),
  });

  it("move no date, and fail G10 if and only if they were on record before the due instant and cover it", () => {
    let fails = 0;
    fc.assert(
      fc.property(
        clockArb,
        fc.array(fc.array(saidArb, { maxLength: 4 }), { maxLength: 3 }),
        (clock, said) => {
          const { servedAt, days, unit, late } = clock;
          const about: About = { matter: { limit: { days, unit } } };
          const review = given(...served(about, servedAt)).state;
          const { dueAt } = review.served!.due;
          const rules = knowing(...said.flatMap((acts, i) => onRecord(`o${i}`, acts)));
          const now = plusSeconds(dueAt, late * 3600);
          // Before its due instant nothing of it is any different, and afterwards it is judged as of that.
          expect(advance(review, before(dueAt), rules)).toEqual(advance(review, before(dueAt), RULES));
          const [under, without] = [viewAt(review, now, rules), viewAt(review, now, RULES)];
          expect(under.served).toEqual(without.served);
          expect(ledgerRows(under, now, rules)).toEqual(ledgerRows(without, now, RULES));
          const isThere = reckoned(review, said);
          fails += Number(!isThere);
          if (without.status === "closed")
            expect(under.status === "closed" ? under.outcome : "escalated").toBe(
              isThere ? "deemed-consent" : "escalated",
            );
          if (under.status === "overdue") expect(under.failedGuards.includes("G10")).toBe(!isThere);
          // Whoever notices when: the events are the same.
          expect(advance(review, dueAt, rules)[0]).toEqual(advance(review, now, rules)[0]);
        },
      ),
      { numRuns: 400 },
    );
    expect(fails).toBeGreaterThan(40);
  });

  it("are what they were for whoever asks later: what is said at the due instant or after it changes nothing", () => {
    fc.assert(
      fc.property(
        fc.array(saidArb, { maxLength: 4 }),
        factsArb,
        fc.integer({ min: 0, max: 99 }),
        (said, more, hours) => {
          const known = onRecord("o", said);
          const act = { by: SOMEBODY, at: plusSeconds(DUE, hours * 3600) };
          const [one] = known;
          const after = [
            state(one, "o", more, act).outage,
            ...(one ? [takeOff(one, "mistaken", act).outage] : []),
          ];
          const review = given(...served()).state;
          const judged = advance(review, DUE, knowing(...known));
          for (const each of after) expect(advance(review, DUE, knowing(each))).toEqual(judged);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("where a limit ends at the close of business, what comes after that is no part of it", () => {
  const clip = (from: string, until: string | null) => {
    const rules = { ...knowing(outage(from, until)), closeOfBusiness: "17:30" };
    return given(...served({}, T0, rules)).when(wake(rules), at("2026-03-10T00:00")).state;
  };
  expect(clip("2026-03-09T17:30", null)).toMatchObject(counted);
  expect(clip("2026-03-09T17:29", null)).toMatchObject(failed);
});

it("a day in the region is a day of the limit, whatever UTC says of it", () => {
  // 16:00Z is the boundary of dates.
  expect(localDate("2026-03-08T16:00:00.000Z", RULES.zone)).toBe("2026-03-09");
  const cut = (from: Instant, until: Instant) => silenceUnder([anOutage({ from, until })]);
  expect(cut("2026-03-08T15:00:00.000Z", "2026-03-08T16:00:00.000Z")).toMatchObject(counted);
  expect(cut("2026-03-08T16:00:00.000Z", "2026-03-08T16:00:00.001Z")).toMatchObject(failed);
});
