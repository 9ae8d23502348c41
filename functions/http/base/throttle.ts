/**
 * How often one caller may call (a token bucket each). In the cloud every instance of a function counts for itself, so
 * the limit is one per instance; the stage's own throttle bounds everybody together.
 */
import { latest } from "../../app/base/latest.ts";

export type Limit = { perSecond: number; burst: number };

/** Far above what a department's system or a person does, and below what would keep others out. */
export const CALLER_LIMIT: Limit = { perSecond: 20, burst: 40 };

/** Callers remembered at a time; the longest unheard of is forgotten first, with a full bucket. */
const REMEMBERED = 10_000;

let limit: Limit | null = null;
let buckets = latest<{ tokens: number; at: number }>(REMEMBERED);

/** Sets the limit of this process; `null` for none. The composition root's business. */
export function limitCallers(wanted: Limit | null): void {
  limit = wanted;
  buckets = latest(REMEMBERED);
}

/** Takes one call of a caller. @returns seconds to wait when there is none left, 0 otherwise */
export function take(caller: string, milliseconds: number = performance.now()): number {
  if (limit === null) return 0;
  const before = buckets.get(caller) ?? { tokens: limit.burst, at: milliseconds };
  const earned = ((milliseconds - before.at) / 1000) * limit.perSecond;
  const tokens = Math.min(limit.burst, before.tokens + earned);
  // A call that is refused takes nothing: who asks too often still gets what the rate says.
  buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: milliseconds });
  return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / limit.perSecond);
}
