/** A review as it stands now. One that waits for others is seen through its whole case; any other stands by itself. */
import { knowing } from "../../app/base/circumstances.ts";
import type { CaseStore, Recorded, RegionRecords } from "../../app/base/ports.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { viewAt } from "../../domain/review/advance.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Review } from "../../domain/review/review.ts";
import { standingAt } from "../../domain/application/standing.ts";
import type { Instant } from "../../domain/base/time.ts";

export async function standingReview(
  store: Pick<CaseStore, "loadCase"> & RegionRecords,
  recorded: Recorded<Review>,
  now: Instant,
  rules: ClockRules,
): Promise<Recorded<Review>> {
  const { state } = recorded;
  const { reviewId, applicationId } = state.facts;
  if (state.status !== "waiting") {
    const standing = await knowing(store, (circumstancesOf) =>
      viewAt(state, now, { ...rules, circumstancesOf }),
    );
    return { ...recorded, state: standing };
  }
  // As long as its case cannot be read it waits.
  const found = await store.loadCase(applicationId).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
  });
  const reviews = (found?.reviews ?? []).map((review) => review.state);
  const standing = await knowing(store, (circumstancesOf) =>
    standingAt(reviews, now, { ...rules, circumstancesOf }),
  );
  return { ...recorded, state: standing.find(({ facts }) => facts.reviewId === reviewId) ?? state };
}
