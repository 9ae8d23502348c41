/** Days, times and limits as Chinese documents write them. */
import type { LocalDate } from "../../domain/base/time.ts";
import type { Limit } from "../../domain/calendar/clock.ts";
import type { Moment } from "../moment.ts";

/** `2026-03-09` → 2026年3月9日 */
export function dayText(date: LocalDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

export function momentText({ date, time }: Moment): string {
  const [hours, minutes, seconds] = time.split(":");
  const exact = seconds === undefined ? "" : `${seconds}秒`;
  return `${dayText(date)}${Number(hours)}时${minutes === "00" && exact === "" ? "" : `${minutes}分`}${exact}`;
}

export const limitText = ({ days, unit }: Limit): string =>
  `${days}个${unit === "calendar-days" ? "自然日" : "工作日"}`;

export const zoneText = (zone: string): string => (zone === "Asia/Shanghai" ? "北京时间" : zone);
