/** Counts what is going on in the runtime, so that the clock moves only when everything has come to rest. */
export type Activity = {
  /** Runs something that must end before the clock moves. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** The same for what comes from outside: it waits at the door while the clock moves. */
  admit<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is going on, and nothing followed from what ended last. */
  rest(): Promise<void>;
  /** Keeps the door shut during `work`, so that rest comes however busy it is outside. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>;
};

export function activity(): Activity {
  let running = 0;
  let resting: (() => void)[] = [];
  let door: Promise<void> | undefined;
  const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

  const self: Activity = {
    async track(work) {
      running++;
      try {
        return await work();
      } finally {
        running--;
        if (running === 0) {
          const woken = resting;
          resting = [];
          for (const wake of woken) wake();
        }
      }
    },
    async admit(work) {
      while (door) await door;
      return self.track(work);
    },
    async rest() {
      // What follows from an end begins within its turn of the event loop: two quiet turns are rest.
      for (let quiet = 0; quiet < 2;) {
        if (running > 0) {
          await new Promise<void>((resolve) => void resting.push(resolve));
          quiet = 0;
        } else {
          await turn();
          quiet = running > 0 ? 0 : quiet + 1;
        }
      }
    },
    async undisturbed(work) {
      while (door) await door;
      let open = () => {};
      door = new Promise<void>((resolve) => (open = resolve));
      try {
        return await work();
      } finally {
        door = undefined;
        open();
      }
    },
  };
  return self;
}
