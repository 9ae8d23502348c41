/** Open: which reviews of an accepted application are to be waited for, and for how long at first. */
import * as z from "zod";
import type { CaseStore } from "../app/base/ports.ts";
import { nextChangeOf, rollOverAt, wakeInSeconds } from "../app/base/waking.ts";
import { acceptanceOf, reviewFacts } from "../domain/application/application.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Instant } from "../domain/base/time.ts";

const Input = z.object({ applicationId: z.string(), generation: z.int().min(1) });

export type Deps = {
  store: Pick<CaseStore, "loadCase" | "registerExecution">;
  rules: ClockRules;
  now: () => Instant;
  settleSeconds: number;
};

export const open =
  ({ store, rules, now: clock, settleSeconds }: Deps) =>
  async (input: unknown) => {
    const { applicationId, generation } = Input.parse(input);
    const now = clock();
    const found = await store.loadCase(applicationId);
    if (!found) throw new Error(`application ${applicationId} is unknown`);
    const { state } = found.application;
    await store.registerExecution(applicationId, generation);
    const acceptance = acceptanceOf(state);
    if (!acceptance) throw new Error(`application ${applicationId} is not accepted yet`);

    const recorded = new Map(found.reviews.map((review) => [review.state.facts.reviewId, review.state]));
    const rollOver = rollOverAt(now);
    const reviews = acceptance.reviews
      .filter(({ reviewId }) => recorded.get(reviewId)?.status !== "closed")
      .map((planned) => {
        const facts = reviewFacts(state.facts, acceptance, planned);
        const next = nextChangeOf(recorded.get(planned.reviewId), facts, now, rules);
        return {
          applicationId,
          reviewId: planned.reviewId,
          onRecord: recorded.has(planned.reviewId),
          rollOverAt: rollOver,
          wakeInSeconds: wakeInSeconds(next, rollOver, settleSeconds, now),
        };
      });
    return { applicationId, generation, rollOverAt: rollOver, reviews };
  };
