/**
 * Somebody of a department reads its review: that is kept, once. Whoever reads is not made to wait for a second try, and
 * is answered even where it could not be written: the next reading is evidence as well.
 */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { CircumstancesOf } from "../../domain/review/circumstances.ts";
import { open } from "../../domain/review/opening.ts";
import type { Review } from "../../domain/review/review.ts";
import { knowing } from "../base/circumstances.ts";
import { changeAsRead } from "../base/commit.ts";
import type { CaseRecords, Log, Recorded, RegionRecords } from "../base/ports.ts";

export type OpeningDeps = { store: Pick<CaseRecords, "commit"> & RegionRecords; rules: ClockRules; log: Log };

/** Whether a reading by its department would be kept. */
export const isFirstOpening = (
  { store, rules }: Pick<OpeningDeps, "rules"> & { store: RegionRecords },
  review: Review,
  now: Instant,
): Promise<boolean> =>
  knowing(store, (circumstancesOf) => open(review, "read", now, { ...rules, circumstancesOf }).length > 0);

/**
 * @param isHead whether nothing is shown after all, and nothing kept
 * @returns the review as it is on record then, or as it was read where that was not to be
 */
export async function keepOpening(
  { store, rules, log }: OpeningDeps,
  review: Recorded<Review>,
  by: Actor,
  now: Instant,
  isHead: boolean,
): Promise<Recorded<Review>> {
  const opened = (state: Review, circumstancesOf: CircumstancesOf) =>
    open(state, "read", now, { ...rules, circumstancesOf });
  const writing = isHead ? { ...store, commit: async () => "saved" as const } : store;
  try {
    const kept = await changeAsRead(writing, review, { at: now, by }, opened);
    return kept === "conflict" ? review : kept;
  } catch (error) {
    log.error("opening-not-kept", { reviewId: review.state.facts.reviewId }, error);
    return review;
  }
}
