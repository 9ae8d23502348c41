/** The day's anchor on one machine: beside whatever else there is to do, a case at a time. */
import { setImmediate } from "node:timers/promises";
import { makeAnchor, type AnchoringDeps } from "../functions/app/operations/anchoring.ts";
import { closePeriods, type ClosingDeps } from "../functions/app/supervision/closingPeriods.ts";
import type { CaseStore } from "../functions/app/base/ports.ts";
import type { Instant } from "../functions/domain/base/time.ts";
import { anchorFolder, postAnchors } from "./anchors.ts";

/** Cases of one call. */
const SLICE = 1000;

export type Deps = Omit<AnchoringDeps & ClosingDeps, "anchors" | "store"> & {
  store: CaseStore;
  folder: string;
  /** Where each anchor is posted to; `null` for nowhere. */
  address: string | null;
  now: () => Instant;
  isClosing: () => boolean;
};

/** @returns what makes the anchor of the day, unless it is there, and closes the periods of the appraisal that are to be closed */
export function everyDaysAnchor({ folder, address, now, isClosing, ...deps }: Deps): () => Promise<void> {
  const store = {
    ...deps.store,
    // The record answers at once: whoever waits for an answer of the server has a turn in between.
    copies: async (applicationId: string) => {
      await setImmediate();
      return deps.store.copies(applicationId);
    },
  };
  const anchoring = { ...deps, store, anchors: anchorFolder(folder) };
  return async () => {
    try {
      for (let finished = false; !finished && !isClosing();)
        ({ finished } = await makeAnchor(anchoring, now(), SLICE));
      if (!isClosing()) await closePeriods(anchoring, now());
      if (address !== null && !isClosing()) await postAnchors(folder, address, deps);
    } catch (error) {
      deps.log.error("anchoring-failed", {}, error);
    }
  };
}
