/**
 * AwaitReview: puts the review on record when it is not there yet, and notes the token of the branch that waits for
 * it in the same write. A review that has closed meanwhile answers the token at once.
 */
import * as z from "zod";
import { acceptedCases } from "../app/base/cases.ts";
import { createReview } from "../app/base/commit.ts";
import { followUp } from "../app/application/catchUp.ts";
import type { CaseStore, Engine, WaitToken } from "../app/base/ports.ts";
import { CalendarNotLoaded } from "../app/base/waking.ts";
import { open } from "../domain/review/advance.ts";
import { reviewFacts } from "../domain/application/application.ts";
import type { CalendarMissing, ClockRules } from "../domain/calendar/clock.ts";
import { ok, type Result } from "../domain/base/result.ts";
import type { ReviewEvent, ReviewFacts } from "../domain/review/review.ts";
import type { Claim } from "../domain/catalogue/routing.ts";
import type { Instant } from "../domain/base/time.ts";

const Input = z.object({
  applicationId: z.string(),
  reviewId: z.string(),
  /** Whether it was there when somebody last looked: a write that is bound to fail is paid for all the same. */
  onRecord: z.boolean(),
  taskToken: z.string().min(1),
});

export type Deps = {
  store: CaseStore;
  engine: Pick<Engine, "wake">;
  rules: ClockRules;
  now: () => Instant;
};

export const awaitReview = ({ store, engine, rules, now }: Deps) => {
  const acceptedCase = acceptedCases(store);

  async function putOnRecord(applicationId: string, reviewId: string, token: WaitToken, at: Instant) {
    const { facts, acceptance } = await acceptedCase(applicationId);
    const planned = acceptance.reviews.find((review) => review.reviewId === reviewId);
    if (!planned) throw new Error(`${reviewId} is not among the reviews of ${applicationId}`);

    const opened = begin(reviewFacts(facts, acceptance, planned), planned.claim, acceptance.acceptedAt, at);
    const created = opened.ok
      ? await createReview(store, opened.value, { at, by: "system" }, token)
      : "conflict";
    const review = created === "conflict" ? await store.registerWait(reviewId, token) : created;
    if (review) return review;
    throw opened.ok ? new Error(`${reviewId} is there and is not`) : new CalendarNotLoaded(opened.error.year);
  }

  /** What something stands in for is closed from the beginning. */
  function begin(
    facts: ReviewFacts,
    claim: Claim | null,
    acceptedAt: Instant,
    at: Instant,
  ): Result<readonly ReviewEvent[], CalendarMissing> {
    return claim === null
      ? open(facts, at, rules)
      : ok([{ type: "review-replaced", facts, claim, at: acceptedAt }]);
  }

  return async (input: unknown): Promise<void> => {
    const { applicationId, reviewId, onRecord, taskToken } = Input.parse(input);
    const at = now();
    const review =
      (onRecord ? await store.registerWait(reviewId, taskToken) : undefined) ??
      (await putOnRecord(applicationId, reviewId, taskToken, at));
    if (review.state.status === "closed") await engine.wake(taskToken);
    // What it waits for may have closed before it was on record.
    if (review.state.status === "waiting") await followUp({ store, rules }, applicationId, at);
  };
};
