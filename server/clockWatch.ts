/**
 * Limits are counted by the machine's clock, and it may jump: set by hand, by a time server, by a virtual machine that
 * slept. The steps of the clock on the wall are held against those of one that only grows.
 */
import { machineClock } from "../functions/adapters/clock.ts";
import { epochOf, instantOfEpoch, plusSeconds } from "../functions/domain/base/time.ts";
import type { Log } from "../functions/app/base/ports.ts";

export type Clocks = {
  /** Milliseconds since 1970. */
  wall: () => number;
  /** Milliseconds that only grow. */
  monotonic: () => number;
};

export const MACHINE: Clocks = { wall: () => epochOf(machineClock()), monotonic: () => performance.now() };

/** A time server's gentle corrections are far below this between two looks. */
const JUMP_SECONDS = 2;
const LOOK_SECONDS = 10;

/** @returns what looks once, and logs `clock-jumped` when the clock has jumped since the last look */
export function clockWatch({ wall, monotonic }: Clocks, log: Log): () => void {
  let offset = wall() - monotonic();
  return () => {
    const seconds = (wall() - monotonic() - offset) / 1000;
    offset += seconds * 1000;
    if (Math.abs(seconds) < JUMP_SECONDS) return;
    const to = instantOfEpoch(Math.round(wall()));
    const from = plusSeconds(to, -Math.round(seconds));
    log.error(
      "clock-jumped",
      { seconds: Math.round(seconds), from, to },
      new Error(
        `the machine's clock went ${seconds > 0 ? "forward" : "back"} by ${Math.round(Math.abs(seconds))} seconds`,
      ),
    );
  };
}

/** Looks now and then. @returns what ends it */
export function watchClock(clocks: Clocks, log: Log): () => void {
  const timer = setInterval(clockWatch(clocks, log), LOOK_SECONDS * 1000).unref();
  return () => clearInterval(timer);
}
