/** The clock ledger: why a day counts or does not. Names stand as the calendar and the region file have them. */
import type * as zh from "../zh/ledger.ts";
import { DAYS, STOPS } from "./codes.ts";
import { dayText } from "./days.ts";

/** By names that the domain types as text. */
const stops: Readonly<Record<string, string>> = STOPS;

export const reasonText: typeof zh.reasonText = ({ kind, day, name, nameEn, stop, told }) => {
  const called = name === null ? DAYS[day] : `${DAYS[day]} (${nameEn ?? name})`;
  switch (kind) {
    case "start-day":
      return DAYS[kind];
    case "suspended":
      return stop === undefined ? DAYS[kind] : `${DAYS[kind]}: ${stops[stop] ?? stop}`;
    case "held":
      return told === undefined
        ? DAYS[kind]
        : `${dayText(told)} was told before the calendar changed, and stays`;
    case "rolled-over":
      return day === "working-day" || day === "make-up-workday" || day === "local-working-day"
        ? `The limit ends with this day: ${called}`
        : `The limit does not end on a day off: ${called}`;
    default:
      return called;
  }
};
