/** Dates and instants in the words of a language: apart from the page, so that whatever says one can be tried in both. */

/** `2026-03-09` of an instant with the region's offset. */
export const dateOf = (instant: string): string => instant.slice(0, 10);

type Says = {
  /** A day: 2026年3月9日, or 9 March 2026. */
  dayText: (date: string) => string;
  /** What stands for an instant that no calendar reaches yet. */
  openDate: string;
};

export const datesIn = ({ dayText, openDate }: Says) => {
  /** An instant to the minute; 00:00 as a due instant is better told by `dueText`. */
  const momentText = (instant: string): string => `${dayText(dateOf(instant))} ${instant.slice(11, 16)}`;

  /** A due instant: midnight is 24:00 of the day before, which is how limits are told. */
  const dueText = (instant: string | null): string => {
    if (instant === null) return openDate;
    if (instant.slice(11, 16) !== "00:00") return momentText(instant);
    return `${dayText(addDays(dateOf(instant), -1))} 24:00`;
  };
  return { dayText, momentText, dueText };
};

export function addDays(date: string, days: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
