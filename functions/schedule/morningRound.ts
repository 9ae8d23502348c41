/** The morning round, as the schedule calls it: every day at five past midnight in the region. */
import { morningRound as goRound, type RoundDeps, type RoundReport } from "../app/operations/morningRound.ts";
import type { Instant } from "../domain/base/time.ts";

/** The wall-clock time at which a day's round begins: whatever ended at midnight has settled by then. */
export const ROUND_AT = "00:05";

export type Deps = RoundDeps & { now: () => Instant };

/** What it counts is logged, which is where metrics and the dashboard read it. */
export const morningRound = (deps: Deps) => async (): Promise<RoundReport> => {
  const report = await goRound(deps, deps.now());
  const { open, recomputed: _recomputed, ...counts } = report;
  deps.log.info("morning-round", counts);
  deps.log.info("cases-open", open);
  return report;
};
