/** What an application gives to the figures of the region as a whole. */
import { localDate } from "../base/time.ts";
import type { Counted } from "../supervision/counted.ts";
import { sumOf, type Counter, type Tally } from "../supervision/tally.ts";
import { endedAt, type Application } from "./application.ts";

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
