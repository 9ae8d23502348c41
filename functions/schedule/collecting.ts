/** Collecting files that nothing refers to, and those whose keeping has ended; cases say which of theirs are not as they were handed in. */
import type { Log } from "../app/base/ports.ts";
import { tellFindings } from "../app/files/finding.ts";
import { collect, type FileDeps } from "../app/files/uploading.ts";
import { endKeeping, type KeepingDeps } from "../app/files/keeping.ts";
import type { Instant } from "../domain/base/time.ts";

export type Deps = FileDeps & KeepingDeps & { log: Log; now: () => Instant };

type Done = { told: number; ended: number; collected: number };

export const collecting = (deps: Deps) => async (): Promise<Done> => ({
  told: await tellFindings(deps, deps.now()),
  ended: await endKeeping(deps, deps.now()),
  collected: await collect(deps, deps.now()),
});
