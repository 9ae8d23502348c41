/**
 * The engine of one machine: a durable runner of the very file that is deployed. Executions, their branches and their
 * timers are rows of the record; of what waits nothing is in memory but one alarm, for whatever is due first.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Engine, Log } from "../functions/app/base/ports.ts";
import { executionNameOf } from "../functions/domain/base/ids.ts";
import { epochOf, instantOfEpoch } from "../functions/domain/base/time.ts";
import { TASKS, type TaskName } from "../workflows/tasks.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import type { Metrics } from "./metrics.ts";
import { executionsIn } from "./store/executions.ts";
import type { Writes } from "./store/writes.ts";
import { deployedWorkflow } from "./workflow/deployed.ts";
import { callsUnderWay } from "./workflow/calling.ts";
import { readMachine } from "./workflow/readMachine.ts";
import { runner, type Called, type Effects, type Told } from "./workflow/runner.ts";
import type { Machine } from "./workflow/states.ts";
import { UnknownToRunner, type Json } from "./workflow/values.ts";

type TaskHandler = (payload: unknown) => Promise<void>;
export type TaskHandlers = Record<TaskName, TaskHandler>;

export type EngineOptions = {
  database: DatabaseSync;
  writes: Writes;
  clock: RuntimeClock;
  activity: Activity;
  metrics: Pick<Metrics, "execution" | "stateTransition" | "taskInvocation">;
  log: Log;
  /** From 0 up to 1. */
  random: () => number;
  /** The tasks, made with the engine that they wake. */
  tasks: (engine: LocalEngine) => TaskHandlers;
  /** Told of every step, once it is on the disk. */
  observe?: (told: Told) => void;
  /** The workflow file, parsed; the deployed one unless said otherwise. */
  file?: unknown;
};

export type LocalEngine = Engine & {
  /** Goes on with what was under way, or has become due, while nobody was there. */
  resume(): void;
  /** Leaves everything as it is. */
  stop(): void;
};

/** How many threads that are due go on in one write. */
const TOGETHER = 64;

/** After this long a step is tried again that could not be written. */
const AGAIN_MILLISECONDS = 60_000;

/** @throws UnknownToRunner when the workflow file has what the runner does not know */
export function localEngine(options: EngineOptions): LocalEngine {
  const { database, writes, clock, activity, metrics, log, random, observe } = options;
  const rows = executionsIn(database);
  const machine = machineOf(options.file ?? deployedWorkflow());
  const runs = runner({ rows, machine, now: clock.now, random });
  const underWay = callsUnderWay(rows);
  let alarm: { at: number; cancel: () => void } | undefined;
  let isStopped = false;

  const engine: LocalEngine = {
    start: (applicationId, generation, reviews) =>
      activity.track(async () => {
        const input = { applicationId, generation, reviews: [...reviews] };
        const effects = await written(() => runs.start(executionNameOf(applicationId, generation), input));
        if (!effects) return "already-started";
        metrics.execution(applicationId);
        follow(effects);
        return "started";
      }),
    statusOf: async (applicationId, generation) => runs.statusOf(executionNameOf(applicationId, generation)),
    runningSince: async (applicationId, generation) =>
      runs.runningSince(executionNameOf(applicationId, generation)),
    wake: (token) => settle(token, { is: "answered", output: {} }),
    rearm: (token, { reviewId, wakeInSeconds }) =>
      settle(token, {
        is: "failed",
        error: "Rearm",
        cause: JSON.stringify({ reviewId, wakeInSeconds }),
      }),
    resume() {
      for (const execution of rows.calling()) {
        try {
          const calls = runs.callsOf(execution);
          if (calls.length === 0) rows.mark(execution, false);
          for (const call of calls) invoke(call);
        } catch (error) {
          log.error("task-failed", { execution }, error);
        }
      }
      arm();
    },
    stop() {
      isStopped = true;
      alarm?.cancel();
      writes.repeatable(() => underWay.unmark()).catch(() => undefined); // they are done again at the next start
    },
  };
  const handlers = options.tasks(engine);

  /** One step, with whatever else is to be written; what it follows from is on the disk, or it would not be here. */
  const written = <T extends Effects | readonly Effects[] | undefined>(work: () => T): Promise<T> =>
    writes.repeatable(() => {
      const effects = work();
      for (const { calls } of [effects ?? []].flat())
        for (const { execution } of calls) underWay.keep(execution);
      underWay.unmark();
      return effects;
    });

  async function settle(token: string, event: Parameters<typeof runs.settle>[1]): Promise<"woken" | "gone"> {
    return activity.track(async () => {
      const effects = await written(() => runs.settle(token, event));
      if (effects) follow(effects);
      return effects ? "woken" : "gone";
    });
  }

  function follow({ calls, told, failed }: Effects): void {
    for (const one of told) {
      for (const _ of one.entered) metrics.stateTransition(applicationOf(one.input));
      observe?.(one);
    }
    if (failed) {
      const { error, cause } = failed.failure;
      log.error(
        "task-failed",
        { applicationId: applicationOf(failed.input) },
        new Error(`${error}: ${cause}`),
      );
    }
    for (const call of calls) invoke(call);
    arm();
  }

  function invoke({ execution, calls, payload }: Called): void {
    const { applicationId, taskToken } = payload as { applicationId: string; taskToken: string };
    underWay.begin(execution);
    void activity.track(async () => {
      try {
        metrics.taskInvocation(applicationId);
        await handlers[taskOf(calls)](payload);
      } catch (error) {
        log.error("task-failed", { applicationId }, error);
        const { name, message } = error as Error;
        await settle(taskToken, { is: "failed", error: name, cause: message }).catch((unwritten: unknown) =>
          log.error("task-failed", { applicationId }, unwritten),
        );
      }
      if (underWay.end(execution) && !isStopped) await writes.later(() => underWay.unmark());
    });
  }

  /** One alarm: for whatever is due first. */
  function arm(notBefore = 0): void {
    if (isStopped) return;
    const due = rows.nextDue();
    if (due === undefined) return;
    const at = Math.max(due, notBefore);
    if (alarm && alarm.at <= at) return;
    alarm?.cancel();
    alarm = { at, cancel: clock.at(instantOfEpoch(at), () => void activity.track(ring)) };
  }

  async function ring(): Promise<void> {
    alarm = undefined;
    try {
      for (const effects of await written(() => runs.goOn(TOGETHER))) follow(effects);
      arm();
    } catch (error) {
      log.error("task-failed", {}, error);
      arm(epochOf(clock.now()) + AGAIN_MILLISECONDS);
    }
  }

  return engine;
}

function machineOf(file: unknown): Machine {
  const machine = readMachine(file);
  for (const [name, state] of machine.states)
    if (state.type === "Task" && !TASKS.some((task) => task.state === state.calls))
      throw new UnknownToRunner(
        `state "${name}" of the workflow file calls ${state.calls}, which is no task`,
      );
  return machine;
}

const taskOf = (calls: string): TaskName => TASKS.find(({ state }) => state === calls)!.name;

const applicationOf = (input: Json): string => (input as { applicationId: string }).applicationId;
