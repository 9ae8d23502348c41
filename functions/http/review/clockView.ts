/** The clock ledger (计时台账), day by day, so that a due date can be defended: for who holds a token, and for the applicant. */
import type { CaseStore, Recorded, RegionRecords } from "../../app/base/ports.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { bindsOf } from "../../domain/review/limits.ts";
import { ledgerRows } from "../../domain/review/judgedDays.ts";
import { daysAt } from "../../domain/supervision/lamp.ts";
import type { Review } from "../../domain/review/review.ts";
import { isOpen, toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { Language } from "../../words/language.ts";
import { reasonText } from "../../words/ledger.ts";
import { refused } from "../base/refused.ts";
import { standingReview } from "./standing.ts";

/** The ledger of a review as it stands now; of a closed one, as it was when it closed. */
export async function clockView(
  store: Pick<CaseStore, "loadCase"> & RegionRecords,
  review: Recorded<Review>,
  now: Instant,
  rules: ClockRules,
  language: Language | null,
) {
  const { state: shown } = await standingReview(store, review, now, rules);
  if (shown.served === null) throw refused("not-running", { state: shown.status });
  const { due, servedAt, calendarVersion } = shown.served;
  const { limit } = shown.served.clock;
  return {
    versions: String(review.version),
    body: {
      reviewId: review.state.facts.reviewId,
      servedAt: withOffset(servedAt, rules.zone),
      limitDays: limit.days,
      limitUnit: limit.unit,
      bindingLimit: bindsOf(shown, shown.served),
      ...daysAt(shown, now, rules),
      dueAt: toldWithOffset(due.dueAt, rules.zone),
      dueDate: isOpen(due.dueDate) ? null : due.dueDate,
      provisional: due.provisional,
      calendarVersion,
      days: ledgerRows(shown, now, rules).map((row) => ({ ...row, why: reasonText(row, language ?? "en") })),
    },
  };
}
