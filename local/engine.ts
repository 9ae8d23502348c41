/**
 * The engine of the laptop: `aws-local-stepfunctions` running the very file that is deployed. It knows no task
 * tokens and keeps time by `setTimeout`, so both are supplied here, by the runtime's clock. Executions live in memory:
 * losing them loses nothing, the record starts them again (`resume.ts`).
 */
import { StateMachine, type StateMachineDefinition } from "aws-local-stepfunctions";
import type { Engine, Log } from "../functions/app/base/ports.ts";
import { plusSeconds, type Instant } from "../functions/domain/base/time.ts";
import { TASKS } from "../workflows/tasks.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { localDefinition } from "./definition.ts";
import type { Metrics } from "./metrics.ts";

export type TaskHandlers = Record<(typeof TASKS)[number]["name"], (payload: unknown) => Promise<unknown>>;

export type EngineOptions = {
  clock: RuntimeClock;
  activity: Activity;
  metrics: Metrics;
  log: Log;
  /** The tasks, made with the engine that they wake. */
  tasks: (engine: LocalEngine) => TaskHandlers;
};

type Wait = { resolve: (output: unknown) => void; reject: (error: Error) => void };

export type LocalEngine = Engine & { stop(): void };

export function localEngine({ clock, activity, metrics, log, tasks }: EngineOptions): LocalEngine {
  const machine = new StateMachine(localDefinition() as StateMachineDefinition, {
    validationOptions: { noValidate: true }, // a test validates the file itself
  });
  const names = new Set<string>();
  const alive = new Set<string>();
  const waits = new Map<string, Wait>();
  const running = new Set<() => void>();

  const engine: LocalEngine = {
    async start(applicationId, generation) {
      const name = `${applicationId}-g${generation}`;
      if (names.has(name)) return "already-started";
      names.add(name);
      run(name, applicationId, generation);
      return "started";
    },
    async isRunning(applicationId, generation) {
      return alive.has(`${applicationId}-g${generation}`);
    },
    async wake(token) {
      const wait = waits.get(token);
      if (!wait) return "gone";
      wait.resolve({});
      return "woken";
    },
    async rearm(token) {
      const wait = waits.get(token);
      if (!wait) return "gone";
      wait.reject(Object.assign(new Error("the next instant moved earlier"), { name: "Rearm" }));
      return "woken";
    },
    stop() {
      for (const abort of running) abort();
      // What waits is let go, or the engine's own timers would keep the process alive.
      for (const wait of waits.values()) wait.resolve({});
    },
  };

  const handlers = tasks(engine);
  const taskResourceLocalHandlers = Object.fromEntries(
    TASKS.map(({ state, name, waits }) => [
      state,
      (input: unknown) =>
        waits ? park(handlers[name], input as Waiting) : invoke(handlers[name], input as Invoked),
    ]),
  );

  function run(name: string, applicationId: string, generation: number): void {
    metrics.execution(applicationId);
    const execution = machine.run({ applicationId, generation }, {
      overrides: { taskResourceLocalHandlers, retryIntervalOverrides: AT_ONCE, waitTimeOverrides: HOLDS },
      noThrowOnAbort: true,
    } as Parameters<StateMachine["run"]>[1]);
    running.add(execution.abort);
    alive.add(name);
    void count(execution.eventLogs, applicationId);
    void execution.result
      .catch((error: unknown) => log.error("task-failed", { applicationId, generation }, error))
      .finally(() => {
        running.delete(execution.abort);
        alive.delete(name);
      });
  }

  async function count(events: AsyncIterable<{ type: string }>, applicationId: string): Promise<void> {
    for await (const event of events)
      if (event.type === "StateEntered") metrics.stateTransition(applicationId);
  }

  async function logged<T>({ applicationId }: Invoked["Payload"], task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      log.error("task-failed", { applicationId }, error);
      throw error;
    }
  }

  /** A task that answers: what it returns is the state's result, as a Lambda's payload. */
  const invoke = (handler: TaskHandlers["open"], { Payload }: Invoked) =>
    activity.track(async () => {
      metrics.taskInvocation(Payload.applicationId);
      return { Payload: await logged(Payload, () => handler(Payload)) };
    });

  /** A task that waits for its token: settled by `wake` or `rearm`, by the clock, or by the failure of the task. */
  async function park(
    handler: TaskHandlers["awaitReview"],
    { Payload, TimeoutSeconds }: Waiting,
  ): Promise<unknown> {
    const token = Payload.taskToken;
    const settled = new Promise<unknown>((resolve, reject) => waits.set(token, { resolve, reject }));
    // The engine counts in whole seconds and rounded up; due instants are whole seconds of the clock.
    const until = wholeSecond(plusSeconds(clock.now(), TimeoutSeconds));
    const cancel = clock.at(until, () => waits.get(token)?.reject(timeout()));
    activity
      .track(async () => {
        metrics.taskInvocation(Payload.applicationId);
        await logged(Payload, () => handler(Payload));
      })
      .catch((error: Error) => waits.get(token)?.reject(error));
    try {
      return await settled;
    } finally {
      cancel();
      waits.delete(token);
    }
  }

  return engine;
}

/** The engine's pauses are real time; here what fails is tried again at once, so that the clock need not wait for it. */
const AT_ONCE = Object.fromEntries(TASKS.map(({ state }) => [state, 0]));
const HOLDS = { HoldReview: 1000, HoldConclusion: 1000 };

type Invoked = { Payload: { applicationId: string } };
type Waiting = { Payload: { applicationId: string; taskToken: string }; TimeoutSeconds: number };

const wholeSecond = (instant: Instant): Instant => `${instant.slice(0, 19)}.000Z`;

/** What `Catch` matches on is the error's name. */
const timeout = (): Error => Object.assign(new Error("the wait is over"), { name: "States.Timeout" });
