/**
 * Whatever the application's own changes and time have made true and nobody has written down. The record alone says
 * what that is, so anybody may do it at any time: the workflow when it is due, the others when it was missed.
 */
import type { Application } from "../domain/application.ts";
import type { CalendarMissing, ClockRules } from "../domain/clock.ts";
import type { Region } from "../domain/region.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Review, ReviewDecision } from "../domain/review.ts";
import { applicationEvents, reviewEvents } from "../domain/standing.ts";
import type { Instant } from "../domain/time.ts";
import { changeApplication } from "./commit.ts";
import { change, changes, type FollowUpDeps } from "./followUps.ts";

/** When it is written down, and what has settled by then: silence is judged as of that, a moment before. */
export type Moment = { now: Instant; settledAt: Instant };

/** No silence has settled by then. */
const BEFORE_ALL: Instant = "0000-01-01T00:00:00.000Z";

/** What an application itself has done to its open reviews, at once; silence is left to whoever waits until it settles. */
export async function followApplication(
  deps: FollowUpDeps,
  applicationId: string,
  now: Instant,
): Promise<void> {
  await catchUpReviews(deps, applicationId, { now, settledAt: BEFORE_ALL });
}

/** @returns how many reviews of the case were behind */
export async function catchUpReviews(
  deps: FollowUpDeps,
  applicationId: string,
  moment: Moment,
): Promise<number> {
  const found = await deps.store.loadCase(applicationId);
  if (!found) return 0;
  const application = found.application.state;
  const behind = found.reviews.filter(({ state }) =>
    changes(decide(application, state, moment.settledAt, deps.rules)),
  );
  for (const { state } of behind) await catchUpReview(deps, application, state.facts.reviewId, moment);
  return behind.length;
}

/** @returns the review as it is now, or `undefined` when there is none */
export function catchUpReview(
  { store, rules }: FollowUpDeps,
  application: Application,
  reviewId: string,
  { now, settledAt }: Moment,
): Promise<Review | undefined> {
  return change(store, reviewId, now, (review) => decide(application, review, settledAt, rules));
}

function decide(
  application: Application,
  review: Review,
  settledAt: Instant,
  rules: ClockRules,
): Result<ReviewDecision, CalendarMissing> {
  const events = reviewEvents(application, review, settledAt, rules);
  return events.ok ? ok({ events: events.value }) : events;
}

/** The application itself: its intake, and a lead that is late. @returns whether it was behind */
export async function catchUpApplication(
  { store, rules, region }: FollowUpDeps & { region: Region },
  applicationId: string,
  { now, settledAt }: Moment,
): Promise<boolean> {
  let wasBehind = false;
  const changed = await changeApplication(store, applicationId, { at: now, by: "system" }, (application) => {
    const events = applicationEvents(application, settledAt, rules, region);
    wasBehind = events.length > 0;
    return { events };
  });
  if (!changed) throw new Error(`application ${applicationId} is in a queue and not there`);
  return wasBehind;
}
