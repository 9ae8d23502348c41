/**
 * Conclude: rolls the outcomes of all reviews up into one decision and answers its own token at once; or waits for the
 * joint review or the lead, and is answered when they have decided. What this execution cannot wait for, the next
 * generation does.
 */
import * as z from "zod";
import { concluded } from "../app/application/concluding.ts";
import { nextGeneration } from "../app/application/generations.ts";
import { logged } from "../app/base/logContext.ts";
import type { Case, CaseRecords, Engine, Log } from "../app/base/ports.ts";
import { rollOverAt } from "../app/base/waking.ts";
import { isOver } from "../domain/application/application.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { parseInstant, type Instant } from "../domain/base/time.ts";

const Input = z.object({
  applicationId: z.string(),
  generation: z.int().min(1),
  /** ISO 8601, as the engine writes it. */
  executionStartedAt: z.string(),
  taskToken: z.string().min(1),
});

export type Deps = {
  store: CaseRecords;
  engine: Pick<Engine, "start" | "wake">;
  rules: ClockRules;
  log: Log;
  now: () => Instant;
  settleSeconds: number;
};

export const conclude =
  (deps: Deps) =>
  async (input: unknown): Promise<void> => {
    const branch = Input.parse(input);
    const { applicationId } = branch;
    await logged({ applicationId }, () => end(deps, branch));
  };

async function end(deps: Deps, branch: z.infer<typeof Input>): Promise<void> {
  const { applicationId, generation, executionStartedAt, taskToken } = branch;
  const { store, engine } = deps;
  const now = deps.now();
  const { found } = await concluded(deps, applicationId, now);
  if (isDone(found)) return answer();
  // Branches end when their review has closed, or when the execution rolls over; or a record was put back since.
  if (hasOpen(found) || now >= rollOverAt(parseInstant(executionStartedAt))) {
    await nextGeneration(deps, found, now, generation);
    return answer();
  }
  await store.noteWait({ subject: applicationId, generation, token: taskToken });
  // Who decides in between finds the token, or is found here.
  const after = await store.loadApplication(applicationId);
  if (after && isDone({ application: after })) return answer();

  /** Whether it is over, or another generation has taken over. */
  function isDone({ application }: Pick<Case, "application">): boolean {
    return isOver(application.state) || application.generation > generation;
  }

  async function answer(): Promise<void> {
    await engine.wake(taskToken);
  }
}

const hasOpen = ({ application, reviews }: Case): boolean =>
  application.state.status === "in-review" && reviews.some(({ state }) => state.status !== "closed");
