/**
 * The applicant opens the case, or a notice of it, while a supplement is owed: that is service, and is kept once, on every
 * review that asks. Whoever reads is not made to wait for a second try, and is answered even where it could not be written.
 */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Instant } from "../../domain/base/time.ts";
import { openByApplicant } from "../../domain/review/applicantOpening.ts";
import type { Review } from "../../domain/review/review.ts";
import { awaitsService } from "../../domain/review/term.ts";
import { changeReviewsAsRead, type Act } from "../base/commit.ts";
import type { Case, CaseRecords, Log, Recorded, RegionRecords } from "../base/ports.ts";

export type ApplicantOpeningDeps = {
  store: Pick<CaseRecords, "commit"> & RegionRecords;
  rules: ClockRules;
  log: Log;
};

/** Whether a department asks for something that nobody knows the applicant to have been told of. */
export const isAwaitingApplicant = (reviews: readonly Recorded<Review>[]): boolean =>
  reviews.some(({ state }) => awaitsService(state));

/**
 * @param shown until when what the applicant is shown had been asked for
 * @param isHead whether nothing is shown after all, and nothing kept
 * @returns the case as it is on record then, or as it was read where that was not to be
 */
export async function keepApplicantOpening(
  { store, rules, log }: ApplicantOpeningDeps,
  found: Case,
  act: Act,
  shown: Instant,
  isHead: boolean,
): Promise<Case> {
  const writing = isHead ? { ...store, commit: async () => "saved" as const } : store;
  try {
    const kept = await changeReviewsAsRead(writing, found, act, (review, circumstancesOf) =>
      openByApplicant(review, shown, act.at, { ...rules, circumstancesOf }),
    );
    return kept === "conflict" ? found : kept;
  } catch (error) {
    log.error("opening-not-kept", { applicationId: found.application.state.facts.applicationId }, error);
    return found;
  }
}
