/**
 * AwaitReview: notes the token of the branch that waits for a review, brings the review up to date, and lets the branch
 * sleep if its wait is right. Whoever has nothing to wait for is answered at once; whoever waits too short or too long
 * is told how long.
 */
import * as z from "zod";
import { catchUpReview, followUp, momentOf } from "../app/application/catchUp.ts";
import { logged } from "../app/base/logContext.ts";
import type { CaseRecords, Engine, Log, Recorded } from "../app/base/ports.ts";
import { fits, isInVain, rollOverAt, waitOf } from "../app/base/waking.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { nextChange } from "../domain/review/nextChange.ts";
import type { Review } from "../domain/review/review.ts";
import { parseInstant, type Instant } from "../domain/base/time.ts";

const Input = z.object({
  applicationId: z.string(),
  generation: z.int().min(1),
  reviewId: z.string(),
  wakeInSeconds: z.int().min(1),
  /** ISO 8601, as the engine writes it. */
  executionStartedAt: z.string(),
  taskToken: z.string().min(1),
});

export type Deps = {
  store: CaseRecords;
  engine: Pick<Engine, "wake" | "rearm">;
  rules: ClockRules;
  log: Log;
  now: () => Instant;
  settleSeconds: number;
};

export const awaitReview = (deps: Deps) => {
  const { store, engine, rules, log, settleSeconds } = deps;

  return async (input: unknown): Promise<void> => {
    const branch = Input.parse(input);
    const { applicationId, reviewId } = branch;
    await logged({ applicationId, reviewId }, () => wait(branch));
  };

  async function wait(branch: z.infer<typeof Input>): Promise<void> {
    const { reviewId, generation, taskToken } = branch;
    // Who closes or moves the review from here on finds the token; who did before is found by reading after it.
    await store.noteWait({ subject: reviewId, generation, token: taskToken });
    const now = deps.now();
    const review = await upToDate(branch, now);
    const rollOver = rollOverAt(parseInstant(branch.executionStartedAt));
    if (review.generation > generation || review.state.status === "closed" || now >= rollOver) {
      await engine.wake(taskToken);
      return;
    }

    const waking = { now, rollOver, settleSeconds, rules };
    if (isInVain(review.state, waking)) complain(review.state);
    // Sent, never thrown: the cause of a failure that is thrown is not ours to write.
    if (!fits(branch.wakeInSeconds, review.state, waking))
      await engine.rearm(taskToken, { reviewId, wakeInSeconds: waitOf(review.state, waking) });
  }

  /** The review as time and the reviews it waits for have made it; silence is judged as of a moment ago. */
  async function upToDate(
    { applicationId, reviewId }: { applicationId: string; reviewId: string },
    now: Instant,
  ): Promise<Recorded<Review>> {
    const before = await catchUpReview(deps, reviewId, momentOf(now, settleSeconds));
    const isReleased = before?.state.status === "waiting" && (await followUp(deps, applicationId, now)) > 0;
    const review = isReleased ? await store.loadReview(reviewId) : before;
    if (!review) throw new Error(`review ${reviewId} is awaited and is not there`);
    return review;
  }

  function complain(review: Review): void {
    const { reviewId } = review.facts;
    const next = nextChange(review, rules);
    const error = new Error(`${reviewId} was to change at ${next}, and nothing came of it`);
    log.error("woken-in-vain", { subject: reviewId }, error);
  }
};
