/** The limit that gives a due date: how long it is, and which of the two that run side by side. */
import type { ReviewSummary } from "../api/answers.ts";
import { words } from "../language/language.ts";

type Limited = Pick<ReviewSummary, "limitDays" | "limitUnit" | "bindingLimit">;

export function limitText({ limitDays, limitUnit, bindingLimit }: Limited): string {
  const days = words.days(limitDays, limitUnit);
  return bindingLimit === null ? days : words.ofLimit(words.limits[bindingLimit], days);
}
