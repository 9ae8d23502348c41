/**
 * AwaitReview: dispatches the review when it is not on record yet, and notes the token of the branch that waits for
 * it in the same write. A review that has closed meanwhile answers the token at once.
 */
import * as z from "zod";
import { acceptedCases } from "../app/cases.ts";
import { createReview } from "../app/commit.ts";
import type { CaseStore, Engine } from "../app/ports.ts";
import { CalendarNotLoaded } from "../app/waking.ts";
import { open } from "../domain/advance.ts";
import { reviewFacts } from "../domain/application.ts";
import type { ClockRules } from "../domain/clock.ts";

import type { Instant } from "../domain/time.ts";

const Input = z.object({ applicationId: z.string(), reviewId: z.string(), taskToken: z.string().min(1) });

export type Deps = {
  store: CaseStore;
  engine: Pick<Engine, "reviewClosed">;
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
    const opened = open(reviewFacts(facts, acceptance, planned), at, rules);
    if (opened.ok) {
      const created = await createReview(store, opened.value, { at, by: "system" }, taskToken);
      if (created !== "conflict") return;
    }
    const review = await store.registerWait(reviewId, taskToken);
    if (!review)
      throw opened.ok
        ? new Error(`${reviewId} is there and is not`)
        : new CalendarNotLoaded(opened.error.year);
    if (review.state.status === "closed") await engine.reviewClosed(taskToken);
  };
};
