/** Conclude: rolls the outcomes of all reviews up into one decision. */
import * as z from "zod";
import { changeApplication } from "../app/commit.ts";
import type { CaseStore } from "../app/ports.ts";
import { conclude as decide } from "../domain/application.ts";
import type { ClosedReview } from "../domain/rollUp.ts";
import type { Instant } from "../domain/time.ts";

const Input = z.object({ applicationId: z.string() });

export type Deps = { store: CaseStore; now: () => Instant };

export const conclude =
  ({ store, now }: Deps) =>
  async (input: unknown) => {
    const { applicationId } = Input.parse(input);
    const found = await store.loadCase(applicationId);
    const closed = (found?.reviews ?? [])
      .map((review) => review.state)
      .filter((review): review is ClosedReview => review.status === "closed");
    const at = now();
    const concluded = await changeApplication(store, applicationId, { at, by: "system" }, (application) =>
      decide(application, closed),
    );
    if (!concluded) throw new Error(`application ${applicationId} is unknown`);
    const { status } = concluded.application.state;
    if (status === "in-review")
      throw new ReviewsOpen(`application ${applicationId} has reviews that are still open`);
    return { applicationId, status };
  };

/**
 * Branches end only when their review has closed or when the execution rolls over; so the workflow catches this by
 * its name and carries on in the next generation.
 */
export class ReviewsOpen extends Error {
  override name = "ReviewsOpen";
}
