/** The workflow alone on our runner: tasks end as a script says, and virtual time passes as far as it has to. */
import type { DatabaseSync } from "node:sqlite";
import { chance } from "../../functions/adapters/chance.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { activity } from "../../server/activity.ts";
import { runtimeClock } from "../../server/clock.ts";
import { localEngine, type LocalEngine, type TaskHandlers } from "../../server/engine.ts";
import { metrics } from "../../server/metrics.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import type { Told } from "../../server/workflow/runner.ts";
import { T0 } from "./cases.ts";

/** The states that each branch entered, in order; 0 is the execution's own. */
export type Histories = Record<number, string[]>;

/** What a call of a task comes to, however that comes about. */
export type Outcome = { is: "answered" } | { is: "failed"; error: string; cause: string };

export const ANSWERED: Outcome = { is: "answered" };
export const TIMEOUT: Outcome = { is: "failed", error: "States.Timeout", cause: "the wait is over" };
export const failed = (cause: string): Outcome => ({ is: "failed", error: "Error", cause });
export const rearmed = (reviewId: string, wakeInSeconds: number): Outcome => ({
  is: "failed",
  error: "Rearm",
  cause: JSON.stringify({ reviewId, wakeInSeconds }),
});

/** An execution's input, and what its tasks come to, one after the other; whatever comes after that is answered. */
export type Script = {
  input: {
    applicationId: string;
    generation: number;
    reviews: { reviewId: string; wakeInSeconds: number }[];
  };
  /** @returns what the next call comes to: of a review's branch, or of the conclusion */
  player: () => (reviewId: string | undefined) => Outcome;
};

export type Outcomes = Readonly<Record<string, readonly Outcome[]>>;

/** @param outcomes by review; `conclude` is the conclusion's */
export const script = (reviews: Script["input"]["reviews"], outcomes: Outcomes): Script => ({
  input: { applicationId: "a", generation: 1, reviews },
  player() {
    const played: Record<string, number> = {};
    return (reviewId = "conclude") => {
      const before = played[reviewId] ?? 0;
      played[reviewId] = before + 1;
      return outcomes[reviewId]?.[before] ?? ANSWERED;
    };
  },
});

export type Payload = {
  applicationId: string;
  generation: number;
  reviewId?: string;
  wakeInSeconds?: number;
  executionStartedAt: string;
  taskToken: string;
};

type Act = (payload: Payload) => Promise<void>;

/** An engine on a record in memory, in virtual time; it may end at any moment, and begin anew on the same record. */
export function flow(acts: (engine: LocalEngine) => Act, file?: unknown) {
  const database = openRecord(":memory:");
  const told: Told[] = [];
  const errors: unknown[] = [];
  const log: Log = { info: () => undefined, error: (...one) => void errors.push(one) };
  let life = lived(database, T0);

  function begin(): LocalEngine {
    const own = life;
    return localEngine({
      database,
      writes: own.writes,
      clock: own.clock,
      activity: own.going,
      metrics: metrics(),
      log,
      random: chance,
      tasks: (engine): TaskHandlers => {
        const act = acts(engine);
        const handler = (payload: unknown) => (own.isOver() ? NEVER : act(payload as Payload));
        return { awaitReview: handler, conclude: handler };
      },
      observe: (one) => void told.push(one),
      ...(file !== undefined && { file }),
    });
  }

  return {
    begin,
    get clock() {
      return life.clock;
    },
    database,
    told,
    errors,
    rest: () => life.going.rest(),
    histories: (): Histories => historiesOf(told),
    /** The process ends as it stands: what was not written is not, and what was under way never comes back. */
    kill(): void {
      life.end();
      life = lived(database, life.clock.now());
    },
    close(): void {
      life.end();
      if (database.isOpen) database.close();
    },
  };
}

const NEVER = new Promise<never>(() => undefined);

/** What a process has: its own clock, writes and activity. */
function lived(database: DatabaseSync, start: Instant) {
  let isOver = false;
  const going = activity();
  const clock = runtimeClock({ machine: () => start, activity: going, start });
  const writes = groupedWrites(database);
  const unlessOver =
    <T>(work: () => T) =>
    () => {
      if (isOver) throw new Error("the process has ended");
      return work();
    };
  return {
    going,
    clock,
    writes: {
      ...writes,
      run: <T>(work: () => T) => writes.run(unlessOver(work)),
      repeatable: <T>(work: () => T) => writes.repeatable(unlessOver(work)),
    },
    isOver: () => isOver,
    end(): void {
      clock.stop();
      isOver = true;
      writes.flush();
    },
  };
}

export function historiesOf(told: readonly Told[]): Histories {
  const histories: Histories = {};
  for (const { entered } of told)
    for (const { branch, state } of entered) (histories[branch] ??= []).push(state);
  return histories;
}

/** Runs a script to its end. */
export async function play({ input, player }: Script, file?: unknown) {
  const next = player();
  const payloads: Payload[] = [];
  const own = flow(
    (engine) => async (payload) => {
      payloads.push(payload);
      const outcome = next(payload.reviewId);
      if (outcome.is === "answered") await engine.wake(payload.taskToken);
      else if (outcome.error === "Rearm") await engine.rearm(payload.taskToken, JSON.parse(outcome.cause));
      else if (outcome.error !== "States.Timeout") throw new Error(outcome.cause);
    },
    file,
  );
  try {
    const engine = own.begin();
    await engine.start(input.applicationId, input.generation, input.reviews);
    for (let year = 2027; (await engine.statusOf("a", 1)) === "running" && year < 2040; year++)
      await own.clock.moveTo(`${year}-01-01T00:00:00.000Z`);
    const histories = own.histories();
    const entered = own.told.flatMap((one) => one.entered.map(({ state }) => state));
    const left = own.database.prepare("SELECT count(*) AS n FROM threads").get()!["n"];
    return {
      histories,
      entered,
      payloads,
      left,
      status: await engine.statusOf("a", 1),
      count: (state: string) => entered.filter((one) => one === state).length,
    };
  } finally {
    own.close();
  }
}
