/** What an application gives to the figures of the region as a whole. */
import { localDate } from "../base/time.ts";
import type { Counted } from "../supervision/counted.ts";
import { sumOf, type Counter, type Tally } from "../supervision/tally.ts";
import { acceptanceOf, endedAt, type Application } from "./application.ts";

/** What it gives to its lead, which answers for the whole: a day on which its limit ran out; nothing where it never did, as nearly always. */
export function countedLead(
  application: Application,
  zone: string,
): { lead: string; counted: Counted } | null {
  const lead = acceptanceOf(application)?.lead.id;
  const breaches = application.whole?.breaches ?? [];
  if (lead === undefined || breaches.length === 0) return null;
  const tallies = breaches.map((at): Tally => ({ [localDate(at, zone)]: { wholeLed: 1 } }));
  return { lead, counted: { tally: sumOf(tallies), yellows: [] } };
}

/** A case is counted on the day on which it came, on the one on which it ended, and on each on which its whole limit ran out. */
export function countedCase(application: Application, zone: string): Counted {
  const ended = endedAt(application);
  const how: Counter = "decision" in application ? "decidedCases" : "endedCases";
  const tallies: Tally[] = [{ [localDate(application.facts.receivedAt, zone)]: { cases: 1 } }];
  if (ended !== null) tallies.push({ [localDate(ended, zone)]: { [how]: 1 } });
  for (const at of application.whole?.breaches ?? [])
    tallies.push({ [localDate(at, zone)]: { wholeOverdue: 1 } });
  return { tally: sumOf(tallies), yellows: [] };
}
