/**
 * Processes: an invocation of a function works on an instance, which remembers what it likes between invocations. It may
 * die at any port call and takes that memory with it, and a port call may fail before, after, or not come back.
 */
import type { Bus, CaseStore, Engine, Webhooks } from "../../functions/app/base/ports.ts";
import type { Chance } from "./chance.ts";
import type { Command } from "./callers.ts";
import { SECOND, type Time } from "./time.ts";

/** What nothing comes back from. */
export const NEVER = new Promise<never>(() => undefined);

/** An error by its name; where it was thrown is nowhere of interest, and costs time. */
export function failure(name: string, message = name): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(message), { name });
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/** An invocation. Once dead, nothing it waits for comes back. */
export type Process = {
  dead: boolean;
  deadline: number;
  /** The request that it answers. */
  command: Command | null;
  kill(error: Error): void;
};

/** Who works on an instance at the moment: one invocation at a time. */
export type Holder = { current: Process | null };

export type Ports = { store: CaseStore; engine: Engine; bus: Bus; webhooks: Webhooks };

/** One call of a port. */
export type Call = <T>(what: string, isWrite: boolean, apply: () => Promise<T> | T) => Promise<T>;

/** What a function's instance holds between invocations. */
type Instance = Holder & { ports: Ports };

export type Invoke = <H extends (...given: never[]) => Promise<unknown>, T>(
  name: string,
  seconds: number,
  make: (ports: Ports) => H,
  act: (handler: H) => Promise<T>,
  command?: Command,
) => Promise<T>;

export function processes(time: Time, chance: Chance, portsOf: (call: Call, holder: Holder) => Ports) {
  const idle = new Map<string, { instance: Instance; handler: unknown }[]>();
  const running = new Set<Process>();

  function instanceOf(): Instance {
    const holder: Holder = { current: null };
    return Object.assign(holder, { ports: portsOf(callOf(holder), holder) });
  }

  const invoke: Invoke = async (name, seconds, make, act, command) => {
    let reject: (error: Error) => void;
    const died = new Promise<never>((_, no) => (reject = no));
    died.catch(() => undefined);
    const process: Process = {
      dead: false,
      deadline: time.now() + seconds * SECOND,
      command: command ?? null,
      kill(error) {
        process.dead = true;
        reject(error);
      },
    };
    const warm = idle.get(name)?.pop();
    const instance = warm?.instance ?? instanceOf();
    const handler = (warm?.handler as ReturnType<typeof make> | undefined) ?? make(instance.ports);
    instance.current = process;
    running.add(process);
    const acting = act(handler);
    acting.catch(() => undefined);
    try {
      return await Promise.race([acting, died]);
    } finally {
      running.delete(process);
      if (!process.dead) idle.set(name, [...(idle.get(name) ?? []), { instance, handler }]);
    }
  };

  const callOf =
    (holder: Holder): Call =>
    async (what, isWrite, apply) => {
      const process = holder.current!;
      if (process.dead) return NEVER;
      if (chance.strikes("crash", `before ${what}`)) return die(process);
      if (chance.strikes("throttled", what)) throw failure("ThrottlingException");
      if (chance.strikes("slow")) await travel(process);
      if (process.dead) return NEVER;
      const result = await apply();
      if (isWrite && chance.strikes("answer-lost", what)) throw failure("TimeoutError");
      if (isWrite && chance.strikes("crash", `after ${what}`)) return die(process);
      if (chance.strikes("slow")) await travel(process);
      return process.dead ? NEVER : result;
    };

  function die(process: Process): Promise<never> {
    process.kill(failure("Runtime.ExitError"));
    return NEVER;
  }

  /** Seconds on the way; an invocation that outlives its time-out is ended by the platform. */
  async function travel(process: Process): Promise<void> {
    const some = chance.below("slow-how", 1);
    const ms = some < 0.9 ? some * 3 * SECOND : (some - 0.9) * 120 * SECOND;
    if (time.now() + ms <= process.deadline) return time.sleep(ms);
    await time.sleep(process.deadline - time.now());
    if (!process.dead) process.kill(failure("Sandbox.Timedout"));
  }

  return {
    invoke,
    /** Every instance is gone, with what it remembered. */
    forget: () => idle.clear(),
    /** Every invocation ends where it is, and every instance is gone. */
    killAll(): void {
      for (const process of running) process.kill(failure("Runtime.ExitError"));
      idle.clear();
    },
  };
}
