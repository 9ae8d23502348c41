/**
 * What a start on a used folder makes up for: silence that fell due while nobody was there is judged as of its due
 * instant, and every application in review gets an execution again.
 */
import type { CaseStore, Engine } from "../functions/app/ports.ts";
import { nextChange } from "../functions/domain/review.ts";

export type Deps = {
  store: Pick<CaseStore, "applicationsIn" | "loadCase">;
  engine: Engine;
  tick: (branch: { applicationId: string; reviewId: string; rollOverAt: string }) => Promise<unknown>;
  now: () => string;
};

/** @returns how many applications carry on */
export async function resume({ store, engine, tick, now }: Deps): Promise<number> {
  let carriedOn = 0;
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<CaseStore["applicationsIn"]>> = await store.applicationsIn(
      "in-review",
      100,
      cursor,
    );
    for (const applicationId of page.items) {
      const found = await store.loadCase(applicationId);
      for (const { state } of found?.reviews ?? [])
        if ((nextChange(state) ?? now()) <= now() && state.status !== "closed")
          await tick({ applicationId, reviewId: state.facts.reviewId, rollOverAt: now() });
      await engine.start(applicationId, 1);
      carriedOn++;
    }
    cursor = page.cursor ?? undefined;
  } while (cursor);
  return carriedOn;
}
