/**
 * The exports for the national system on one machine: files in the data folder, one folder for each day, made beside whatever else
 * there is to do, or by `npm run export:national`.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  exportNational,
  nameOfManifest,
  type NationalDeps,
} from "../functions/app/operations/nationalExport.ts";
import type { WrittenOnce } from "../functions/app/base/ports.ts";
import type { NationalManifest } from "../functions/contracts/operations/national.ts";
import { addDays, localDate, type Instant, type LocalDate } from "../functions/domain/base/time.ts";
import { forceFolder } from "./files.ts";
import { Unusable } from "./unusable.ts";

/** Cases of one call. */
const SLICE = 1000;

/** @param folder made with the first file */
export function exportFolder(folder: string): WrittenOnce {
  return {
    async keep(name, text) {
      const file = join(folder, name);
      if (existsSync(file)) return "taken";
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      // Whole or not at all: whoever reads it meets no half of it.
      writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
      forceFolder(dirname(file));
      return "kept";
    },
    async read(name) {
      const file = join(folder, name);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  };
}

export type Deps = Omit<NationalDeps, "exports"> & {
  exports: WrittenOnce;
  now: () => Instant;
  isClosing: () => boolean;
};

/** @returns what makes the export of every day that is over and has none, and of one that is asked for */
export function nationalExports({ now, isClosing, ...deps }: Deps) {
  const store = {
    ...deps.store,
    // The record answers at once: whoever waits for an answer of the server has a turn in between.
    copies: async (applicationId: string) => {
      await setImmediate();
      return deps.store.copies(applicationId);
    },
  };
  const exporting = { ...deps, store };
  return {
    async everyDay(): Promise<void> {
      for (let finished = false; !finished && !isClosing();)
        ({ finished } = await exportNational(exporting, now(), SLICE));
    },
    /** @param named `null` for yesterday @throws Unusable where the day is not over */
    async ofDay(named: LocalDate | null): Promise<NationalManifest> {
      const day = named ?? addDays(localDate(now(), deps.rules.zone), -1);
      for (;;) {
        const text = await deps.exports.read(nameOfManifest(day));
        if (text !== undefined) return JSON.parse(text) as NationalManifest;
        const { finished, casesSeen, exported } = await exportNational(exporting, now(), SLICE, day);
        if (finished && exported === null && casesSeen === 0)
          throw new Unusable(notOver(day, now(), deps.rules.zone));
        if (isClosing()) throw new Unusable("The server is being stopped. Type it again once it is there.");
      }
    },
  };
}

const notOver = (day: LocalDate, now: Instant, zone: string): string =>
  `${day} is not over: a day is exported four minutes after its end. Name a day up to ${addDays(localDate(now, zone), -1)}.`;
