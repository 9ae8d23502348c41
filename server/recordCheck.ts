/** The whole check of a record that is in use: in slices, between which everything else goes on. */
import type { DatabaseSync } from "node:sqlite";
import type { Log } from "../functions/app/base/ports.ts";
import { turn, type Gently } from "./gently.ts";
import type { Readiness } from "./readiness.ts";
import { keptIn } from "./fileStore/contentOf.ts";
import { checkFiles, type FilesChecked } from "./store/fileBackup.ts";
import { applicationsIn, wholeCheck, type Checked, type RecordFault } from "./store/check.ts";

/** What a check of everything has found, files among it. */
export type CheckedWhole = Checked & { files: FilesChecked };

export type RecordCheck = {
  /** Checks everything, beside whatever else there is to do. */
  beside(): Promise<void>;
  /** Checks everything for somebody who waits for it. */
  now(): Promise<CheckedWhole>;
  /** Logs what does not fit. */
  tell(faults: readonly RecordFault[]): void;
};

/** @param contents the folder in which the contents of files lie */
export function recordCheck(
  database: DatabaseSync,
  contents: string,
  state: Readiness,
  background: Gently,
  log: Log,
): RecordCheck {
  /** @param pauseAfter what to wait for after a slice that took so many milliseconds */
  async function all(pauseAfter: (took: number) => Promise<void>): Promise<RecordFault[]> {
    const found: RecordFault[] = [];
    const slices = wholeCheck(database);
    while (!background.isStopped()) {
      const started = performance.now();
      const { value, done } = slices.next();
      if (done) {
        state.record = found.length === 0 ? "whole" : "damaged";
        break;
      }
      found.push(...value);
      await pauseAfter(performance.now() - started);
    }
    return found;
  }

  function tell(faults: readonly RecordFault[]): void {
    for (const { what, why } of faults)
      log.error("record-damaged", { subject: what }, new Error(`${what} ${why}`));
  }

  return {
    async beside() {
      tell(await all(background.pauseAfter));
    },
    async now() {
      const faults = await all(turn);
      const files = faults.length > 0 ? [] : keptIn(database);
      return {
        applications: background.isStopped() ? 0 : applicationsIn(database),
        faults,
        files: await checkFiles(files, contents),
      };
    },
    tell,
  };
}
