/** Who comes when: a year of applications, each with its day and its type by its own draws. */
import { daysOfYear, atTime, dayOfWeek, type Instant } from "../functions/domain/base/time.ts";
import type { Calendar } from "../functions/domain/calendar/calendar.ts";
import type { Draw } from "./draws.ts";
import type { Scenario } from "./scenario.ts";

export type Case = { number: number; type: string; at: Instant; links: readonly string[] };

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const RECEIVED = "09:00";

/** So many cases over the working days of the scenario's year, weighted by the day of the week, in the order of their coming. */
export function arrivals(
  { year, arrivals, applications, types, zone }: Scenario,
  calendar: Calendar,
  draw: Draw,
): Case[] {
  const days = daysOfYear(year).flatMap((date) => {
    const weekday = WEEKDAYS[dayOfWeek(date) - 1];
    const isWorking = calendar.days[calendar.position.get(date)!]!.working;
    return isWorking && weekday !== undefined && arrivals[weekday] > 0
      ? [{ what: date, weight: arrivals[weekday] }]
      : [];
  });
  const dayOf = weighted(days);
  const typeOf = weighted(types.map((type) => ({ what: type, weight: type.share })));
  return Array.from({ length: applications }, (_, number): Case => {
    const { code, links } = typeOf(draw.uniform(number, "type"));
    return { number, type: code, links, at: atTime(dayOf(draw.uniform(number, "day")), RECEIVED, zone) };
  }).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number));
}

/** Of several with weights the one on which a number from 0 to 1 falls. */
function weighted<T>(choices: readonly { what: T; weight: number }[]): (uniform: number) => T {
  let sum = 0;
  const ends = choices.map(({ weight }) => (sum += weight));
  return (uniform) => choices[ends.findIndex((end) => uniform * sum < end)]!.what;
}
