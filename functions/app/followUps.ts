/**
 * What a committed fact makes true in other records: dependents start or fall, stops end, open reviews end or start
 * again. Each is derived from the record alone and as of the instant on record, so it may be repeated, come late, or
 * be made up for by somebody else.
 */
import { cancel } from "../domain/cancellation.ts";
import type { ClockRules } from "../domain/clock.ts";
import { interrupt } from "../domain/interruption.ts";
import { release } from "../domain/release.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Review, ReviewDecision } from "../domain/review.ts";
import { outstanding } from "../domain/stop.ts";
import { supply } from "../domain/supplement.ts";
import type { CalendarMissing } from "../domain/clock.ts";
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
 * Ends what is still open of an application that was withdrawn. What fell silent before is closed by silence once
 * that has settled; whoever comes first leaves it open.
 */
export async function cancelOpen(
  { store, rules }: FollowUpDeps,
  applicationId: string,
  withdrawnAt: Instant,
  settledAt: Instant = BEFORE_ALL,
): Promise<void> {
  await eachReview(store, applicationId, isOpen, withdrawnAt, (review) =>
    ok(cancel(review, withdrawnAt, settledAt, rules)),
  );
}

/** No silence has settled by then. */
const BEFORE_ALL: Instant = "0000-01-01T00:00:00.000Z";

/** Starts every open clock again after a change of the project. */
export async function interruptOpen(
  { store, rules }: FollowUpDeps,
  applicationId: string,
  changeNumber: number,
  changedAt: Instant,
): Promise<void> {
  await eachReview(store, applicationId, isOpen, changedAt, (review) =>
    interrupt(review, changeNumber, changedAt, rules),
  );
}

type Decide = (review: Review) => Result<ReviewDecision, CalendarMissing>;

async function eachReview(
  store: CaseStore,
  applicationId: string,
  concerns: (review: Review) => boolean,
  at: Instant,
  decide: Decide,
): Promise<void> {
  const found = await store.loadCase(applicationId);
  for (const { state } of found?.reviews ?? [])
    if (concerns(state)) await change(store, state.facts.reviewId, at, decide);
}

/** @throws CalendarNotLoaded when a clock needs a year that nobody has loaded: tried again when it is */
async function change(store: CaseStore, reviewId: string, at: Instant, decide: Decide): Promise<void> {
  await changeReview(store, reviewId, { at, by: "system" }, (review) => {
    const decision = decide(review);
    if (!decision.ok) throw new CalendarNotLoaded(decision.error.year);
    return decision.value;
  });
}

const isOpen = ({ status }: Review): boolean => status !== "closed";

const changes = (decision: Result<ReviewDecision, CalendarMissing>): boolean =>
  !decision.ok || decision.value.events.length > 0;
