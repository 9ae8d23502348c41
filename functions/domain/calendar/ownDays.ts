/**
 * A department may have days off of its own beside the region's (rules: §2): they count for its clocks only. They make a
 * calendar of its own of the region's, with a version of its own; whoever has none goes by the region's.
 */
import type { Calendar } from "./calendar.ts";
import type { LocalDate } from "../base/time.ts";

/** Why a department does not work on a day on which the region does. */
export type OwnDayOff = { date: LocalDate; name: string; nameEn: string };

/** Whose days off they are, by their codes of today. */
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

/** What was asked of whom. */
export type Asked = { department: { id: string }; matter: { code: string } };

/** Who has taken whose place (机构改革), by the region file at hand. */
export type Succession = {
  /** Whose it is today what was asked of a department: of several that have taken its place, each has its own matters. */
  holderOf: (asked: Asked) => string;
  /** Every code that a department of today has had. */
  namesOf: (department: string) => readonly string[];
  /** Whose it is today, if whoever leads the case now is the same; `null` where they are two. */
  heirOfBoth: (asked: Asked, lead: string) => string | null;
};

type Counting = { calendar: Calendar; succession?: Succession };

/** Whose it is today what was asked of a department. */
export const holderIn = (asked: Asked, { succession }: Pick<Counting, "succession">): string =>
  succession?.holderOf(asked) ?? asked.department.id;

/** Every code under which whoever has it today may be named: of others that share a predecessor, none. */
export const namesIn = (asked: Asked, { succession }: Pick<Counting, "succession">): readonly string[] =>
  succession?.namesOf(succession.holderOf(asked)) ?? [asked.department.id];

/** The rules by which the clock of whoever has it today runs; those that are its own already stay as they are. */
export function ownRules<R extends Counting>(asked: Asked, rules: R): R {
  const calendar = rules.calendar.own?.get(holderIn(asked, rules));
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
