/**
 * What a committed fact makes true in other records: dependents start or fall, stops end. Each is derived from the record alone and as of the instant on record, so it may be repeated, come late, or
 * be made up for by somebody else.
 */
import type { CalendarMissing, ClockRules } from "../domain/clock.ts";
import { release } from "../domain/release.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Review, ReviewDecision } from "../domain/review.ts";
import { outstanding } from "../domain/stop.ts";
import { supply } from "../domain/supplement.ts";
import type { Instant } from "../domain/time.ts";
import { changeReview } from "./commit.ts";
import type { CaseStore } from "./ports.ts";
import { CalendarNotLoaded } from "./waking.ts";

export type FollowUpDeps = { store: CaseStore; rules: ClockRules };

/** Starts or cancels the reviews that wait for others of this case; a chain is followed to its end. */
export async function releaseWaiting(
  { store, rules }: FollowUpDeps,
  applicationId: string,
  now: Instant,
): Promise<number> {
  let released = 0;
  for (;;) {
    const found = await store.loadCase(applicationId);
    const reviews = (found?.reviews ?? []).map(({ state }) => state);
    const ready = reviews.filter((review) => changes(release(review, reviews, rules)));
    if (ready.length === 0) return released;
    for (const { facts } of ready)
      await change(store, facts.reviewId, now, (review) => release(review, reviews, rules));
    released += ready.length;
  }
}

/**
 * Hands a material that came in on to every review that has asked for it before, as of when it was received: that is on
 * record, whoever tells of it and however often.
 * @param until what came in by then
 */
export async function supplyAsked(
  { store, rules }: FollowUpDeps,
  applicationId: string,
  material: string,
  until: Instant,
): Promise<void> {
  const found = await store.loadCase(applicationId);
  const asking = (found?.reviews ?? []).filter(({ state }) =>
    outstanding(state.supplement).includes(material),
  );
  const receivedAt = asking.length > 0 ? await handedInAt(store, applicationId, material, until) : undefined;
  if (receivedAt === undefined) return;
  for (const { state } of asking)
    await change(store, state.facts.reviewId, receivedAt, (review) =>
      ok(isAskedBefore(review, receivedAt) ? supply(review, material, receivedAt, rules) : { events: [] }),
    );
}

async function handedInAt(
  store: CaseStore,
  applicationId: string,
  material: string,
  until: Instant,
): Promise<Instant | undefined> {
  const own = (await store.histories(applicationId)).find(({ subject }) => subject === applicationId);
  const instants = (own?.events ?? []).flatMap(({ event }) =>
    event.type === "material-handed-in" && event.material.code === material && event.at <= until
      ? [event.at]
      : [],
  );
  return instants.at(-1);
}

const isAskedBefore = ({ supplement }: Review, instant: Instant): boolean =>
  supplement !== null && supplement.requestedAt < instant;

/**
 * Changes a review for nobody in particular.
 * @throws CalendarNotLoaded when a clock needs a year that nobody has loaded: tried again when it is
 */
export async function change(
  store: CaseStore,
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
export const changes = (decision: Result<ReviewDecision, CalendarMissing>): boolean =>
  !decision.ok || decision.value.events.length > 0;
