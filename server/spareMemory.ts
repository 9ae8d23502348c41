/**
 * A rush leaves the process larger than what it holds: V8 keeps the pages of a heap that was full once. When it is quiet
 * they are given back to the machine, where something else may run; in a rush nobody has the time. What a start looks
 * through in the background holds nobody up, nor does collecting what it leaves.
 */
import { runInNewContext } from "node:vm";
import { setFlagsFromString } from "node:v8";
import { ALONE_MILLISECONDS } from "./gently.ts";
import { isQuiet, watchBusy } from "./quiet.ts";

/** What is seen of the process in one look. */
export type Look = {
  /** Share of the time since the look before in which the event loop was busy: 0 to 1. */
  busy: number;
  /** For how many milliseconds nobody has been waiting for an answer. */
  lull: number;
  /** Resident bytes. */
  resident: number;
};

/** Collecting holds everybody up for some fifty milliseconds: it must be worth it. */
const WORTH_BYTES = 24 * 1024 * 1024;

/**
 * @param giveBack gives back what can be spared. @returns the resident bytes then
 * @returns what is told of each look, and gives back when it is quiet and has grown by what is worth it since the last time
 */
export function sparing(giveBack: () => number): (look: Look) => void {
  let least = 0;
  return ({ busy, lull, resident }) => {
    if ((isQuiet(busy) || lull >= ALONE_MILLISECONDS) && resident >= least + WORTH_BYTES) least = giveBack();
  };
}

/** Looks every second. @param lull for how many milliseconds nobody has been waiting for an answer @returns what ends it */
export function spareMemory(lull: () => number): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as NonNullable<typeof globalThis.gc>;
  const look = sparing(() => {
    // The only kind of collection after which V8 keeps no empty pages.
    collect({ type: "major", execution: "sync", flavor: "last-resort" });
    return process.memoryUsage.rss();
  });
  return watchBusy((busy) => look({ busy, lull: lull(), resident: process.memoryUsage.rss() }));
}
