/** Days, times and limits as English documents write them. */
import type * as zh from "../zh/days.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2026-03-09` → 9 March 2026 */
export const dayText: typeof zh.dayText = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
};

export const momentText: typeof zh.momentText = ({ date, time }) => `${time} on ${dayText(date)}`;

export const limitText: typeof zh.limitText = ({ days, unit }) =>
  `${days} ${unit === "calendar-days" ? "calendar" : "working"} ${days === 1 ? "day" : "days"}`;

export const zoneText: typeof zh.zoneText = (zone) => (zone === "Asia/Shanghai" ? "Beijing time" : zone);
