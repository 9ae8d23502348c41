/** Work in slices that nobody waits for: between two of them the processor is everybody else's. */

/** Of the processor's time. */
const SHARE = 0.1;
const LONGEST_PAUSE_MILLISECONDS = 1000;

export type Gently = {
  /** Resolves when a slice that took so long has had no more than its share of the time; at once when it is stopped. */
  pauseAfter(milliseconds: number): Promise<void>;
  /** There are to be no more slices. */
  stop(): void;
  isStopped(): boolean;
};

export function gently(): Gently {
  let isStopped = false;
  const pausing = new Map<NodeJS.Timeout, () => void>();
  return {
    pauseAfter(took) {
      if (isStopped) return Promise.resolve();
      const pause = Math.min(took / SHARE - took, LONGEST_PAUSE_MILLISECONDS);
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
