/**
 * Whatever the records of a case and time have made true and nobody has written down: dependents start or fall, a
 * change of the project starts clocks again, a withdrawal ends what is open, limits run out. The record alone says what
 * that is, and as of when; so anybody may do it at any time, and as often as they like.
 */
import type { Application } from "../../domain/application/application.ts";
import type { CalendarMissing, ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Result } from "../../domain/base/result.ts";
import type { Review, ReviewDecision } from "../../domain/review/review.ts";
import { applicationEvents, reviewEvents } from "../../domain/application/standing.ts";
import type { Instant } from "../../domain/base/time.ts";
import { changeApplication, changeReview } from "../base/commit.ts";
import type { Case, CaseRecords } from "../base/ports.ts";
import { CalendarNotLoaded } from "../base/waking.ts";

export type CatchUpDeps = { store: CaseRecords; rules: ClockRules };

/** When it is written down, and what has settled by then: silence is judged as of that, a moment before. */
export type Moment = { now: Instant; settledAt: Instant };

/** No silence has settled by then. */
const BEFORE_ALL: Instant = "0000-01-01T00:00:00.000Z";

/** What the records of a case make true in each other; silence is left to whoever waits until it has settled. */
export const followUp = (deps: CatchUpDeps, applicationId: string, now: Instant): Promise<number> =>
  catchUpReviews(deps, applicationId, { now, settledAt: BEFORE_ALL });

/** @param known the case as it was read a moment ago @returns how many of its reviews were behind */
export async function catchUpReviews(
  { store, rules }: CatchUpDeps,
  applicationId: string,
  { now, settledAt }: Moment,
  known?: Case,
): Promise<number> {
  let total = 0;
  // What waits for a review that has just closed is behind in its turn; a chain is followed to its end.
  for (let found = known; ; found = undefined) {
    found ??= await store.loadCase(applicationId);
    if (!found) return total;
    const application = found.application.state;
    const reviews = found.reviews.map(({ state }) => state);
    const decide = (review: Review) => reviewEvents(application, review, reviews, settledAt, rules);
    const behind = reviews.filter((review) => isBehind(decide(review)));
    for (const { facts } of behind) await changeBySystem(store, facts.reviewId, now, decide);
    total += behind.length;
    if (behind.length === 0 || reviews.every(({ status }) => status !== "waiting")) return total;
  }
}

/** One review by itself, which is loaded only once: not what others make of one that waits for them. */
export const catchUpReview = (
  { store, rules }: CatchUpDeps,
  application: Application,
  reviewId: string,
  { now, settledAt }: Moment,
): Promise<Review | undefined> =>
  changeBySystem(store, reviewId, now, (review) => reviewEvents(application, review, [], settledAt, rules));

/**
 * The application itself: its intake, and a lead that is late.
 * @param known as it was read a moment ago @returns whether it was behind
 */
export async function catchUpApplication(
  { store, rules, region }: CatchUpDeps & { region: Region },
  applicationId: string,
  { now, settledAt }: Moment,
  known?: Application,
): Promise<boolean> {
  if (known && applicationEvents(known, settledAt, rules, region).length === 0) return false;
  let wasBehind = false;
  const changed = await changeApplication(store, applicationId, { at: now, by: "system" }, (application) => {
    const events = applicationEvents(application, settledAt, rules, region);
    wasBehind = events.length > 0;
    return { events };
  });
  if (!changed) throw new Error(`application ${applicationId} is in a queue and not there`);
  return wasBehind;
}

/**
 * Changes a review for nobody in particular. @returns it, or `undefined` when there is none
 * @throws CalendarNotLoaded when a clock needs a year that nobody has loaded: tried again when it is
 */
export async function changeBySystem(
  store: CaseRecords,
  reviewId: string,
  at: Instant,
  decide: (review: Review) => Result<ReviewDecision, CalendarMissing>,
): Promise<Review | undefined> {
  const changed = await changeReview(store, reviewId, { at, by: "system" }, (review) => {
    const decision = decide(review);
    if (!decision.ok) throw new CalendarNotLoaded(decision.error.year);
    return decision.value;
  });
  return changed?.review.state;
}

/** Whether there is something to write down, or a year is missing to know. */
const isBehind = (decision: Result<ReviewDecision, CalendarMissing>): boolean =>
  !decision.ok || decision.value.events.length > 0;
