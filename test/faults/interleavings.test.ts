/**
 * Whatever comes before whatever else, dies on the way, or is told late, twice or never: no review runs after its
 * application is over, no due instant depends on when an engine ran, every case ends decided, and the bus has every event
 * under one id. The long suite plays many more.
 */
import { describe, expect, it } from "@jest/globals";
import { playInterleavings } from "./interleavings.ts";

/** On each store: in memory most, since it takes least. */
const INTERLEAVINGS = [
  ["memory", 30],
  ["SQLite", 10],
  ["dynalite", 1],
] as const;

describe("a case", () => {
  it.each(INTERLEAVINGS)(
    "on the store %s comes to what its deeds make of it, in %d interleavings",
    async (on, wanted) => {
      const { interleavings } = await playInterleavings(wanted, on);
      expect(interleavings).toBe(wanted);
    },
    300_000,
  );
});
