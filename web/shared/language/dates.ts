/** Dates as people of the region read them. What the API sends carries the region's own offset. */
import { chineseDay } from "./chineseDay.ts";
import { language } from "./language.ts";

/** `2026-03-09` of an instant with the region's offset. */
export const dateOf = (instant: string): string => instant.slice(0, 10);

const parts = (date: string) => date.split("-").map(Number) as [number, number, number];

/** A day: 2026年3月9日, or 9 March 2026. */
export function dayText(date: string): string {
  if (language === "zh-CN") return chineseDay(date);
  const [year, month, day] = parts(date);
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(year, month - 1, day)),
  );
}

/** An instant to the minute; 00:00 as a due instant is better told by `dueText`. */
export const momentText = (instant: string): string => `${dayText(dateOf(instant))} ${instant.slice(11, 16)}`;

/** A due instant: midnight is 24:00 of the day before, which is how limits are told. */
export function dueText(instant: string): string {
  if (instant.slice(11, 16) !== "00:00") return momentText(instant);
  return `${dayText(addDays(dateOf(instant), -1))} 24:00`;
}

export function addDays(date: string, days: number): string {
  const [year, month, day] = parts(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** Where an instant lies between days: 0.5 is noon of day 0. */
export const dayPosition = (from: string, instant: string): number => {
  const [hour, minute] = [Number(instant.slice(11, 13)), Number(instant.slice(14, 16))];
  return daysBetween(from, dateOf(instant)) + (hour + minute / 60) / 24;
};
