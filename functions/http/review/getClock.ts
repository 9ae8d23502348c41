/** The clock ledger (计时台账), day by day, so that a due date can be defended: for who holds a token, and for the applicant. */
import type { CaseStore, Log, Recorded } from "../../app/base/ports.ts";
import { ledger, type ClockRules } from "../../domain/calendar/clock.ts";
import { daysAt } from "../../domain/supervision/lamp.ts";

import type { Review } from "../../domain/review/review.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import { reasonText } from "../../words/ledger.ts";
import { readableReview } from "../base/access.ts";
import { endpoint, etagOf, refused, type Answer } from "../base/endpoint.ts";
import { standingReview } from "./standing.ts";

export type Deps = { store: Pick<CaseStore, "loadReview" | "loadCase">; rules: ClockRules; log: Log };

/** `GET /v1/reviews/{reviewId}/clock` */
export const getClock = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) =>
    clockAnswer(store, await readableReview(request, store), request.receivedAt, rules),
  );

/** The ledger of a review as it stands now; what a silence was judged by is shown as it was judged. */
export async function clockAnswer(
  store: Pick<CaseStore, "loadCase">,
  review: Recorded<Review>,
  now: Instant,
  rules: ClockRules,
): Promise<Answer> {
  const { state: shown } = await standingReview(store, review, now, rules);
  if (shown.served === null)
    throw refused(
      "not-running",
      "The clock has not started: the review waits for its prerequisites, or ended before it was served.",
      { more: { state: shown.status } },
    );
  const { clock, due, servedAt, calendarVersion } = shown.served;
  const told = ledger(clock, rules, now);
  if (!told.ok)
    throw refused(
      "calendar-missing",
      `The calendar of ${told.error.year} is not loaded here any more; the operator must load it.`,
    );
  const rows = shown.status === "closed" && shown.silence ? shown.silence.ledger : told.value.rows;
  return {
    status: 200,
    headers: { etag: etagOf(review.version) },
    body: {
      reviewId: review.state.facts.reviewId,
      servedAt: withOffset(servedAt, rules.zone),
      limitDays: clock.limit.days,
      limitUnit: clock.limit.unit,
      ...daysAt(shown, now, rules),
      dueAt: withOffset(due.dueAt, rules.zone),
      dueDate: due.dueDate,
      provisional: due.provisional,
      calendarVersion,
      days: rows.map((row) => ({ ...row, why: reasonText(row, "en") })),
    },
  };
}
