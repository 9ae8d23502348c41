/** Counts what is going on in the runtime, so that the clock moves only when everything has come to rest. */
import { performance } from "node:perf_hooks";

export type Activity = {
  /** Runs something that must end before the clock moves. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** The same for what comes from outside: it waits at the door while the clock moves. */
  admit<T>(work: () => Promise<T>): Promise<T>;
  /** The same for somebody who waits for an answer. */
  serve<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is going on, and nothing followed from what ended last. */
  rest(): Promise<void>;
  /** Keeps the door shut during `work`, so that rest comes however busy it is outside. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>;
  /** How many wait for an answer. */
  awaited(): number;
  /** For how many milliseconds nobody has been waiting for an answer: 0 while somebody is. */
  lull(): number;
  /** Whether somebody waits until everything has come to rest. */
  isHurried(): boolean;
  /** @param hear is told when somebody begins to wait for that */
  onHurry(hear: () => void): void;
};

export function activity(): Activity {
  let running = 0;
  let resting: (() => void)[] = [];
  let door: Promise<void> | undefined;
  /** Who waits for an answer, and when the last of them had it. */
  let inside = 0;
  let answered = -Infinity;
  const hearing: (() => void)[] = [];
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
    async serve(work) {
      while (door) await door;
      inside++;
      try {
        return await self.track(work);
      } finally {
        inside--;
        answered = performance.now();
      }
    },
    async rest() {
      // What follows from an end begins within its turn of the event loop: two quiet turns are rest.
      for (let quiet = 0; quiet < 2;) {
        if (running > 0) {
          const rested = new Promise<void>((resolve) => void resting.push(resolve));
          for (const hear of hearing) hear();
          await rested;
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
    awaited: () => inside,
    lull: () => (inside > 0 ? 0 : performance.now() - answered),
    isHurried: () => resting.length > 0,
    onHurry: (hear) => void hearing.push(hear),
  };
  return self;
}
