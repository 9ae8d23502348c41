/** `npm run test:pairs`: twenty thousand pairs of region files, replaced under running cases (D1, I56). */
import { expect, it } from "@jest/globals";
import { CHANGE_NAMES } from "./changes.ts";
import { tryPairs } from "./pairs.ts";

const COUNT = Number(process.env["CHAOS_COUNT"] ?? 20_000);

/** So many pairs make every kind of change. */
const ENOUGH_FOR_ALL = 2000;

it("I56: no fault of ours, no stranded case, no broken promise", async () => {
  const began = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - began) / 1000)} s`;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { made, refused, pairs } = await tryPairs(COUNT, (tried) =>
    say(`${tried} of ${COUNT} pairs, ${seconds()}`),
  );
  say(`${pairs} pairs in ${seconds()}; ${refused} were refused first, for what would have stranded a case`);
  expect(pairs).toBe(COUNT);
  for (const name of CHANGE_NAMES) say(`  ${String(made.get(name) ?? 0).padStart(6)} × ${name}`);
  // A small run makes a part of them by chance.
  if (COUNT < ENOUGH_FOR_ALL) return;
  for (const name of CHANGE_NAMES) expect([name, (made.get(name) ?? 0) > 0]).toEqual([name, true]);
}, 3_600_000);
