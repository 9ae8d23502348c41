/**
 * Whatever the records of a case and time have made true and nobody has written down: the window's silence accepts,
 * dependents start or fall, limits run out. The record alone says what that is, and as of when; so anybody may do it at
 * any time, and as often as they like.
 */
import type { Application } from "../../domain/application/application.ts";
import type { ReviewChange } from "../../domain/application/applicationEvent.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { advance } from "../../domain/review/advance.ts";
import type { CircumstancesOf } from "../../domain/review/circumstances.ts";
import { remindInvited } from "../../domain/review/invitation.ts";
import type { Review, ReviewDecision, ReviewEvent } from "../../domain/review/review.ts";
import {
  applicationEvents,
  endOf,
  whereverItGoes,
  writtenEvents,
} from "../../domain/application/standing.ts";
import { advanceWhole, mayHaveRunOut } from "../../domain/application/whole.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { plusSeconds, type Instant, type Moment } from "../../domain/base/time.ts";
import { knowing } from "../base/circumstances.ts";
import { changeReview, extendCase } from "../base/commit.ts";
import type { Case, CaseRecords, Recorded } from "../base/ports.ts";

export type CatchUpDeps = { store: CaseRecords; rules: ClockRules };

/** @param settleSeconds how long what was received in time may still be under way */
export const momentOf = (now: Instant, settleSeconds: number): Moment => ({
  now,
  settledAt: plusSeconds(now, -settleSeconds),
});

/** No silence has settled by then. */
const BEFORE_ALL: Instant = "0000-01-01T00:00:00.000Z";

/** What the records of a case make true in each other; silence is left to whoever waits until it has settled. */
export const followUp = (deps: CatchUpDeps, applicationId: string, now: Instant): Promise<number> =>
  catchUpReviews(deps, applicationId, { now, settledAt: BEFORE_ALL });

/** @param known the case as it was read a moment ago @returns how many of its reviews were behind */
export async function catchUpReviews(
  { store, rules }: CatchUpDeps,
  applicationId: string,
  moment: Moment,
  known?: Case,
): Promise<number> {
  let total = 0;
  // What waits for a review that has just closed is behind in its turn; a chain is followed to its end.
  for (let found = known; ; found = undefined) {
    found ??= await store.loadCase(applicationId);
    if (!found) return total;
    const reviews = found.reviews.map(({ state }) => state);
    const settledAt = endOf(found.application.state, moment.settledAt);
    const decide = (review: Review, circumstancesOf: CircumstancesOf) =>
      writtenEvents(review, reviews, { ...moment, settledAt }, { ...rules, circumstancesOf });
    const decisions = await knowing(store, (circumstancesOf) =>
      reviews.map((review) => decide(review, circumstancesOf)),
    );
    const behind = reviews.filter((_, i) => decisions[i]!.length > 0);
    for (const { facts } of behind) await changeBySystem(store, facts.reviewId, moment.now, decide);
    total += behind.length;
    if (behind.length === 0 || reviews.every(({ status }) => status !== "waiting")) return total;
  }
}

/**
 * One review by itself, which is loaded only once: not what others make of one that waits for them, nor what a closed one
 * still owes.
 */
export const catchUpReview = (
  { store, rules }: CatchUpDeps,
  reviewId: string,
  moment: Moment,
): Promise<Recorded<Review> | undefined> =>
  changeBySystem(store, reviewId, moment.now, (review, circumstancesOf) =>
    review.status === "closed" ? [] : writtenEvents(review, [], moment, { ...rules, circumstancesOf }),
  );

/** Notes that what a closed review still owed has not come in time. */
export const noteMissedBackfill = (
  { store, rules }: CatchUpDeps,
  reviewId: string,
  { now, settledAt }: Moment,
): Promise<Recorded<Review> | undefined> =>
  changeBySystem(store, reviewId, now, (review, circumstancesOf) =>
    advance(review, settledAt, { ...rules, circumstancesOf }),
  );

/** Whether the window has kept silent to the end of its term, and nobody has written the acceptance down. */
export const isAcceptedBySilence = (
  { rules, region }: { rules: ClockRules; region: Region },
  application: Application,
  moment: Moment,
): boolean => applicationEvents(application, moment, whereverItGoes(rules), region).reviews.length > 0;

/**
 * A case as it is on record. Whoever finds the window's term over commits the acceptance with its reviews before
 * anybody is shown it.
 */
export async function loadAccepted(
  deps: ApplicationDeps,
  applicationId: string,
  moment: Moment,
): Promise<Case | undefined> {
  const found = await deps.store.loadCase(applicationId);
  if (!found || !isAcceptedBySilence(deps, found.application.state, moment)) return found;
  await catchUpApplication(deps, applicationId, moment);
  return deps.store.loadCase(applicationId);
}

export type ApplicationDeps = { store: CaseRecords; rules: ClockRules; region: Region };

/**
 * The application itself: its intake, with all its reviews where the window's silence accepts it, and a lead that is late;
 * and whoever has not seen their invitation to its joint review is reminded of that.
 * @param known as it was read a moment ago @returns it as it is now, and whether it was behind
 */
export async function catchUpApplication(
  { store, rules, region }: ApplicationDeps,
  applicationId: string,
  moment: Moment,
  known?: Application,
): Promise<{ application: Application; wasBehind: boolean }> {
  if (
    known &&
    applicationEvents(known, moment, whereverItGoes(rules), region).events.length === 0 &&
    !mayHaveRunOut(known, moment.settledAt, rules)
  )
    return { application: known, wasBehind: false };
  let wasBehind = false;
  const changed = await extendCase(
    store,
    applicationId,
    { at: moment.now, by: PLATFORM },
    ({ application, reviews }, circumstancesOf) => {
      const known = { ...rules, circumstancesOf };
      const { state } = application;
      const { events: made, reviews: accepted } = applicationEvents(state, moment, known, region);
      const ofAll = reviews.map((review) => review.state);
      const events = [...made, ...advanceWhole(state, ofAll, moment.settledAt, rules)];
      // A sitting that a change of the project has set aside is nobody's to come to.
      const invited = application.state.status === "joint-review" ? reviews : [];
      const reminded = invited.flatMap(({ state }): ReviewChange[] => {
        const reminders = remindInvited(state, moment.now, rules);
        return reminders.length > 0 ? [{ reviewId: state.facts.reviewId, events: reminders }] : [];
      });
      wasBehind = events.length > 0 || reminded.length > 0;
      return { events, reviews: [...accepted, ...reminded] };
    },
  );
  if (!changed) throw new Error(`application ${applicationId} is in a queue and not there`);
  return { application: changed.found.application.state, wasBehind };
}

/** Changes a review for nobody in particular. @returns it, or `undefined` when there is none */
export async function changeBySystem(
  store: CaseRecords,
  reviewId: string,
  at: Instant,
  decide: (review: Review, circumstancesOf: CircumstancesOf) => readonly ReviewEvent[],
): Promise<Recorded<Review> | undefined> {
  const act = { at, by: PLATFORM };
  const changed = await changeReview(store, reviewId, act, (review, _, circumstancesOf): ReviewDecision => ({
    events: decide(review, circumstancesOf),
  }));
  return changed?.review;
}
