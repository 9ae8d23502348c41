/** Lamps (红黄牌 supervision): how near a review is to its limit. */
import { daysRun, usedDays, type ClockRules } from "../calendar/clock.ts";
import { ledgerRows } from "../review/judgedDays.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

export type Lamp = "grey" | "blue" | "green" | "yellow" | "red";

/** Days used and left of a review at `now`; for a closed one, as they stood when it closed; none before it is served. */
export function daysAt(
  review: Review,
  now: Instant,
  rules: ClockRules,
): { usedDays: number; remainingDays: number } {
  if (review.served === null) return { usedDays: 0, remainingDays: review.facts.matter.limit.days };
  const { clock, due } = review.served;
  const at = review.status === "closed" && review.closedAt < now ? review.closedAt : now;
  const used = usedDays(ledgerRows(review, now, rules), due, clock.limit, at, rules.zone);
  return { usedDays: used, remainingDays: clock.limit.days - used };
}

/** Green, yellow when `remaining ≤ max(1, ⌈0.2·n⌉)`, red when overdue; blue while it stands, grey while none runs. */
export function lampOf(review: Review, remainingDays: number): Lamp {
  switch (review.status) {
    case "waiting":
    case "dispatched":
    case "closed":
      return "grey";
    case "suspended":
      return "blue";
    case "overdue":
      return "red";
    case "running":
      return remainingDays <= yellowFrom(review.served.clock.limit.days) ? "yellow" : "green";
  }
}

/** How near a term of working days is to its end, of what is no review. */
export function lampOfTerm(
  { since, until }: { since: Instant; until: Instant },
  now: Instant,
  rules: ClockRules,
): Exclude<Lamp, "grey" | "blue"> {
  if (now >= until) return "red";
  const days = (at: Instant) => daysRun({ startedAt: since, suspensions: [] }, "working-days", at, rules);
  const all = days(until);
  return all - days(now) <= yellowFrom(all) ? "yellow" : "green";
}

/** From how many remaining days on the lamp is yellow. */
export const yellowFrom = (limitDays: number): number => Math.max(1, Math.ceil(0.2 * limitDays));
