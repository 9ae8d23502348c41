/** The same in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  intro:
    "What applicants said of your department in the last 90 days: by the month, without applicant or case, and in words where they agreed.",
  satisfaction: (mean, ratings) => `${ratings} ratings, ${mean} on the mean (5 is very satisfied).`,
  few: "Fewer than five ratings: no mean is told.",
  heads: ["Month", "Mark", "In words", "Followed up"],
  none: "Nothing, or not for the department",
  empty: "Nobody rated your department in this time.",
};
