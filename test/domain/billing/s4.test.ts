/** S4 over random histories; 10,000 of them in the long test. */
import { describe, it } from "@jest/globals";
import fc from "fast-check";
import { checkReconciliation, play, steps } from "./play.ts";

describe("a bill to which anything happens", () => {
  it("has every fen somewhere, once; and the day's reconciliation names every difference and no other", () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(59), { minLength: 12, maxLength: 12 }), (taken, spoil) =>
        checkReconciliation(play(taken).bill, spoil),
      ),
      { numRuns: 150, seed: 18 },
    );
  });
});
