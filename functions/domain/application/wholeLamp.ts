/** How near the whole is to its limit: grey once the case is over, blue while a procedure stands, yellow with the last fifth, red when it ran out. */
import { endedAt, type Application } from "./application.ts";
import type { Whole } from "./whole.ts";
import type { Instant } from "../base/time.ts";
import { ledger, usedDays, type ClockRules } from "../calendar/clock.ts";
import { yellowFrom, type Lamp } from "../supervision/lamp.ts";

/** Days used and left at `now`, or as they stood when the case ended, and its lamp. */
export function wholeAt(
  application: Application,
  { clock, due }: Whole,
  now: Instant,
  rules: ClockRules,
): { usedDays: number; remainingDays: number; lamp: Lamp } {
  const ended = endedAt(application);
  const at = ended !== null && ended < now ? ended : now;
  const used = usedDays(ledger(clock, rules).rows, due, clock.limit, at, rules.zone);
  const remainingDays = clock.limit.days - used;
  const stands = clock.suspensions.some(({ from, until }) => from <= at && (until === null || at < until));
  if (ended !== null) return { usedDays: used, remainingDays, lamp: "grey" };
  if (at >= due.dueAt) return { usedDays: used, remainingDays, lamp: "red" };
  if (stands) return { usedDays: used, remainingDays, lamp: "blue" };
  return {
    usedDays: used,
    remainingDays,
    lamp: remainingDays <= yellowFrom(clock.limit.days) ? "yellow" : "green",
  };
}
