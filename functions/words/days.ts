/** Instants as a day and a time on the region's own clocks. */
import { addDays, withOffset, type Instant } from "../domain/base/time.ts";
import * as en from "./en/days.ts";
import type { Language } from "./language.ts";
import type { Moment } from "./moment.ts";
import * as zh from "./zh/days.ts";

/** How days, moments and limits are written in each language. */
export const DAY_WORDS: Readonly<Record<Language, typeof zh>> = { "zh-CN": zh, en };

/** When something happened. */
export function momentOf(instant: Instant, zone: string): Moment {
  const local = withOffset(instant, zone);
  return { date: local.slice(0, 10), time: local.slice(11, 19).replace(/:00$/, "") };
}

/** Until when: the end of a day is 24:00 of that day, not 00:00 of the next. */
export function deadlineOf(instant: Instant, zone: string): Moment {
  const moment = momentOf(instant, zone);
  return moment.time === "00:00" ? { date: addDays(moment.date, -1), time: "24:00" } : moment;
}
