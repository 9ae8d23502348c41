/** Collecting files that nothing refers to, and those whose keeping has ended, as the schedule calls it. */
import { collect, type FileDeps } from "../app/files/uploading.ts";
import { endKeeping, type KeepingDeps } from "../app/files/keeping.ts";
import type { Instant } from "../domain/base/time.ts";

export type Deps = FileDeps & KeepingDeps & { now: () => Instant };

export const collecting = (deps: Deps) => async (): Promise<{ ended: number; collected: number }> => ({
  ended: await endKeeping(deps, deps.now()),
  collected: await collect(deps, deps.now()),
});
