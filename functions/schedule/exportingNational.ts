/** The export for the national system, as the schedule calls it: every hour, a bounded number of cases, until yesterday's is there. */
import { exportNational, type NationalDeps, type NationalReport } from "../app/operations/nationalExport.ts";
import type { Instant, LocalDate } from "../domain/base/time.ts";

/** What a run of fifteen minutes gets through with room to spare. */
const MOST = 20_000;

export type Deps = NationalDeps & { now: () => Instant };

/** An operator who calls it by hand may name a day that was missed. */
export const exportingNational =
  (deps: Deps) =>
  async (asked?: { day?: LocalDate }): Promise<NationalReport> =>
    exportNational(deps, deps.now(), MOST, asked?.day);
