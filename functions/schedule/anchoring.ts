/**
 * Anchoring, as the schedule calls it: every hour, a bounded number of cases, until the day's anchor is there; and whatever period
 * of the appraisal is to be closed, which is signed by the same key and written once in the same place.
 */
import { makeAnchor, type AnchoringDeps, type AnchoringReport } from "../app/operations/anchoring.ts";
import { closePeriods, type ClosingDeps } from "../app/supervision/closingPeriods.ts";
import type { Instant } from "../domain/base/time.ts";

/** What a run of fifteen minutes gets through with room to spare; five runs of a day see a hundred thousand. */
const MOST = 20_000;

export type Deps = AnchoringDeps & ClosingDeps & { now: () => Instant };

export const anchoring = (deps: Deps) => async (): Promise<AnchoringReport> => {
  const report = await makeAnchor(deps, deps.now(), MOST);
  await closePeriods(deps, deps.now());
  return report;
};
