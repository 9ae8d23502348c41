/**
 * What of the region bears on a review's silence and stands in no case's record. A limit that has run out asks
 * for it, judged as of the due instant, and a dispatch to an endpoint, as of the dispatch: registers say what was on record
 * by then, whoever notices when.
 */
import type { ClockRules } from "../calendar/clock.ts";
import { holderIn, type Asked } from "../calendar/ownDays.ts";
import type { Hold } from "./hold.ts";
import type { EndpointSwitch } from "./endpoint.ts";
import type { Outage } from "./outage.ts";
import { NOBODY_AWAY, type Staff } from "./postHolder.ts";

export type Circumstances = {
  /** Every hold on record of the applicant, those that are over among them. */
  readonly holds: readonly Hold[];
  /** Every outage of the platform on record, whomever it cut off, those that were taken off among them. */
  readonly outages: readonly Outage[];
  /** When the department's endpoint was switched off and on, the latest last. */
  readonly switches: readonly EndpointSwitch[];
  /** Who of the department is away when, and what was handed over. */
  readonly staff: Staff;
};

export const NOTHING_ON_RECORD: Circumstances = { holds: [], outages: [], switches: [], staff: NOBODY_AWAY };

/** Whom it is about: an applicant, by their credit code, before a department. */
export type Concerned = { applicant: string; department: string };

/** What is on record of the region about them; each part is looked up as it is asked for. */
export type CircumstancesOf = (concerned: Concerned) => Circumstances;

/** What is on record about whoever asked, and whoever has it today what they asked for. */
export const circumstancesOf = (asked: Asked & { applicant: string }, rules: ReviewRules): Circumstances =>
  rules.circumstancesOf({ applicant: asked.applicant, department: holderIn(asked, rules) });

/** What a review is judged by: the clock's rules, and what is on record of the region. */
export type ReviewRules = ClockRules & { circumstancesOf: CircumstancesOf };
