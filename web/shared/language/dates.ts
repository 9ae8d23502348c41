/** Dates as people of the region read them, in the page's language. What the API sends carries the region's own offset. */
import { datesIn } from "./datesIn.ts";
import { words } from "./language.ts";

export { addDays, dateOf } from "./datesIn.ts";

export const { dayText, momentText, dueText } = datesIn(words);

/** When a review's limit runs out; `null` before it is served. */
export const dueOfReview = ({
  servedAt,
  dueAt,
}: {
  servedAt: string | null;
  dueAt: string | null;
}): string | null => (servedAt === null && dueAt === null ? null : dueText(dueAt));
