/**
 * What of the region bears on a review's silence and stands in no case's record. Only a limit that has run out asks for
 * it, and it is judged as of the due instant: the register says what was on record by then, whoever notices when.
 */
import type { ClockRules } from "../calendar/clock.ts";
import type { Hold } from "./hold.ts";

export type Circumstances = {
  /** Every hold on record of the applicant, those that are over among them. */
  holds: readonly Hold[];
};

export const NOTHING_ON_RECORD: Circumstances = { holds: [] };

/** Whom it is about: an applicant, by their credit code, before a department. */
export type Concerned = { applicant: string; department: string };

/** What is on record of the region about them. */
export type CircumstancesOf = (concerned: Concerned) => Circumstances;

/** What a review is judged by: the clock's rules, and what is on record of the region. */
export type ReviewRules = ClockRules & { circumstancesOf: CircumstancesOf };
