/**
 * What is done about files on one machine as soon as there is something to do, one after the other, and after a restart: those
 * that came in parts are looked at, and cases are told of theirs that are not as they were handed in.
 */
import { checkFiles, type Checking } from "../../functions/app/files/checking.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import { tellFindings } from "../../functions/app/files/finding.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { isUntold } from "../../functions/domain/files/upload.ts";
import type { Activity } from "../activity.ts";

export type Checker = {
  /** Sees to it that what is to be looked at is. */
  poke(): void;
  /** No further one is begun; whatever is left over is looked at after the next start. */
  stop(): void;
};

/** What could not be looked at is tried again after so long. */
const AGAIN_MILLISECONDS = 60_000;

export function checkerOf(
  deps: Omit<Checking, "isOver"> & { store: CaseStore },
  activity: Pick<Activity, "track">,
): Checker {
  let isRunning = false;
  let isAsked = false;
  let isStopped = false;
  let again: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    isRunning = true;
    try {
      while (isAsked && !isStopped) {
        isAsked = false;
        await tellFindings(deps, deps.now());
        await checkFiles({ ...deps, isOver: () => isStopped });
      }
    } catch {
      // Each was logged by its name.
      clearTimeout(again);
      again = setTimeout(() => self.poke(), AGAIN_MILLISECONDS).unref();
    } finally {
      isRunning = false;
    }
  }

  const self: Checker = {
    poke() {
      isAsked = true;
      if (!isRunning && !isStopped) void activity.track(run);
    },
    stop() {
      isStopped = true;
      clearTimeout(again);
    },
  };
  return self;
}

/** The register, telling of each upload that is to be looked at, or told of. */
export const tellingOf = <R extends UploadRegister>(uploads: R, { poke }: Pick<Checker, "poke">): R => ({
  ...uploads,
  async replaceUpload(upload) {
    const written = await uploads.replaceUpload(upload);
    if (written === "saved" && (upload.status === "checking" || isUntold(upload))) poke();
    return written;
  },
});
