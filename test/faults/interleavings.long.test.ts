/** Two thousand interleavings, or as many as SCHEDULES says; and every move, every fate of a batch and every end among them. */
import { describe, expect, it } from "@jest/globals";
import { playInterleavings } from "./interleavings.ts";

const INTERLEAVINGS = Number(process.env["SCHEDULES"] ?? 2000);

const WANTED =
  `accept withdraw change answer ask hand-in disturb reconcile reconcile-twice round lose-executions lose-wake
  lose-start crash back-up restore wake-lost start-lost stream-delayed stream-lost stream-repeated slow
  granted granted-with-conditions refused withdrawn gone
  consented consented-with-conditions objected cancelled deemed-consent deemed-refusal no-response`.split(
    /\s+/,
  );

describe("a case", () => {
  it(`comes to what its deeds make of it, in each one of ${INTERLEAVINGS} random interleavings`, async () => {
    const { interleavings, seen } = await playInterleavings(INTERLEAVINGS, "memory");
    process.stdout.write(`${JSON.stringify({ interleavings, seen }, null, 2)}\n`);
    expect(interleavings).toBe(INTERLEAVINGS);
    expect(WANTED.filter((what) => seen[what] === undefined)).toEqual([]);
  }, 600_000);

  it.each([
    ["SQLite", Math.ceil(INTERLEAVINGS * 0.15)],
    ["dynalite", Math.ceil(INTERLEAVINGS * 0.02)],
  ] as const)(
    "comes to the same on %s, in each one of %d",
    async (on, wanted) => {
      expect((await playInterleavings(wanted, on)).interleavings).toBe(wanted);
    },
    900_000,
  );
});
