/**
 * S1 to S5 over random histories in which the acts of §1 to §6 are mixed into those of the rules. Each of these, made in
 * `functions` by hand, was found by it: a statutory limit that stands for a visit, a promised one that stands twice, a second visit of
 * a department that has had one, an agent whose authorisation has ended.
 */
import { expect, it } from "@jest/globals";
import { playMany } from "./servicesPlay.ts";

const HISTORIES = 300;

it(`${HISTORIES} random histories: the law's clock is the same with them and without, and S2 to S5 hold`, async () => {
  const told = await playMany(HISTORIES);
  process.stdout.write(`${HISTORIES} histories: ${JSON.stringify(told)}: S1 to S5 hold\n`);
  // What was played is what it is about.
  for (const [what, times] of Object.entries(told))
    expect([what, times > HISTORIES / 20]).toEqual([what, true]);
}, 120_000);
