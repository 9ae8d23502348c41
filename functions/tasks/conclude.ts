/**
 * Conclude: rolls the outcomes of all reviews up into one decision and answers its own token at once; or waits for
 * the joint review or the lead, and is answered when they have decided.
 */
import * as z from "zod";
import { changeApplication } from "../app/base/commit.ts";
import type { CaseStore, Engine } from "../app/base/ports.ts";
import { CalendarNotLoaded } from "../app/base/waking.ts";
import { isOver, type Application } from "../domain/application/application.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { conclude as decide } from "../domain/application/conclusion.ts";
import { isClosed } from "../domain/review/review.ts";
import type { Instant } from "../domain/base/time.ts";

const Input = z.object({ applicationId: z.string(), rollOverAt: z.string(), taskToken: z.string().min(1) });

export type Deps = {
  store: CaseStore;
  engine: Pick<Engine, "wake">;
  rules: ClockRules;
  now: () => Instant;
};

export const conclude =
  ({ store, engine, rules, now }: Deps) =>
  async (input: unknown): Promise<void> => {
    const { applicationId, rollOverAt, taskToken } = Input.parse(input);
    const found = await store.loadCase(applicationId);
    const closed = (found?.reviews ?? []).map((review) => review.state).filter(isClosed);
    const at = now();
    const concluded = await changeApplication(store, applicationId, { at, by: "system" }, (application) => {
      const decision = decide(application, closed, rules);
      if (!decision.ok) throw new CalendarNotLoaded(decision.error.year);
      return decision.value;
    });
    if (!concluded) throw new Error(`application ${applicationId} is unknown`);
    if (isOver(concluded.application.state)) return answer();
    checkStays(concluded.application.state, applicationId);
    if (at >= rollOverAt) throw new ReviewsOpen(`application ${applicationId} outlives this execution`);
    // Who decides in between finds the token, or is found here.
    const waiting = await store.registerConclusion(applicationId, taskToken);
    if (waiting && isOver(waiting.state)) return answer();

    async function answer(): Promise<void> {
      await engine.wake(taskToken);
    }
  };

function checkStays({ status }: Application, applicationId: string): void {
  if (status === "in-review")
    throw new ReviewsOpen(`application ${applicationId} has reviews that are still open`);
}

/**
 * Branches end only when their review has closed or when the execution rolls over; so the workflow catches this by
 * its name and carries on in the next generation.
 */
export class ReviewsOpen extends Error {
  override name = "ReviewsOpen";
}
