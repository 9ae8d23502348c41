/** Work in slices that nobody waits for: between two of them the processor is everybody else's. */
import type { Activity } from "./activity.ts";

/** Of the processor's time, while somebody comes now and then, and when nobody has for a while. */
const SHARE = 0.1;
const SHARE_ALONE = 0.5;
export const ALONE_MILLISECONDS = 1000;
const LONGEST_PAUSE_MILLISECONDS = 1000;

/** Whoever else wants something has it first. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export type Gently = {
  /** Resolves when a slice that took so long has had no more than its share of the time; at once when it is stopped. */
  pauseAfter(milliseconds: number): Promise<void>;
  /** There are to be no more slices. */
  stop(): void;
  isStopped(): boolean;
};

/** @param activity says for how long nobody has come */
export function gently(activity: Pick<Activity, "lull">): Gently {
  let isStopped = false;
  const pausing = new Map<NodeJS.Timeout, () => void>();
  return {
    pauseAfter(took) {
      if (isStopped) return Promise.resolve();
      const share = activity.lull() >= ALONE_MILLISECONDS ? SHARE_ALONE : SHARE;
      const pause = Math.min(took / share - took, LONGEST_PAUSE_MILLISECONDS);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          pausing.delete(timer);
          resolve();
        }, pause).unref();
        pausing.set(timer, resolve);
      });
    },
    stop() {
      isStopped = true;
      for (const [timer, resume] of pausing) {
        clearTimeout(timer);
        resume();
      }
      pausing.clear();
    },
    isStopped: () => isStopped,
  };
}
