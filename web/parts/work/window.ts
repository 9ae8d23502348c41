/** Until when material may be asked for, told from the published calendar: `min(⌈n/3⌉, 5)` working days from service. */
export type CalendarDay = { date: string; working: boolean };

export const windowDays = (limitDays: number): number => Math.min(Math.ceil(limitDays / 3), 5);

/** The last day of the window; the day of service itself is never counted. `null` when the calendar is too short. */
export function windowEnd(servedOn: string, limitDays: number, days: readonly CalendarDay[]): string | null {
  const working = days.filter(({ date, working }) => working && date > servedOn);
  return working[windowDays(limitDays) - 1]?.date ?? null;
}
