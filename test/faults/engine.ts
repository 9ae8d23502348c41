/**
 * The engine: executions of the deployed workflow, the tokens that their tasks wait by, and names that stay used up.
 * Executions may be lost, all at once; a start or a wake may be taken and come to nothing.
 */
import type { Awaited, Engine } from "../../functions/app/base/ports.ts";
import { executionNameOf } from "../../functions/domain/base/ids.ts";
import type { Chance } from "./chance.ts";
import { failure, NEVER, type Call } from "./processes.ts";
import { MINUTE, SECOND, type Time } from "./time.ts";
import { execute, MACHINE } from "./workflow.ts";

/** `isForgotten`: the table was put back to a time that may not know who waits in it; it ends when its waits do. */
type Execution = { name: string; dead: boolean; isForgotten: boolean };
type Waiting = { execution: Execution; since: number; settle: (error: Error | null) => void };

const isKnown = ({ isForgotten }: Execution): boolean => !isForgotten;

/** @param runTask invokes the function behind a state */
export function engine(
  time: Time,
  chance: Chance,
  runTask: (state: string, payload: unknown) => Promise<unknown>,
) {
  const executions = new Map<string, Execution>();
  const names = new Set<string>();
  const waits = new Map<string, Waiting>();
  const failed: string[] = [];
  const entered: Record<string, number> = {};
  /** While it is held, no execution begins. */
  let isHeld = false;
  const held = new Map<string, () => void>();
  let tokens = 0;

  function begin(name: string, input: object): void {
    const execution: Execution = { name, dead: false, isForgotten: false };
    executions.set(name, execution);
    const settled = <T>(promise: Promise<T>): Promise<T> =>
      promise.then(
        (value) => (execution.dead ? NEVER : value),
        (error: Error) => (execution.dead ? NEVER : Promise.reject(error)),
      );
    const count = (state: string) => (entered[state] = (entered[state] ?? 0) + 1);
    const ran = execute(MACHINE, input, time.clock(), {
      random: () => chance.below("jitter", 1),
      enter: count,
      sleep: (seconds) => settled(time.sleep(seconds * SECOND)),
      invoke: (state, payload) => settled(runTask(state, payload)),
      park: (state, payload, seconds) =>
        settled(
          new Promise((resolve, reject) => {
            const token = `token-${++tokens}`;
            const settle = (error: Error | null) => {
              if (!waits.delete(token)) return;
              if (error) reject(error);
              else resolve({});
            };
            waits.set(token, { execution, since: time.now(), settle });
            time.at(time.now() + seconds * SECOND, () => settle(failure("States.Timeout")));
            runTask(state, payload(token)).catch((error: Error) => settle(error));
          }),
        ),
    });
    const ended = (error?: Error) => {
      executions.delete(name);
      if (error) failed.push(`${name}: ${error.name} ${error.message}`);
    };
    ran.then(() => ended(), ended);
  }

  function portOf(call: Call): Engine {
    const answer = (how: string, token: string, error: Error | null) =>
      call(how, true, () => {
        const wait = waits.get(token);
        if (!wait) return "gone" as const;
        // Taken, and nothing comes of it.
        if (!chance.strikes("wake-lost", how)) wait.settle(error);
        return "woken" as const;
      });
    return {
      start: (applicationId, generation, reviews) =>
        call(`start g${generation}`, true, () => {
          const name = executionNameOf(applicationId, generation);
          if (names.has(name)) return "already-started" as const;
          names.add(name);
          const input = asJson({ applicationId, generation, reviews });
          if (isHeld) held.set(name, () => begin(name, input));
          else if (!chance.strikes("start-lost", name)) begin(name, input);
          return "started" as const;
        }),
      statusOf: (applicationId, generation) =>
        call("statusOf", false, () => {
          const name = executionNameOf(applicationId, generation);
          if (executions.has(name) || held.has(name)) return "running" as const;
          return names.has(name) ? ("over" as const) : ("unknown" as const);
        }),
      // How long they run is no matter of faults.
      runningSince: async () => null,
      wake: (token) => answer("wake", token, null),
      rearm: (token, awaited) => answer("rearm", token, rearmed(awaited)),
    };
  }

  /** A disaster: every execution ends. Their names stay used up, as they do for ninety days. */
  function lose(): void {
    for (const execution of executions.values()) execution.dead = true;
    for (const [token, { execution }] of waits) if (execution.dead) waits.delete(token);
    executions.clear();
  }

  return {
    portOf,
    lose,
    /** All executions are lost, and none begins. */
    hold(): void {
      isHeld = true;
      lose();
    },
    goOn(): void {
      isHeld = false;
      for (const begins of held.values()) begins();
      held.clear();
    },
    /** Ends the wait of one token, whichever: as if it was woken, or had waited long enough, which is never under a minute. */
    disturb(which: number, how: "wake" | "time-out"): void {
      const all = [...waits.values()].filter(({ since }) => time.now() - since >= MINUTE);
      all[which % Math.max(1, all.length)]?.settle(how === "wake" ? null : failure("States.Timeout"));
    },
    /** Nobody may know any more who waits in the executions that there are. */
    forget(): void {
      for (const execution of executions.values()) execution.isForgotten = true;
    },
    /** Whether any execution of an application runs. */
    runs: (applicationId: string) => [...executions.keys()].some((name) => name.startsWith(applicationId)),
    running: () => [...executions.values()].filter(isKnown).map(({ name }) => name),
    waiting: () =>
      [...waits]
        .filter(([, { execution }]) => isKnown(execution))
        .map(([token, { execution }]) => `${execution.name} ${token}`),
    failed,
    /** How often each state was entered. */
    entered,
  };
}

/** What the branch is told with: the review and its new wait are the cause of its failure. */
const rearmed = (awaited: Awaited): Error => failure("Rearm", JSON.stringify(awaited));

const asJson = (input: object): object => JSON.parse(JSON.stringify(input)) as object;
