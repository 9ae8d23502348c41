/** Makes copies of links on one machine: when they are asked for, and again when the next one is due. */
import { copyLinks, type CopyingDeps } from "../../functions/app/files/copying.ts";
import type { OwnCopyQueue } from "../store/copies.ts";
import type { Activity } from "../activity.ts";
import type { RuntimeClock } from "../clock.ts";

export type Copier = {
  /** The queue, telling of what is put into it. */
  copying: OwnCopyQueue;
  /** Goes on with what an end has interrupted. */
  resume(): void;
  stop(): void;
};

/** What could not be written down is tried again after so long. */
const AGAIN_MILLISECONDS = 60_000;

type Deps = Omit<CopyingDeps, "isOver" | "now" | "copying"> & {
  copies: OwnCopyQueue;
  clock: Pick<RuntimeClock, "now" | "at">;
  activity: Pick<Activity, "track">;
};

export function copierOf({ copies, clock, activity, ...deps }: Deps): Copier {
  let isRunning = false;
  let isStopped = false;
  let cancel: () => void = () => undefined;
  let again: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    isRunning = true;
    try {
      while (!isStopped && isDue())
        await copyLinks({ ...deps, copying: copies, now: clock.now, isOver: () => isStopped });
      wait();
    } catch {
      // Each was logged by its name.
      again = setTimeout(poke, AGAIN_MILLISECONDS).unref();
    } finally {
      isRunning = false;
    }
  }

  function isDue(): boolean {
    const next = copies.nextCopy();
    return next !== undefined && next <= clock.now();
  }

  function wait(): void {
    cancel();
    const next = copies.nextCopy();
    cancel = next === undefined || isStopped ? () => undefined : clock.at(next, poke);
  }

  function poke(): void {
    if (!isRunning && !isStopped) void activity.track(run);
  }

  return {
    copying: {
      ...copies,
      async askCopy(copying) {
        await copies.askCopy(copying);
        poke();
      },
    },
    resume: poke,
    stop() {
      isStopped = true;
      cancel();
      clearTimeout(again);
    },
  };
}
