/** The clock ledger (计时台账), day by day, so that a due date can be defended: for who holds a token, and for the applicant. */
import type { CaseStore, Recorded } from "../../app/base/ports.ts";
import { ledger, type ClockRules } from "../../domain/calendar/clock.ts";
import { bindsOf } from "../../domain/review/limits.ts";
import { clockOf } from "../../domain/review/service.ts";
import { daysAt } from "../../domain/supervision/lamp.ts";
import type { Review } from "../../domain/review/review.ts";
import { isOpen, toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { Language } from "../../words/language.ts";
import { reasonText } from "../../words/ledger.ts";
import { refused } from "../base/refused.ts";
import { standingReview } from "./standing.ts";

/** The ledger of a review as it stands now; what a silence was judged by is shown as it was judged. */
export async function clockView(
  store: Pick<CaseStore, "loadCase" | "holdsOf">,
  review: Recorded<Review>,
  now: Instant,
  rules: ClockRules,
  language: Language | null,
) {
  const { state: shown } = await standingReview(store, review, now, rules);
  if (shown.served === null) throw refused("not-running", { state: shown.status });
  const { due, servedAt, calendarVersion } = shown.served;
  const clock = clockOf(shown.served);
  const told = ledger(clock, rules, now);
  const rows = shown.status === "closed" && shown.silence ? shown.silence.ledger : told.rows;
  return {
    versions: String(review.version),
    body: {
      reviewId: review.state.facts.reviewId,
      servedAt: withOffset(servedAt, rules.zone),
      limitDays: clock.limit.days,
      limitUnit: clock.limit.unit,
      bindingLimit: bindsOf(shown, shown.served),
      ...daysAt(shown, now, rules),
      dueAt: toldWithOffset(due.dueAt, rules.zone),
      dueDate: isOpen(due.dueDate) ? null : due.dueDate,
      provisional: due.provisional,
      calendarVersion,
      days: rows.map((row) => ({ ...row, why: reasonText(row, language ?? "en") })),
    },
  };
}
