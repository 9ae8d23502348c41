/** D1, I56: any valid successor of a region file leaves every open case workable, and every promise kept. */
import { expect, it } from "@jest/globals";
import { CHANGE_NAMES } from "./changes.ts";
import { tryPairs } from "./pairs.ts";

it("I56: whatever the comparison of two region files lets pass strands no case, and breaks no promise", async () => {
  const { made, refused, pairs } = await tryPairs(240);
  expect(pairs).toBeGreaterThanOrEqual(240);
  // What chance makes is not always the same, and is never only the half of it.
  expect(made.size).toBeGreaterThan(CHANGE_NAMES.length / 2);
  expect(refused).toBeGreaterThan(20);
}, 120_000);
