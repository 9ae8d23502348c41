/** A matter is handed on (移送): the opinion, and the review that takes its place, in one commit with the application. */
import { momentOf } from "../../app/application/catchUp.ts";
import type { UpToDateDeps } from "../../app/application/upToDate.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import { handOn as decideCase } from "../../domain/application/handingOn.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review, ReviewDecision } from "../../domain/review/review.ts";
import { changeUpToDate } from "../../app/application/changeUpToDate.ts";
import { checkIsOwn, unknownReview } from "./owner.ts";

type Deps = UpToDateDeps & { settleSeconds: number };

type Command = {
  path: { reviewId: string };
  caller: Caller;
  by: Actor;
  now: Instant;
  holds: (versions: string) => void;
};

/**
 * Writes it down, where the opinion still does it; what it makes of the review otherwise is for whoever asks next.
 * @param decide what the opinion makes of the review as it is on record
 */
export async function handOn(
  deps: Deps,
  { path: { reviewId }, caller, by, now, holds }: Command,
  decide: (review: Review, rules: ReviewRules) => ReviewDecision,
): Promise<void> {
  const { region, settleSeconds } = deps;
  const found = await changeUpToDate(
    deps,
    applicationOf(reviewId),
    { at: now, by },
    momentOf(now, settleSeconds),
    () => {},
    ({ application, reviews }, rules) => {
      const review = reviews.find(({ state }) => state.facts.reviewId === reviewId);
      if (!review) throw unknownReview(reviewId);
      if (caller.role === "department") checkIsOwn(caller.department, review.state.facts, region);
      const { events, refusal } = decide(review.state, rules);
      if (refusal !== undefined || events.length === 0) return { events: [] };
      holds(String(review.version));
      const states = reviews.map(({ state }) => state);
      return decideCase(
        { application: application.state, reviews: states, region },
        reviewId,
        events,
        now,
        rules,
      );
    },
  );
  if (!found) throw unknownReview(reviewId);
}
