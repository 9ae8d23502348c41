/** The frame of every command about a review: who may give it, one conditional write, and the answer. */
import { knowing } from "../../app/base/circumstances.ts";
import { catchUpReviews, momentOf } from "../../app/application/catchUp.ts";
import { changeReview } from "../../app/base/commit.ts";
import type { CaseRecords, Recorded } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { open } from "../../domain/review/opening.ts";
import { checksOwed } from "../../domain/review/promiseCheck.ts";
import { evolve } from "../../domain/review/replay.ts";
import type { Review, ReviewDecision } from "../../domain/review/review.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import { refusedBy } from "../base/refused.ts";
import { checkIsOwn, unknownReview } from "./owner.ts";
import { reviewView } from "./reviewView.ts";
import { isWithdrawn } from "./withdrawn.ts";

type Deps = { store: CaseRecords; region: Region; rules: ClockRules; settleSeconds: number };

type Decide = (review: Review, now: Instant, rules: ReviewRules) => ReviewDecision;

type Command = {
  path: { reviewId: string };
  caller: Caller;
  by: Actor;
  now: Instant;
  holds: (versions: string) => void;
};

/** Decides about the review that the path names and answers with it. */
export async function commandReview(deps: Deps, command: Command, decide: Decide) {
  const review = await changed(deps, command, decide);
  const { state } = review;
  // Of what owes nothing nobody looks at the application.
  const isOwing = checksOwed(state).length > 0 || (state.status === "closed" && state.silence !== null);
  const isOff = isOwing && (await isWithdrawn(deps.store, state));
  const body = await knowing(deps.store, (circumstancesOf) =>
    reviewView(review, command.now, { ...deps.rules, circumstancesOf }, command.by, isOff, deps.region),
  );
  return { versions: String(review.version), body };
}

/**
 * Decides about the review that the path names.
 * @param isEvidence whether the command is evidence of receipt in its own right @returns the review as it is on record
 * then. @throws Refused
 */
export async function changed(
  { store, region, rules, settleSeconds }: Deps,
  command: Command,
  decide: Decide,
  { isEvidence = false } = {},
): Promise<Recorded<Review>> {
  const { path, caller, by, now, holds } = command;
  const { reviewId } = path;

  const attempt = (isLast: boolean) =>
    changeReview(store, reviewId, { at: now, by }, (review, before: Recorded<Review>, circumstancesOf) => {
      if (caller.role === "department") checkIsOwn(caller.department, review.facts, region);
      // What it waits for may have closed, or fallen silent, and nobody have written that down yet.
      if (review.status === "waiting" && !isLast) throw new StillWaiting();
      const known = { ...rules, circumstancesOf };
      const decision = isEvidence
        ? decide(review, now, known)
        : reaching(command, review, now, known, (reached) => decide(reached, now, known));
      // A repeat changes nothing: it gets its first answer, whatever the caller had read before.
      if (decision.events.length > 0) holds(String(before.version));
      return decision;
    });

  const answered = await attempt(false).catch(async (error: unknown) => {
    if (!(error instanceof StillWaiting)) throw error;
    await catchUpReviews({ store, rules }, applicationOf(reviewId), momentOf(now, settleSeconds));
    return attempt(true);
  });
  if (!answered) throw unknownReview(reviewId);
  const { review, refusal } = answered;
  if (refusal) throw refusedBy(refusal, rules.zone);
  return review;
}

/** A department that acts on a review has been reached, whether or not its endpoint has answered. */
export function reaching(
  { caller }: Pick<Command, "caller">,
  review: Review,
  now: Instant,
  rules: ReviewRules,
  decide: (reached: Review) => ReviewDecision,
): ReviewDecision {
  if (caller.role !== "department" || review.status !== "dispatched") return decide(review);
  const opened = open(review, "act", now, rules);
  const decision = decide(opened.reduce<Review>(evolve, review));
  return { ...decision, events: [...opened, ...decision.events] };
}

class StillWaiting extends Error {
  override name = "StillWaiting";
}
