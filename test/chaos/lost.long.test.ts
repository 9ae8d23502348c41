/**
 * A process is killed where everything waits, executions are lost, wake-ups dropped: every application ends as what was
 * acknowledged and the rules on silence say.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Engine, Log } from "../../functions/app/base/ports.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { startRuntime, type Faults, type Runtime } from "../../server/runtime.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { chance, each, say, seedOf, type Chance } from "./chance.ts";
import { answerOverdue, checkEnds } from "./ends.ts";
import { people, type People } from "./people.ts";
import { MONDAY_NINE } from "./process.ts";
import { site } from "./site.ts";
import { DAYS, DUE_NIGHTS, END, trial, type Trial } from "./trial.ts";

// A machine that others use, too, takes minutes for the mornings of a hundred applications.
jest.setTimeout(600_000);

const COUNT = Number(process.env["CHAOS_COUNT"] ?? 100);

let folder: string;
let random: Chance;
let t: Trial;
const cleaning: (() => Promise<void>)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-chaos-"));
  const seed = seedOf();
  random = chance(seed);
  t = trial(COUNT, random);
  say("");
  say(`${expect.getState().currentTestName} (CHAOS_SEED=${seed})`);
});
afterEach(async () => {
  for (const clean of cleaning.splice(0)) await clean();
  rmSync(folder, { recursive: true, force: true });
});

describe(`${COUNT} applications in a process that is killed (kill -9)`, () => {
  it("lose nothing to a kill at a quiet moment: what waits goes on, and nothing is started again", async () => {
    const at = await site(folder);
    cleaning.push(() => at.stop());
    const { users } = at;
    await each(t.all, 8, (one) => t.enrol(users, one));
    await users.rest();
    await each(t.callbacksOf(0), 8, (callback) => t.answer(users, callback, DAYS[0]!));
    await users.rest();
    await t.checkNothingLost(users);
    await at.kill();
    await at.start();
    await t.checkNothingLost(users);
    await users.rest();
    const { executions } = (await users.call("GET", "/local/metrics")).body;
    expect(executions).toBe(0);
    for (const day of [1, 2]) {
      await users.clock(DAYS[day]!);
      await each(t.callbacksOf(day), 8, (callback) => t.answer(users, callback, DAYS[day]!));
    }
    await users.clock(END);
    say(
      `1 kill with everything waiting; ready again after ${at.restarts[0]!.toFixed(1)} s; ${t.acknowledged()} callbacks acknowledged; missing or moved: ${t.checks.missing}`,
    );
    await checkEnds(users, t.all, "all limits past");
    say(`${await answerOverdue(users, t.all)} overdue departments answer`);
    await checkEnds(users, t.all, "all answered");
    expect(at.errors()).toBe("");
  });
});

/** A runtime of this process with faults, and what it logged. */
async function laptop(faults: Faults) {
  const rules = fixtureRules();
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    error: (code, fields, error) => void errors.push(`${code} ${JSON.stringify(fields)} ${String(error)}`),
  };
  const start = (faults: Faults, clock?: string) =>
    startRuntime({
      rules,
      dataDir: folder,
      port: 0,
      ...(clock !== undefined && { clock: parseInstant(clock) }),
      callerLimit: null,
      log,
      faults,
    });
  let runtime: Runtime = await start(faults, MONDAY_NINE);
  const users = people(() => runtime.url);
  await users.ready();
  cleaning.push(() => runtime.close());
  return {
    users,
    errors,
    async restart(): Promise<void> {
      await runtime.close();
      runtime = await start({});
      await users.rest();
    },
  };
}

async function enrolAndAnswer(users: People): Promise<void> {
  await each(t.all, 8, (one) => t.enrol(users, one));
  await users.rest();
  for (const [day, now] of DAYS.entries()) {
    await users.clock(now);
    await each(t.callbacksOf(day), 8, (callback) => t.answer(users, callback, now));
  }
}

describe(`${COUNT} applications whose executions are all deleted while the process lives`, () => {
  it("are closed by the operator's reconciliation, whatever came meanwhile", async () => {
    let database: DatabaseSync | undefined;
    const { users, errors } = await laptop({ record: (given) => void (database = given) });
    /** All of them are over, whatever they were at. */
    const loseAll = () => database!.exec("DELETE FROM threads; UPDATE executions SET input = NULL");
    await each(t.all, 8, (one) => t.enrol(users, one));
    await users.rest();
    loseAll();
    for (const [day, now] of DAYS.entries()) {
      await each(t.callbacksOf(day), 8, (callback) => t.answer(users, callback, now));
      if (day + 1 < DAYS.length) loseAll(); // what the mornings have started again
      if (day + 1 < DAYS.length) await users.clock(DAYS[day + 1]!);
    }
    loseAll();
    const total: Record<string, number> = {};
    for (const night of [...DUE_NIGHTS, END]) {
      await users.clock(night);
      loseAll();
      const report = await users.reconcile();
      for (const [name, count] of Object.entries(report)) total[name] = (total[name] ?? 0) + count;
      await users.rest();
    }
    // How many were still in review at each night is the seed's; that some were shows that executions were lost.
    expect(total["executionsStarted"]).toBeGreaterThan(0);
    say(
      `executions deleted ${DAYS.length + 1 + DUE_NIGHTS.length + 1} times; reconciliation after each: ${JSON.stringify(total)}; errors logged: ${errors.length}`,
    );
    await checkEnds(users, t.all, "all limits past");
    say(`${await answerOverdue(users, t.all)} overdue departments answer`);
    await checkEnds(users, t.all, "all answered");
  });
});

/** Loses that share of all wake-ups, by the stream, by tasks and by timers, while `isOn`. */
function lossy(share: number, isOn: () => boolean) {
  const lost = { wakes: 0, timers: 0, kept: 0 };
  const loses = (kind: "wakes" | "timers"): boolean => {
    const isLost = isOn() && random.next() < share;
    lost[isLost ? kind : "kept"]++;
    return isLost;
  };
  const faults: Faults = {
    wakes: (engine): Engine => ({
      ...engine,
      wake: async (token) => (loses("wakes") ? "woken" : engine.wake(token)),
      rearm: async (token, awaited) => (loses("wakes") ? "woken" : engine.rearm(token, awaited)),
    }),
    timers: (clock) => ({
      ...clock,
      at: (instant, ring) => clock.at(instant, () => void (loses("timers") || ring())),
    }),
  };
  return { faults, lost };
}

/** Whose alarm never rang runs although its case is over, and is said to until the next start: that is no error of ours. */
const beyondStuck = (errors: readonly string[]): string[] =>
  errors.filter((error) => !/^execution-stuck .*runs although its case is over$/.test(error));

describe(`${COUNT} applications whose wake-ups are lost`, () => {
  it.each([
    ["1 %", 0.01],
    ["100 %", 1],
  ])("%s of them: the operator's reconciliation closes all", async (_, share) => {
    let isOn = true;
    const { faults, lost } = lossy(share, () => isOn);
    const { users, errors } = await laptop(faults);
    await enrolAndAnswer(users);
    const reports: string[] = [];
    for (const night of DUE_NIGHTS) {
      await users.clock(night);
      const report = await users.reconcile();
      reports.push(
        `${night.slice(5, 10)} ${report["reviewsMoved"]} reviews moved, ${report["branchesWoken"]} branches woken`,
      );
    }
    await users.clock(END);
    await users.reconcile();
    await users.rest();
    say(`lost: ${lost.wakes} wakes and ${lost.timers} timers; kept: ${lost.kept}; errors: ${errors.length}`);
    say(`reconciliation: ${reports.join("; ")}`);
    await checkEnds(users, t.all, "all limits past");
    isOn = share < 1;
    say(`${await answerOverdue(users, t.all)} overdue departments answer`);
    await users.reconcile();
    await users.rest();
    await checkEnds(users, t.all, "all answered");
    expect(beyondStuck(errors)).toEqual([]);
  });

  it("100 % of them: a restart closes all", async () => {
    const { faults, lost } = lossy(1, () => true);
    const { users, errors, restart } = await laptop(faults);
    await enrolAndAnswer(users);
    // Two minutes into the last night: the restart comes before any morning.
    await users.clock(DUE_NIGHTS.at(-1)!);
    await restart();
    say(`lost: ${lost.wakes} wakes and ${lost.timers} timers; kept: ${lost.kept}; errors: ${errors.length}`);
    await checkEnds(users, t.all, "after the restart");
    await users.clock(END);
    say(`${await answerOverdue(users, t.all)} overdue departments answer`);
    await checkEnds(users, t.all, "all answered");
    expect(beyondStuck(errors)).toEqual([]);
  });
});
