/**
 * A start on a used folder. The workflow goes on by itself; whatever else ought to have followed from the record, and was
 * lost with an earlier version, a restored back-up or a fault, is made up for in the background.
 */
import { every } from "../functions/app/base/pages.ts";
import type { CaseStore } from "../functions/app/base/ports.ts";
import { reconcile, type ReconciliationDeps } from "../functions/app/operations/reconciliation.ts";
import type { Instant } from "../functions/domain/base/time.ts";
import type { Activity } from "./activity.ts";

/** How many applications are seen before whoever waits for rest, the clock among them, has a turn. */
const SLICE = 100;

/** How many applications carry on. */
export async function countInReview(store: Pick<CaseStore, "applicationsIn">): Promise<number> {
  let count = 0;
  for await (const _ of every((cursor) => store.applicationsIn("in-review", 100, cursor))) count++;
  return count;
}

export type Pass = { activity: Activity; now: () => Instant; isClosing: () => boolean };

/** Reconciles everything from the beginning, a slice at a time. */
export async function reconcileAll(
  deps: ReconciliationDeps,
  { activity, now, isClosing }: Pass,
): Promise<void> {
  const slice = async (isFirst: boolean) => {
    if (isFirst) await deps.store.note("reconciliation-cursor", "");
    return reconcile(deps, now(), SLICE);
  };
  for (let slices = 0, finished = false; !finished && !isClosing(); slices++)
    ({ finished } = await activity.admit(() => slice(slices === 0)));
}
