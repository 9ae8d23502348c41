/**
 * AwaitReview: puts the review on record when it is not there yet, and notes the token of the branch that waits for
 * it in the same write. A review that has closed meanwhile answers the token at once.
 */
import * as z from "zod";
import { acceptedCases } from "../app/cases.ts";
import { createReview } from "../app/commit.ts";
import { followUp } from "../app/catchUp.ts";
import type { CaseStore, Engine } from "../app/ports.ts";
import { CalendarNotLoaded } from "../app/waking.ts";
import { open } from "../domain/advance.ts";
import { reviewFacts } from "../domain/application.ts";
import type { ClockRules } from "../domain/clock.ts";
import { ok } from "../domain/result.ts";
import type { ReviewEvent } from "../domain/review.ts";
import type { Instant } from "../domain/time.ts";

const Input = z.object({ applicationId: z.string(), reviewId: z.string(), taskToken: z.string().min(1) });

export type Deps = {
  store: CaseStore;
  engine: Pick<Engine, "wake">;
  rules: ClockRules;
  now: () => Instant;
};

export const awaitReview = ({ store, engine, rules, now }: Deps) => {
  const acceptedCase = acceptedCases(store);
  return async (input: unknown): Promise<void> => {
    const { applicationId, reviewId, taskToken } = Input.parse(input);
    const { facts, acceptance } = await acceptedCase(applicationId);
    const planned = acceptance.reviews.find((review) => review.reviewId === reviewId);
    if (!planned) throw new Error(`${reviewId} is not among the reviews of ${applicationId}`);

    const at = now();
    const own = reviewFacts(facts, acceptance, planned);
    const { claim } = planned;
    const replaced: ReviewEvent[] = claim
      ? [{ type: "review-replaced", facts: own, claim, at: acceptance.acceptedAt }]
      : [];
    const opened = claim ? ok(replaced) : open(own, at, rules);
    const created = opened.ok
      ? await createReview(store, opened.value, { at, by: "system" }, taskToken)
      : "conflict";
    const review = created === "conflict" ? await store.registerWait(reviewId, taskToken) : created;
    if (!review)
      throw opened.ok
        ? new Error(`${reviewId} is there and is not`)
        : new CalendarNotLoaded(opened.error.year);
    if (review.state.status === "closed") await engine.wake(taskToken);
    // What it waits for may have closed before it was on record.
    if (review.state.status === "waiting") await followUp({ store, rules }, applicationId, at);
  };
};
