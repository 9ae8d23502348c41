/** Counts what is going on in the runtime, so that the clock moves only when everything has come to rest. */
export type Activity = {
  /** Runs something that must end before the clock moves. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is going on, and nothing followed from what ended last. */
  rest(): Promise<void>;
};

export function activity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];
  const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

  return {
    async track(work) {
      running++;
      try {
        return await work();
      } finally {
        running--;
        if (running === 0) {
          const woken = waiting;
          waiting = [];
          for (const wake of woken) wake();
        }
      }
    },
    async rest() {
      // What follows from an end begins within its turn of the event loop: two quiet turns are rest.
      for (let quiet = 0; quiet < 2;) {
        if (running > 0) {
          await new Promise<void>((resolve) => void waiting.push(resolve));
          quiet = 0;
        } else {
          await turn();
          quiet = running > 0 ? 0 : quiet + 1;
        }
      }
    },
  };
}
