/** The whole check of a record that is in use: in slices, between which everything else goes on. */
import type { DatabaseSync } from "node:sqlite";
import type { Log } from "../functions/app/base/ports.ts";
import type { Readiness } from "./readiness.ts";
import { applicationsIn, wholeCheck, type Checked, type RecordFault } from "./store/check.ts";

/** Of the processor's time, while nobody waits for the result. */
const SHARE = 0.1;
const LONGEST_PAUSE_MILLISECONDS = 1000;

export type RecordCheck = {
  /** Checks everything, beside whatever else there is to do. */
  beside(): Promise<void>;
  /** Checks everything for somebody who waits for it. */
  now(): Promise<Checked>;
  /** Logs what does not fit. */
  tell(faults: readonly RecordFault[]): void;
  stop(): void;
};

export function recordCheck(database: DatabaseSync, state: Readiness, log: Log): RecordCheck {
  let isOver = false;
  let pause: NodeJS.Timeout | undefined;

  /** @param pauseAfter milliseconds to wait after a slice that took so many */
  async function all(pauseAfter: (took: number) => number): Promise<RecordFault[]> {
    const found: RecordFault[] = [];
    const slices = wholeCheck(database);
    while (!isOver) {
      const started = performance.now();
      const { value, done } = slices.next();
      if (done) {
        state.record = found.length === 0 ? "whole" : "damaged";
        break;
      }
      found.push(...value);
      const wait = pauseAfter(performance.now() - started);
      await new Promise<void>((resolve) => {
        pause = setTimeout(resolve, wait).unref();
      });
    }
    return found;
  }

  function tell(faults: readonly RecordFault[]): void {
    for (const { what, why } of faults)
      log.error("record-damaged", { subject: what }, new Error(`${what} ${why}`));
  }

  return {
    async beside() {
      tell(await all((took) => Math.min(took / SHARE - took, LONGEST_PAUSE_MILLISECONDS)));
    },
    async now() {
      const faults = await all(() => 0);
      return { applications: isOver ? 0 : applicationsIn(database), faults };
    },
    tell,
    stop() {
      isOver = true;
      clearTimeout(pause);
    },
  };
}
