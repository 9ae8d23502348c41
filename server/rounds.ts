/** The schedule of one machine: the morning round at five past midnight, by the runtime's clock. */
import { addDays, atTime, localDate, type Instant } from "../functions/domain/base/time.ts";
import type { Log } from "../functions/app/base/ports.ts";
import { ROUND_AT } from "../functions/schedule/morningRound.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";

export type Deps = {
  clock: RuntimeClock;
  activity: Activity;
  zone: string;
  round: () => Promise<unknown>;
  log: Log;
};

/** Goes a round every morning from now on. */
export function everyMorning({ clock, activity, zone, round, log }: Deps): void {
  function schedule(after: Instant): void {
    const today = atTime(localDate(after, zone), ROUND_AT, zone);
    const next = today > after ? today : atTime(addDays(localDate(after, zone), 1), ROUND_AT, zone);
    clock.at(next, () => {
      // The next one is there before this one has ended: the clock may be on its way far ahead.
      schedule(next);
      activity.track(round).catch((error: unknown) => log.error("round-failed", {}, error));
    });
  }
  schedule(clock.now());
}
