/** Instants are counted by ourselves within a day of UTC, and mean what Temporal says they mean. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import {
  addDays,
  dayOfWeek,
  epochOf,
  instantOfEpoch,
  localDate,
  parseInstant,
  plusSeconds,
  withOffset,
} from "../../functions/domain/base/time.ts";

const DAY = 86_400_000;
/** Every instant that Temporal knows, and those at hand more often. */
const epoch = fc.oneof(
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
  fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  fc.integer({ min: -40_000, max: 40_000 }).map((day) => day * DAY),
  fc.integer({ min: -40_000, max: 40_000 }).map((day) => day * DAY - 1),
);

const told = (ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 });

describe("an instant", () => {
  it("is written as Temporal writes it, and read back to the millisecond", () => {
    fc.assert(
      fc.property(epoch, (ms) => {
        const instant = instantOfEpoch(ms);
        expect([instant, epochOf(instant), parseInstant(instant)]).toEqual([told(ms), ms, told(ms)]);
      }),
    );
  });

  it("is told with the offset of a zone as Temporal tells it, whenever the zone's clocks were changed", () => {
    const zones = [
      "Asia/Shanghai",
      "Asia/Urumqi",
      "Australia/Lord_Howe",
      "America/St_Johns",
      "UTC",
      "Asia/Kathmandu",
    ];
    // Shanghai had summer time until 1991; the clocks of Lord Howe are changed by half an hour.
    const turns = [
      "1986-05-03T18:00Z",
      "1991-09-14T15:00Z",
      "2026-04-04T15:00Z",
      "2026-10-03T15:30Z",
      "2026-03-08T05:30Z",
    ];
    const near = fc
      .tuple(fc.constantFrom(...turns), fc.integer({ min: -3_600_000, max: 3_600_000 }))
      .map(([turn, by]) => epochOf(turn) + by);
    const within = fc.integer({ min: -8.6e15, max: 8.6e15 });
    fc.assert(
      fc.property(
        fc.oneof(
          near,
          near,
          epoch.filter((ms) => Math.abs(ms) < 8.6e15),
          within,
        ),
        fc.constantFrom(...zones),
        (ms, zone) => {
          const instant = told(ms);
          const said = Temporal.Instant.from(instant).toString({ fractionalSecondDigits: 3, timeZone: zone });
          expect([withOffset(instant, zone), withOffset(instant, zone)]).toEqual([said, said]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("with so many seconds more is the one that Temporal adds up to", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e15, max: 1e15 }),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        (ms, seconds) => {
          const milliseconds = Math.round(seconds * 1000);
          const added = Temporal.Instant.fromEpochMilliseconds(ms).add({ milliseconds });
          expect(plusSeconds(told(ms), seconds)).toBe(told(added.epochMilliseconds));
        },
      ),
    );
  });

  it.each([
    ["2026-03-02T09:00+08:00", "2026-03-02T01:00:00.000Z"],
    ["2026-03-02T01:00:00.123456789Z", "2026-03-02T01:00:00.123Z"],
    ["1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"],
  ])("%s is %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    "2026-02-29T00:00:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2026-03-02T24:00:00.000Z",
    "2026-03-02T00:60:00.000Z",
    "2026-03-02T00:00:00.000",
    "2026-03-02",
    "",
  ])("is not written %j", (text) => {
    expect(() => parseInstant(text)).toThrow(RangeError);
    expect(() => epochOf(text)).toThrow(RangeError);
  });

  it("is a whole count of milliseconds, and no further away than Temporal goes", () => {
    for (const ms of [0.5, Number.NaN, Infinity, 8.64e15 + 1, -8.64e15 - 1])
      expect(() => instantOfEpoch(ms)).toThrow(RangeError);
  });
});

describe("a day", () => {
  const day = fc
    .integer({ min: -700_000, max: 2_900_000 })
    .map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }));

  it("is counted on, and falls on the day of the week, as Temporal has it", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10_000, max: 10_000 }), (date, days) => {
        expect(addDays(date.toString(), days)).toBe(date.add({ days }).toString());
        expect(dayOfWeek(date.toString())).toBe(date.dayOfWeek);
      }),
    );
    for (const none of ["2026-02-29", "2026-2-1", "", "tomorrow"])
      expect(() => addDays(none, 1)).toThrow(RangeError);
  });

  it("of an instant is that of the zone's clocks, whatever they are set to", () => {
    const zone = fc.constantFrom(
      "Asia/Shanghai",
      "UTC",
      "America/New_York",
      "Asia/Kathmandu",
      "Pacific/Kiritimati",
    );
    const ms = fc.integer({ min: -40 * 365 * DAY, max: 130 * 365 * DAY });
    const near = fc.integer({ min: 0, max: 50_000 }).map((days) => days * DAY - 8 * 3_600_000);
    const close = fc.tuple(near, fc.integer({ min: -2, max: 2 })).map(([at, off]) => at + off);
    fc.assert(
      fc.property(fc.oneof(ms, close), zone, (at, in_) => {
        const said = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(in_).toPlainDate();
        expect(localDate(told(at), in_)).toBe(said.toString());
      }),
    );
  });
});
