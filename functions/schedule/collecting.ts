/** Collecting files that nothing refers to, as the schedule calls it. */
import { collect, type FileDeps } from "../app/files/uploading.ts";
import type { CaseRecords } from "../app/base/ports.ts";
import type { Instant } from "../domain/base/time.ts";

export type Deps = FileDeps & { store: Pick<CaseRecords, "histories">; now: () => Instant };

export const collecting = (deps: Deps) => async (): Promise<{ collected: number }> => ({
  collected: await collect(deps, deps.now()),
});
