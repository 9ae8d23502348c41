/** The random walks of `randomWalk.test.ts`, many more of them. */
import { it } from "@jest/globals";
import * as fc from "fast-check";
import { anyWalk, movingWalk } from "./steps.ts";
import { go } from "./walking.ts";

/** A small run makes few: ten thousand have gone in `npm test`. */
const WALKS = process.env["CHAOS_COUNT"] === undefined ? 100_000 : 2000;
const MINUTES = 60_000;

it.each([
  ["any walk", anyWalk],
  ["any walk on which dates move", movingWalk],
])(
  "a review on %s stands at every step where the model says",
  (_, walks) => {
    fc.assert(
      fc.property(walks, (walk) => go(walk, () => undefined)),
      { numRuns: WALKS },
    );
  },
  20 * MINUTES,
);
