/** Dates as people of the region read them. What the API sends carries the region's own offset. */
import { words } from "./language.ts";

/** `2026-03-09` of an instant with the region's offset. */
export const dateOf = (instant: string): string => instant.slice(0, 10);

/** A day: 2026年3月9日, or 9 March 2026. */
export const { dayText } = words;

/** An instant to the minute; 00:00 as a due instant is better told by `dueText`. */
export const momentText = (instant: string): string => `${dayText(dateOf(instant))} ${instant.slice(11, 16)}`;

/** A due instant: midnight is 24:00 of the day before, which is how limits are told. */
export function dueText(instant: string | null): string {
  if (instant === null) return words.openDate;
  if (instant.slice(11, 16) !== "00:00") return momentText(instant);
  return `${dayText(addDays(dateOf(instant), -1))} 24:00`;
}

/** When a review's limit runs out; `null` before it is served. */
export const dueOfReview = ({
  servedAt,
  dueAt,
}: {
  servedAt: string | null;
  dueAt: string | null;
}): string | null => (servedAt === null && dueAt === null ? null : dueText(dueAt));

export function addDays(date: string, days: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
