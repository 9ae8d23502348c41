/** Spans of time `[from, until)`, with or without an end. */
import type { Instant } from "../base/time.ts";

export type Span = { from: Instant; until: Instant | null };

/** Those that overlap or touch as one, in their order. */
export function united(spans: readonly Span[]): Span[] {
  const ordered = [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const whole: Span[] = [];
  for (const { from, until } of ordered) {
    const last = whole.at(-1);
    if (last === undefined || (last.until !== null && last.until < from)) whole.push({ from, until });
    else if (last.until !== null && (until === null || until > last.until))
      whole[whole.length - 1] = { from: last.from, until };
  }
  return whole;
}

/** Whether two have any time in common. */
export const overlap = (a: Span, b: Span): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);
