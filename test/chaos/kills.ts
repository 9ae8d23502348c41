/** So many kills (kill -9) at random moments under load, and what must be true afterwards. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "@jest/globals";
import { afterwards } from "./afterwards.ts";
import { missing } from "./cases.ts";
import { chance, count, each, say, seedOf, tally } from "./chance.ts";
import { answerOverdue, checkEnds } from "./ends.ts";
import { load, planned, type Kind, type Planned } from "./load.ts";
import type { People } from "./people.ts";
import { receiver } from "./receiver.ts";
import { site } from "./site.ts";

/** One kill in five comes while the clock moves. */
const OF_THE_CLOCK = 0.2;

export async function killUnderLoad(kills: number): Promise<void> {
  const seed = seedOf();
  const random = chance(seed);
  const plan = planned(Math.max(8, kills), random);
  const parent = mkdtempSync(join(tmpdir(), "approvals-kills-"));
  const folder = join(parent, "data");
  const endpoint = await receiver(random);
  const region = endpoint.regionIn(join(parent, "region"));
  const at = await site(folder, { region });
  say("");
  say(`${kills} kills under load of ${plan.length} applications (CHAOS_SEED=${seed})`);
  const hits = new Map<string, number>();
  const lostBy: string[] = [];
  let killed = 0;
  let killing: Promise<void> | undefined;
  let broken: unknown;

  function kill(within: number): void {
    if (killing) return;
    killing = (async () => {
      await pause(random.next() * within);
      for (const [kind, calls] of Object.entries(underLoad.underWay)) if (calls > 0) count(hits, kind);
      await at.killAndStart();
      killed++;
      lostBy.push(...(await lost(at.users, random.shuffled(plan).slice(0, 5))));
    })()
      .catch((error: unknown) => void (broken ??= error))
      .finally(() => (killing = undefined));
  }

  const byAnswers = Math.round(kills * (1 - OF_THE_CLOCK));
  const underLoad = load(at.users, plan, random, {
    isBack: at.isBack,
    onAnswer(answers) {
      // Spread over everything that is to be answered, each at its own moment.
      const due = (answers / (underLoad.wanted * 0.95)) * byAnswers;
      if (killed < due - random.next()) kill(25);
    },
    onMove() {
      if (killed < kills && random.next() < (2 * kills * OF_THE_CLOCK) / 12) kill(120);
    },
  });

  try {
    await underLoad.run();
    // What is left of them lands on a clock that stands and on reads.
    while (killed < kills) {
      kill(25);
      await each(plan, 8, async (one) => void (await at.users.status(one.receipt).catch(() => undefined)));
      await killing;
    }
    await killing;
    if (broken) throw broken;
    await at.users.rest();
    say(`answers: ${tally(underLoad.answers)}; ${underLoad.unanswered()} times none came`);
    say(`${killed} kills; under way at them: ${tally(hits)}`);
    say(`ready again after ${span(at.restarts)} s; missing at a look after each: ${lostBy.length}`);
    expect(lostBy).toEqual([]);
    for (const kind of ["submission", "opinion", "withdrawal", "clock"] satisfies Kind[])
      if (kills >= 50) expect([kind, hits.get(kind) ?? 0]).not.toEqual([kind, 0]);

    await checkEnds(at.users, plan, "all limits past");
    await answerOverdue(at.users, plan);
    await checkEnds(at.users, plan, "all answered");
    const report = await at.users.reconcile();
    expect(report).toMatchObject({
      executionsStarted: 0,
      branchesWoken: 0,
      reviewsMoved: 0,
      webhooksResent: 0,
      paymentsRegistered: 0,
    });
    expect(at.errors()).toBe("");
  } finally {
    await at.stop();
    await endpoint.close();
  }
  const { wrong, notices, webhooks } = await afterwards(
    folder,
    plan,
    endpoint.heard,
    endpoint.rulesIn(region),
  );
  say(`${notices} notices, each once; ${webhooks} webhooks, told ${endpoint.heard.length} times`);
  expect(wrong).toEqual([]);
  rmSync(parent, { recursive: true, force: true });
}

const span = (seconds: readonly number[]): string =>
  `${Math.min(...seconds).toFixed(1)}–${Math.max(...seconds).toFixed(1)}`;

/** What was acknowledged of these before now and is not on record. */
async function lost(users: People, some: readonly Planned[]): Promise<string[]> {
  const found: string[] = [];
  await each(some, 8, async (one) => {
    if (one.receipt.applicationId === "") return;
    // More may be acknowledged while this is asked for.
    const before = { ...one, acknowledged: new Map(one.acknowledged) };
    found.push(...missing(before, await users.status(one.receipt)));
  });
  return found;
}
