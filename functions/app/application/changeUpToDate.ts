/** One commit about a case on which everything is written down first that has become true before. */
import { bringUp, isBehind, type UpToDateDeps } from "./upToDate.ts";
import { extendCase, type Act } from "../base/commit.ts";
import type { Case } from "../base/ports.ts";
import type { ApplicationDecision } from "../../domain/application/applicationEvent.ts";
import type { Moment } from "../../domain/base/time.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";

/** How often something may become true between its being written down and the command: then the command decides. */
const TRIES = 4;

/**
 * Decides about a case; `undefined` when there is no such application.
 * @param admit throws where the caller may not do it, before anything is looked at
 */
export async function changeUpToDate(
  deps: UpToDateDeps,
  applicationId: string,
  act: Act,
  moment: Moment,
  admit: (found: Case) => void,
  decide: (found: Case, rules: ReviewRules) => ApplicationDecision,
) {
  const { store, region, rules } = deps;

  const attempt = (isLast: boolean) =>
    extendCase(store, applicationId, act, (found, circumstancesOf) => {
      const known = { ...rules, circumstancesOf };
      admit(found);
      // What was true before it comes first: the window's silence accepts, a silent review closes, a case is rolled up.
      if (!isLast && isBehind({ rules: known, region }, found, moment)) throw new Behind();
      return decide(found, known);
    });

  for (let tries = 1; ; tries++)
    try {
      return await attempt(tries === TRIES);
    } catch (error) {
      if (!(error instanceof Behind)) throw error;
      await bringUp(deps, applicationId, moment);
    }
}

class Behind extends Error {
  override name = "Behind";
}
