/** Pairs of region files by chance, replaced under running cases (D1, I56). */
import * as fc from "fast-check";
import { CHANGE_NAMES, type ChangeName } from "./changes.ts";
import { play, TURNS, type Pair } from "./play.ts";
import type { Tally } from "./replacement.ts";

const seed = fc.integer({ min: 0, max: 0xffff_ffff });

const wanted = fc.array(fc.record({ change: fc.constantFrom(...CHANGE_NAMES), seed }), {
  minLength: 1,
  maxLength: 4,
});

const pair: fc.Arbitrary<Pair> = fc.record({
  seed,
  files: fc
    .array(fc.record({ at: fc.integer({ min: 0, max: TURNS }), wanted }), { minLength: 2, maxLength: 2 })
    .map((files) => [...files].sort((a, b) => a.at - b.at)),
});

/**
 * Plays cases until so many pairs of files have been tried; every case sees two.
 * @param told now and then, how many it has been
 */
export async function tryPairs(
  count: number,
  told: (pairs: number) => void = () => undefined,
): Promise<Tally> {
  const tally: Tally = { made: new Map<ChangeName, number>(), refused: 0, pairs: 0 };
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(pair, async (one) => {
      await play(one, tally);
      if (++cases % 250 === 0) told(tally.pairs);
    }),
    { numRuns: Math.ceil(count / 2), endOnFailure: true },
  );
  return tally;
}
