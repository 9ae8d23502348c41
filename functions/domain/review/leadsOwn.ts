/** Nobody consents to their own by silence, nor goes on without their own answer: what the lead of a case is asked itself. */
import type { ClockRules } from "../calendar/clock.ts";
import type { Asked } from "../calendar/ownDays.ts";

/** Whether the lead is asked itself, or has become one with whoever was. */
export const isTheLeadsOwn = (asked: Asked, lead: string, rules: ClockRules): boolean =>
  asked.department.id === lead || heirOf(asked, lead, rules) !== null;

/** Whose it is today, where whoever was asked and the lead have become one since. */
export const heirOf = (asked: Asked, lead: string, { succession }: ClockRules): string | null =>
  asked.department.id === lead ? null : (succession?.heirOfBoth(asked, lead) ?? null);
