/**
 * A case on which everything is written down that its records and time have made true by now: before a command about the
 * application decides, so that no outcome hangs on whether somebody had noticed.
 */
import { isOver } from "../../domain/application/application.ts";
import { conclude } from "../../domain/application/conclusion.ts";
import { applicationEvents, reviewEvents } from "../../domain/application/standing.ts";
import { advanceWhole } from "../../domain/application/whole.ts";
import type { Moment } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { isClosed } from "../../domain/review/review.ts";
import type { Case } from "../base/ports.ts";
import { catchUpApplication, catchUpReviews, type ApplicationDeps, type CatchUpDeps } from "./catchUp.ts";
import { concludeCase } from "./concluding.ts";

export type UpToDateDeps = ApplicationDeps & CatchUpDeps;

/**
 * Whether something has become true that nobody has written down: the window's silence, a limit that has run out, a
 * prerequisite that has ended, a roll-up.
 */
export function isBehind(
  { rules, region }: { rules: ReviewRules; region: Region },
  { application: { state }, reviews }: Case,
  moment: Moment,
): boolean {
  if (isOver(state)) return false;
  if (applicationEvents(state, moment, rules, region).events.length > 0) return true;
  const states = reviews.map((review) => review.state);
  if (advanceWhole(state, states, moment.settledAt, rules).length > 0) return true;
  const concluded = conclude(state, states.filter(isClosed), rules);
  if (concluded.events.length > 0) return true;
  return states.some((review) => reviewEvents(review, states, moment, rules).length > 0);
}

/** Writes it down. */
export async function bringUp(deps: UpToDateDeps, applicationId: string, moment: Moment): Promise<void> {
  await catchUpApplication(deps, applicationId, moment);
  await catchUpReviews(deps, applicationId, moment);
  await concludeCase(deps, applicationId, moment.now);
}
