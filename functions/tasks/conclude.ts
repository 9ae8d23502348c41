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
      decide(application, closed, at),
    );
    if (!concluded) throw new Error(`application ${applicationId} is unknown`);
    const { status } = concluded.application.state;
    // Retried, and then failed loudly: reconciliation starts the application's next generation.
    if (status === "in-review")
      throw new Error(`application ${applicationId} has reviews that are still open`);
    return { applicationId, status };
  };
