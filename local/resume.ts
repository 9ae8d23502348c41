/**
 * What a start on a used folder makes up for, by reconciliation: silence that fell due while nobody was there is
 * judged as of its due instant, and every application in review gets an execution again.
 */
import { every } from "../functions/app/base/pages.ts";
import type { CaseStore } from "../functions/app/base/ports.ts";
import { reconcile, type ReconciliationDeps } from "../functions/app/operations/reconciliation.ts";
import type { Instant } from "../functions/domain/base/time.ts";

/** How many applications carry on. */
export async function countInReview(store: Pick<CaseStore, "applicationsIn">): Promise<number> {
  let count = 0;
  for await (const _ of every((cursor) => store.applicationsIn("in-review", 100, cursor))) count++;
  return count;
}

/** Reconciles everything, from the beginning. */
export async function restore(deps: ReconciliationDeps, now: () => Instant): Promise<void> {
  await deps.store.note("reconciliation-cursor", "");
  for (let finished = false; !finished;) ({ finished } = await reconcile(deps, now(), 1000));
}
