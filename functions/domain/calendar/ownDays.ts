/**
 * A department may have days off of its own beside the region's (rules: §2): they count for its clocks only. They make a
 * calendar of its own of the region's, with a version of its own; whoever has none goes by the region's.
 */
import type { Calendar } from "./calendar.ts";
import type { LocalDate } from "../base/time.ts";

/** Why a department does not work on a day on which the region does. */
export type OwnDayOff = { date: LocalDate; name: string; nameEn: string };

/** Whose days off they are: a department by its code and by those whose place it has taken. */
export type OwnDays = { departments: readonly string[]; daysOff: readonly OwnDayOff[]; version: string };

/** The region's calendar with those of the departments that have days off of their own. */
export function withOwnDays(region: Calendar, all: readonly OwnDays[]): Calendar {
  const own = new Map<string, Calendar>();
  const whole: Calendar = { ...region, own };
  for (const { departments, daysOff, version } of all) {
    if (daysOff.length === 0) continue;
    const off = new Map(daysOff.map((day) => [day.date, day]));
    const days = region.days.map((day) => {
      const { name, nameEn } = off.get(day.date) ?? {};
      return name === undefined || nameEn === undefined
        ? day
        : { ...day, working: false, kind: "own-day-off" as const, name, nameEn };
    });
    const calendar = { version, days, position: region.position, region: whole };
    for (const department of departments) own.set(department, calendar);
  }
  return own.size === 0 ? region : whole;
}

type Counting = { calendar: Calendar };

/** The rules by which the clocks of a department run; those that are its own already stay as they are. */
export function ownRules<R extends Counting>(department: string, rules: R): R {
  const calendar = rules.calendar.own?.get(department);
  return calendar ? { ...rules, calendar } : rules;
}

/** The rules for everybody: the terms of applicants, the ladder. */
export const regionRules = <R extends Counting>(rules: R): R =>
  rules.calendar.region ? { ...rules, calendar: rules.calendar.region } : rules;

/** What is noted of a calendar to find it replaced: its version, and that of every department's own. */
export const everyVersion = ({ version, own }: Calendar): string =>
  [version, ...[...(own ?? [])].map(([department, calendar]) => `${department}:${calendar.version}`)]
    .sort()
    .join(" ");
