/** Looks at files that came in parts on one machine: as soon as one is there, one after the other, and after a restart. */
import { checkFiles, type Checking } from "../../functions/app/files/checking.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import type { Activity } from "../activity.ts";

export type Checker = {
  /** Sees to it that what is to be looked at is. */
  poke(): void;
  /** No further one is begun; whatever is left over is looked at after the next start. */
  stop(): void;
};

/** What could not be looked at is tried again after so long. */
const AGAIN_MILLISECONDS = 60_000;

export function checkerOf(deps: Omit<Checking, "isOver">, activity: Pick<Activity, "track">): Checker {
  let isRunning = false;
  let isAsked = false;
  let isStopped = false;
  let again: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    isRunning = true;
    try {
      while (isAsked && !isStopped) {
        isAsked = false;
        await checkFiles({ ...deps, isOver: () => isStopped });
      }
    } catch {
      // Each was logged by its name.
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

/** The register, telling of each upload that is to be looked at. */
export const tellingOf = <R extends UploadRegister>(uploads: R, { poke }: Pick<Checker, "poke">): R => ({
  ...uploads,
  async replaceUpload(upload) {
    const written = await uploads.replaceUpload(upload);
    if (written === "saved" && upload.status === "checking") poke();
    return written;
  },
});
