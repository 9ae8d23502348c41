/** What is put off in a rush, when everybody would wait for it, is done as soon as it is quiet. */
import { performance } from "node:perf_hooks";

/** Share of the time in which the event loop was busy: an office's reads and opinions leave it this idle; a rush does not. */
const QUIET = 0.1;
const LOOK_MILLISECONDS = 1000;

export const isQuiet = (busy: number): boolean => busy <= QUIET;

/** Looks every second. @param tell how busy the event loop has been since: 0 to 1. @returns what ends it */
export function watchBusy(tell: (busy: number) => void): () => void {
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    tell(utilization);
  }, LOOK_MILLISECONDS).unref();
  return () => clearInterval(timer);
}
