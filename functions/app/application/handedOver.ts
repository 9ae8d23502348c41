/** What was handed over in a department's register is noted at each review that it lists: its applicant reads there who has it. */
import { handOversOf, type HandOver } from "../../domain/review/handOver.ts";
import type { Instant } from "../../domain/base/time.ts";
import { changeReview } from "../base/commit.ts";
import type { CaseStore, RegionRecords } from "../base/ports.ts";

/** How many are written side by side: a hand-over lists a hundred at most. */
const AT_ONCE = 8;

/** Safe to repeat. @returns how many of them had not been noted */
export async function noteHandOver(
  store: Pick<CaseStore, "loadReview" | "commit" | "countAttempt"> & RegionRecords,
  handOver: HandOver,
  now: Instant,
): Promise<number> {
  const { reviews, answered } = handOver;
  if (answered === null || answered.refused !== null) return 0;
  let noted = 0;
  for (let i = 0; i < reviews.length; i += AT_ONCE)
    await Promise.all(
      reviews.slice(i, i + AT_ONCE).map((reviewId) =>
        changeReview(store, reviewId, { at: now, by: answered.by }, (review) => {
          const events = handOversOf(review, [handOver]);
          noted += events.length;
          return { events };
        }),
      ),
    );
  return noted;
}
