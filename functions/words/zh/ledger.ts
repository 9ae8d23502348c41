/** 计时台账：一日因何计入或者不计。名称照日历和地区文件原文，一字不改。 */
import type { LedgerRow } from "../../domain/calendar/clock.ts";
import { DAYS, STOPS } from "./codes.ts";
import { dayText } from "./days.ts";

/** By names that the domain types as text. */
const stops: Readonly<Record<string, string>> = STOPS;

export function reasonText({ kind, day, name, stop, told }: LedgerRow): string {
  const called = name === null ? DAYS[day] : `${DAYS[day]}（${name}）`;
  switch (kind) {
    case "start-day":
      return DAYS[kind];
    case "suspended":
      return stop === undefined ? DAYS[kind] : `${DAYS[kind]}：${stops[stop] ?? stop}`;
    case "held":
      return told === undefined ? DAYS[kind] : `此前已告知${dayText(told)}届满，不因日历调整而提前`;
    case "rolled-over":
      return day === "working-day" || day === "make-up-workday" || day === "local-working-day"
        ? `期限于${called}届满`
        : `期限不在${called}届满，${DAYS[kind]}`;
    default:
      return called;
  }
}
