/**
 * G10, the platform was there: no outage on record that cut the department off on the last day of its limit, or on more than
 * a quarter of the limit's days. A day on which it was cut off for any part is no day that it had.
 */
import type { Due, LedgerRow } from "../calendar/clock.ts";
import type { GuardCheck } from "./guard.ts";
import { cutOff, liesOn, statedBefore, type Outage, type OutageFacts } from "./outage.ts";
import { endOfDay, startOfDay, type Instant } from "../base/time.ts";

/** So many entries the evidence names; the days count all. */
const MOST_NAMED = 20;

/** A limit as far as outages bear on it: whose it is, its days, and when it runs out. */
export type Exposed = {
  /** By every code that it may be named by. */
  departments: readonly string[];
  days: readonly Pick<LedgerRow, "date" | "counted">[];
  due: Pick<Due, "dueAt" | "dueDate">;
};

/**
 * Checks it by what was on record before an instant.
 * @param before the due instant, for a guard; later, for what is known now
 */
export function platformGuard(
  { departments, days, due: { dueAt, dueDate } }: Exposed,
  outages: readonly Outage[],
  before: Instant,
  zone: string,
): Extract<GuardCheck, { guard: "G10" }> {
  const concerned = outages
    .flatMap((outage) => {
      const stated = statedBefore(outage, before);
      return stated !== null && cutOff(stated, departments) ? [{ outageId: outage.outageId, stated }] : [];
    })
    .sort((a, b) => (a.stated.from < b.stated.from ? -1 : a.stated.from > b.stated.from ? 1 : 0));
  const isOn = (stated: OutageFacts, date: string): boolean => {
    const end = endOfDay(date, zone);
    return liesOn(stated, startOfDay(date, zone), end < dueAt ? end : dueAt);
  };
  const counted = days.filter((day) => day.counted).map(({ date }) => date);
  const touching = concerned.filter(({ stated }) => [...counted, dueDate].some((date) => isOn(stated, date)));
  const lost = counted.filter((date) => touching.some(({ stated }) => isOn(stated, date)));
  const onLastDay = touching.some(({ stated }) => isOn(stated, dueDate));
  return {
    guard: "G10",
    holds: !onLastDay && 4 * lost.length <= counted.length,
    evidence: {
      lastDay: dueDate,
      onLastDay,
      daysLost: lost.length,
      limitDays: counted.length,
      outages: touching.slice(0, MOST_NAMED).map(({ outageId, stated: { from, until, at } }) => ({
        outageId,
        from,
        until,
        recordedAt: at,
      })),
    },
  };
}
