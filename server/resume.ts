/**
 * A start on a used folder. The workflow goes on by itself; whatever else ought to have followed from the record, and was
 * lost with an earlier version, a restored back-up or a fault, is made up for in the background.
 */
import type { DatabaseSync } from "node:sqlite";
import { queueOfApplications } from "../functions/app/base/places.ts";
import { reconcile, type Pace, type ReconciliationDeps } from "../functions/app/operations/reconciliation.ts";
import type { Instant } from "../functions/domain/base/time.ts";
import type { Activity } from "./activity.ts";
import { turn, type Gently } from "./gently.ts";
import type { Kept } from "./store/kept.ts";

/**
 * How many applications are seen before a pause. Everybody else has a turn after each of them: a few milliseconds, which is all
 * that a read may wait. Nothing is waited for while one is looked at, so that one after the other is as fast as side by side.
 */
const SLICE = 3;
const PACE: Pace = { page: SLICE, atOnce: 1, turn };

/** How many applications carry on. */
export function countInReview(database: DatabaseSync): number {
  const { n } = database
    .prepare("SELECT count(*) AS n FROM records WHERE queue = ?")
    .get(queueOfApplications("in-review")) as { n: number };
  return n;
}

export type Pass = {
  activity: Activity;
  now: () => Instant;
  background: Gently;
  histories: Pick<Kept, "passing">;
};

/** Reconciles everything from the beginning, a slice at a time, beside whatever else there is to do. */
export async function reconcileAll(
  deps: ReconciliationDeps,
  { activity, now, background, histories }: Pass,
): Promise<void> {
  const slice = async (isFirst: boolean) => {
    if (isFirst) await deps.store.note("reconciliation-cursor", "");
    return reconcile(deps, now(), SLICE, PACE);
  };
  for (let slices = 0, finished = false; !finished && !background.isStopped(); slices++) {
    const started = performance.now();
    ({ finished } = await activity.admit(() => histories.passing(() => slice(slices === 0))));
    if (!finished) await background.pauseAfter(performance.now() - started);
  }
}
