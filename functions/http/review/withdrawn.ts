/** Whether the application of a review has been withdrawn: looked up only where the review owes something for which that matters. */
import type { CaseRecords } from "../../app/base/ports.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { checksOwed } from "../../domain/review/promiseCheck.ts";
import type { Review } from "../../domain/review/review.ts";

type Store = Pick<CaseRecords, "loadApplication">;

/** Of one that cannot be read what it owes stays owed. */
export async function isWithdrawn(store: Store, { facts }: Review): Promise<boolean> {
  const found = await store.loadApplication(facts.applicationId).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
  });
  return found?.state.status === "withdrawn";
}

/** For a list: as few closed reviews rest on a promise, as few applications are read. */
export const isReleased = async (store: Store, review: Review): Promise<boolean> =>
  checksOwed(review).length > 0 && (await isWithdrawn(store, review));
