/** The morning round, as the schedule calls it: every day at five past midnight in the region. */
import { morningRound as goRound, type RoundDeps, type RoundReport } from "../app/operations/morningRound.ts";
import type { Instant } from "../domain/base/time.ts";

/** The wall-clock time at which a day's round begins: whatever ended at midnight has settled by then. */
export const ROUND_AT = "00:05";

export type Deps = RoundDeps & { now: () => Instant };

export const morningRound = (deps: Deps) => async (): Promise<RoundReport> => {
  const report = await goRound(deps, deps.now());
  const { reviewsSeen, reviewsMoved, applicationsMoved, yellow, counted, erased, unreadable } = report;
  deps.log.info("morning-round", {
    reviewsSeen,
    reviewsMoved,
    applicationsMoved,
    yellow,
    counted,
    erased,
    unreadable,
  });
  return report;
};
