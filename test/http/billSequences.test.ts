/** S4 over HTTP: random sequences of notices and refunds, some at once; hundreds of them in the long test. */
import { it } from "@jest/globals";
import fc from "fast-check";
import { memoryStore } from "../support/memoryStore.ts";
import { acts, playOver } from "./billPlay.ts";

it("over HTTP every fen is somewhere, once, whatever comes in which order, how often and at once", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (taken) => void (await playOver(memoryStore(), taken))),
    { numRuns: 6, seed: 18 },
  );
});
