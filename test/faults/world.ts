/**
 * The cloud in memory and in virtual time: the real handlers over a table, an engine, a bus and endpoints that do what
 * `chance` says, and the schedules that run beside them.
 */
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import type { ConsumerName, Log } from "../../functions/app/base/ports.ts";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import { reconcile, type ReconciliationReport } from "../../functions/app/operations/reconciliation.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { lostEvents } from "../../functions/stream/lostEvents.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { deliver } from "../../functions/webhooks/deliver.ts";
import { CONSUMER_SECONDS, ROUND_SECONDS, SETTLE_SECONDS, TASK_SECONDS } from "../../infra/limits.ts";
import { TASKS } from "../../workflows/tasks.ts";
import type { Stores } from "../support/stores.ts";
import { bus } from "./bus.ts";
import { callers } from "./callers.ts";
import type { Chance } from "./chance.ts";
import { engine } from "./engine.ts";
import { processes, type Ports } from "./processes.ts";
import { lostBetween, stream } from "./stream.ts";
import { table, type Backup } from "./table.ts";
import { DAY, SECOND, virtualTime } from "./time.ts";
import { NO_COPIES } from "../support/copies.ts";
import { SIGNING } from "../support/signer.ts";

const SECRET = "a secret of at least thirty-two bytes for the tests";

export type World = ReturnType<typeof world>;

/** @param stores where its table lies */
export function world(
  region: Region,
  rules: ClockRules,
  start: number,
  luck: (now: () => number) => Chance,
  stores: Stores,
) {
  const time = virtualTime(start, stores.pending);
  const chance = luck(time.now);
  const codes = queryCodes(async () => SECRET);
  const log: Log = { info: () => undefined, error: () => undefined };
  const settleSeconds = SETTLE_SECONDS;

  const { invoke, forget, killAll } = processes(time, chance, (call, holder) => ({
    store: records.storeOf(call, holder),
    engine: executions.portOf(call),
    bus: announcements.portOf(call),
    webhooks: announcements.webhooksOf(call),
  }));
  const changes = stream(time, chance, handRecords, (consumer, message) => {
    if (consumer === "announce") void tellOfLost(message);
  });
  const records = table(time, chance, changes.write, stores.open);
  const executions = engine(time, chance, runTask);
  const announcements = bus(time, chance, (batch) =>
    invoke("deliver", CONSUMER_SECONDS, delivering, (handler) => handler(batch)),
  );
  const send = callers(time, chance, invoke, { region, rules, codes, log });

  function handRecords(consumer: ConsumerName, Records: unknown[]) {
    // No record here is a poison: whatever fails passes, and is handed over again.
    const aside = { put: () => Promise.reject(new Error("nothing is set aside")) };
    const make = ({ engine: port, store, bus: onto }: Ports) =>
      consumer === "announce"
        ? announce({ bus: onto, store, log, aside, now: time.clock })
        : driveWorkflow({
            ...SIGNING,
            ...NO_COPIES,
            engine: port,
            store,
            region,
            rules,
            now: time.clock,
            settleSeconds,
            log,
            aside,
          });
    return invoke(consumer, CONSUMER_SECONDS, make, (handler) => handler({ Records }));
  }

  /** Until it is noted: what cannot be is moved back by the operator. */
  async function tellOfLost(message: object): Promise<void> {
    const batch = { Records: [{ messageId: "lost", body: JSON.stringify(message) }] };
    for (;;) {
      const answer = await invoke(
        "lostEvents",
        CONSUMER_SECONDS,
        ({ store }) => lostEvents({ store, log }),
        (handler) => handler(batch),
      ).catch(() => null);
      if (answer?.batchItemFailures.length === 0) return;
      await time.sleep(6 * CONSUMER_SECONDS * SECOND);
    }
  }

  function runTask(state: string, payload: unknown): Promise<unknown> {
    const { name } = TASKS.find((task) => task.state === state)!;
    const input: unknown = JSON.parse(JSON.stringify(payload));
    return invoke(
      name,
      TASK_SECONDS,
      ({ store, engine: port }) =>
        ({ awaitReview, conclude })[name]({
          store,
          engine: port,
          rules,
          now: time.clock,
          settleSeconds,
          log,
        }),
      (task: (input: unknown) => Promise<unknown>) => task(input),
    );
  }

  const delivering = ({ store, webhooks }: Ports) => {
    const random = () => chance.below("back-off", 1);
    return deliver({ store, webhooks, region, rules, now: time.clock, random, log });
  };

  const scheduled = <T>(name: string, act: (ports: Ports) => Promise<T>): Promise<T | null> =>
    invoke(
      name,
      ROUND_SECONDS,
      (ports) => () => act(ports),
      (handler) => handler(),
    ).catch(() => null);

  function loseExecutions(): void {
    executions.lose();
    forget();
  }

  return {
    chance,
    region,
    rules,
    now: time.now,
    at: time.at,
    sleep: time.sleep,
    runUntil: time.runUntil,
    send,
    codes,
    goRound: () =>
      scheduled("morningRound", ({ store, bus: onto }) =>
        morningRound({ store, bus: onto, region, rules, settleSeconds, log }, time.clock()),
      ),
    goReconcile: (most = 5000): Promise<ReconciliationReport | null> =>
      scheduled("reconciliation", ({ store, engine: port, bus: onto }) => {
        const deps = { ...SIGNING, store, engine: port, bus: onto, region, rules, settleSeconds, log };
        return reconcile(deps, time.clock(), most);
      }),
    /** A disaster: every execution ends, and every process with it. */
    loseExecutions,
    /** Everything but the record and the schedules stands still: all executions are lost, and nothing is read. */
    hold(): void {
      changes.hold();
      executions.hold();
      forget();
    },
    goOn(): void {
      executions.goOn();
      changes.goOn();
    },
    backUp: records.backUp,
    /**
     * A disaster: the table is as it was then, under another name, so that every function begins anew. What executions and
     * endpoints know is of later.
     */
    async restore(backup: Backup): Promise<void> {
      killAll();
      executions.forget();
      await records.restore(backup);
      changes.restart(records.commits());
      // As the operator is told to: what lay in the stream of the table before, nobody has told.
      void tellOfLost(lostBetween(backup.at - DAY, time.now(), 1, time.now()));
    },
    /** The record itself, as nobody's port. */
    record: records.record,
    commits: records.commits,
    announced: announcements.announced,
    contradictions: announcements.contradictions,
    taken: announcements.taken,
    /** Executions that run, and the tokens they wait by. */
    disturb: executions.disturb,
    runs: executions.runs,
    executions: executions.running,
    waiting: executions.waiting,
    failedExecutions: executions.failed,
    entered: executions.entered,
  };
}
