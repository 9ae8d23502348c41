/** How the flags and facts of a case are shown. */
import { recordOf } from "../../domain/application/caseActs.ts";
import type { Application } from "../../domain/application/application.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { withOffset } from "../../domain/base/time.ts";
import { AFTER_ALL, factsBefore, flagsBefore } from "../../domain/review/caseAct.ts";
import { flagView } from "./flagView.ts";

/** What the project carries now, what has been confirmed, and everything that has been said of both. */
export function caseFlagsView(application: Application, region: Region, zone: string) {
  const record = recordOf(application, region);
  return {
    flags: flagsBefore(record, AFTER_ALL).map((flag) => flagView(flag, zone)),
    facts: factsBefore(record, AFTER_ALL),
    acts: record.acts.map(({ actor, at, ...said }) => ({
      ...said,
      by: actor.department ?? actor.as,
      as: actor.as,
      at: withOffset(at, zone),
    })),
  };
}
