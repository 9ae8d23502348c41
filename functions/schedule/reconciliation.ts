/** Reconciliation, as the schedule calls it: every hour, a bounded number of applications, on from where it stopped. */
import {
  reconcile,
  type ReconciliationDeps,
  type ReconciliationReport,
} from "../app/operations/reconciliation.ts";
import type { ReconciliationCounts } from "../app/base/logFields.ts";
import type { Instant } from "../domain/base/time.ts";

/** What a run of fifteen minutes gets through with room to spare, at some tens of milliseconds each. */
const MOST = 5000;

export type Deps = ReconciliationDeps & { now: () => Instant };

export const reconciliation = (deps: Deps) => async (): Promise<ReconciliationReport> => {
  const report = await reconcile(deps, deps.now(), MOST);
  deps.log.info("reconciled", countsOf(report));
  return report;
};

/** The counts as they are logged, which is where the metrics and alarms read them. */
export const countsOf = ({ finished, ...counts }: ReconciliationReport): ReconciliationCounts => ({
  ...counts,
  finished: finished ? 1 : 0,
});
