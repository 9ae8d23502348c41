/** Anchoring, as the schedule calls it: every hour, a bounded number of cases, until the day's anchor is there. */
import { makeAnchor, type AnchoringDeps, type AnchoringReport } from "../app/operations/anchoring.ts";
import type { Instant } from "../domain/base/time.ts";

/** What a run of fifteen minutes gets through with room to spare; five runs of a day see a hundred thousand. */
const MOST = 20_000;

export type Deps = AnchoringDeps & { now: () => Instant };

export const anchoring = (deps: Deps) => async (): Promise<AnchoringReport> =>
  makeAnchor(deps, deps.now(), MOST);
