/** Dates as people of the region read them, in the page's language. What the API sends carries the region's own offset. */
import { datesIn } from "./datesIn.ts";
import { words } from "./language.ts";

export { addDays, dateOf } from "./datesIn.ts";

export const { dayText, momentText, dueText } = datesIn(words);

type Limited = { servedAt: string | null; dueAt: string | null; stop: { why: string } | null };

/** When a review's limit runs out; `null` before it is served. */
export function dueOfReview({ servedAt, dueAt, stop }: Limited): string | null {
  if (servedAt === null && dueAt === null) return null;
  return stop?.why === "higher-authority" ? words.noClock : dueText(dueAt);
}
