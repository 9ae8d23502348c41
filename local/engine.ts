/**
 * The engine of the laptop: `aws-local-stepfunctions` running the very file that is deployed. It knows no task
 * tokens and keeps time by `setTimeout`, so both are supplied here, by the runtime's clock. Executions live in memory:
 * losing them loses nothing, the record starts them again (`resume.ts`).
 */
import { StateMachine, type StateMachineDefinition } from "aws-local-stepfunctions";
import type { Awaited, Engine, Log } from "../functions/app/base/ports.ts";
import { plusSeconds, type Instant } from "../functions/domain/base/time.ts";
import { TASKS, type TaskName } from "../workflows/tasks.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";
import { localDefinition } from "./definition.ts";
import type { Metrics } from "./metrics.ts";

type TaskHandler = (payload: unknown) => Promise<void>;
export type TaskHandlers = Record<TaskName, TaskHandler>;

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
    async start(applicationId, generation, reviews) {
      const name = nameOf(applicationId, generation);
      if (names.has(name)) return "already-started";
      names.add(name);
      run(name, { applicationId, generation, reviews: [...reviews] });
      return "started";
    },
    async statusOf(applicationId, generation) {
      const name = nameOf(applicationId, generation);
      return alive.has(name) ? "running" : names.has(name) ? "over" : "unknown";
    },
    async wake(token) {
      const wait = waits.get(token);
      if (!wait) return "gone";
      wait.resolve({});
      return "woken";
    },
    async rearm(token, { reviewId, wakeInSeconds }) {
      const wait = waits.get(token);
      if (!wait) return "gone";
      // The name and the message of an error are what `Catch` calls its error and its cause.
      const cause = JSON.stringify({ reviewId, wakeInSeconds });
      wait.reject(Object.assign(new Error(cause), { name: "Rearm" }));
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
    TASKS.map(({ state, name }) => [state, (input: unknown) => park(handlers[name], input as Waiting)]),
  );

  function run(name: string, input: { applicationId: string; generation: number; reviews: Awaited[] }) {
    const { applicationId, generation } = input;
    metrics.execution(applicationId);
    const execution = machine.run(input, {
      context: { StartTime: clock.now() },
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

  /** A task that waits for its token: settled by `wake` or `rearm`, by the clock, or by the failure of the task. */
  async function park(handler: TaskHandler, { Payload, TimeoutSeconds }: Waiting): Promise<unknown> {
    const token = Payload.taskToken;
    const settled = new Promise<unknown>((resolve, reject) => waits.set(token, { resolve, reject }));
    // The engine counts in whole seconds and rounded up; due instants are whole seconds of the clock.
    const until = wholeSecond(plusSeconds(clock.now(), TimeoutSeconds));
    const cancel = clock.at(until, () => waits.get(token)?.reject(timeout()));
    activity
      .track(async () => {
        metrics.taskInvocation(Payload.applicationId);
        await handler(Payload);
      })
      .catch((error: Error) => {
        log.error("task-failed", { applicationId: Payload.applicationId }, error);
        waits.get(token)?.reject(error);
      });
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

type Waiting = { Payload: { applicationId: string; taskToken: string }; TimeoutSeconds: number };

const nameOf = (applicationId: string, generation: number): string => `${applicationId}-g${generation}`;

const wholeSecond = (instant: Instant): Instant => `${instant.slice(0, 19)}.000Z`;

/** What `Catch` matches on is the error's name. */
const timeout = (): Error => Object.assign(new Error("the wait is over"), { name: "States.Timeout" });
