/** Rolls a case up once every review has closed, as of the last of them: whoever notices when gets the same. */
import { conclude } from "../../domain/application/conclusion.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { isClosed } from "../../domain/review/review.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import { changeCase } from "../base/commit.ts";
import type { Case, CaseRecords } from "../base/ports.ts";

export type ConcludingDeps = { store: CaseRecords; rules: ClockRules };

/**
 * Concludes a case that can be.
 * @returns the case as it is on record then, and whether that had been left to do
 * @throws Error when there is no such application
 */
export async function concluded(
  { store, rules }: ConcludingDeps,
  applicationId: string,
  now: Instant,
): Promise<{ found: Case; wasBehind: boolean }> {
  let wasBehind = false;
  const changed = await changeCase(
    store,
    applicationId,
    { at: now, by: PLATFORM },
    ({ application, reviews }) => {
      const closed = reviews.map(({ state }) => state).filter(isClosed);
      const { events } = conclude(application.state, closed, rules);
      wasBehind = events.length > 0;
      return { events };
    },
  );
  if (!changed) throw new Error(`application ${applicationId} is unknown`);
  return { found: changed.found, wasBehind };
}

/** @returns whether that had been left to do */
export const concludeCase = async (
  deps: ConcludingDeps,
  applicationId: string,
  now: Instant,
): Promise<boolean> => (await concluded(deps, applicationId, now)).wasBehind;
