/**
 * Whatever comes before whatever else, dies on the way, or is told late, twice or never: no review runs after its
 * application is over, no due instant depends on when an engine ran, every case ends decided, and the bus has every event
 * under one id. The long suite plays many more.
 */
import { describe, expect, it } from "@jest/globals";
import { playInterleavings } from "./interleavings.ts";

const INTERLEAVINGS = 60;

describe("a case", () => {
  it(`comes to what its deeds make of it, in each one of ${INTERLEAVINGS} random interleavings`, async () => {
    const { interleavings } = await playInterleavings(INTERLEAVINGS);
    expect(interleavings).toBe(INTERLEAVINGS);
  }, 300_000);
});
