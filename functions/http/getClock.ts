/** `GET /v1/reviews/{reviewId}/clock`: the clock ledger, day by day, so that a due date can be defended. */
import type { CaseStore, Log } from "../app/ports.ts";
import { ledger, type ClockRules } from "../domain/clock.ts";
import { daysAt } from "../domain/lamp.ts";

import { withOffset } from "../domain/time.ts";
import { readableReview } from "./access.ts";
import { endpoint, etagOf, refused } from "./endpoint.ts";
import { standingReview } from "./standing.ts";

export type Deps = { store: Pick<CaseStore, "loadReview" | "loadCase">; rules: ClockRules; log: Log };

export const getClock = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const review = await readableReview(request, store);

    const { state: shown } = await standingReview(store, review, request.receivedAt, rules);
    if (shown.served === null)
      throw refused(
        "not-running",
        "The clock has not started: the review waits for its prerequisites, or ended before it was served.",
        { more: { status: shown.status } },
      );
    const { clock, due, servedAt, calendarVersion } = shown.served;
    const told = ledger(clock, rules, request.receivedAt);
    if (!told.ok)
      throw refused(
        "calendar-missing",
        `The calendar of ${told.error.year} is not loaded here any more; the operator must load it.`,
      );
    // What a silence was judged by is on record; it is shown as it was judged.
    const rows = shown.status === "closed" && shown.silence ? shown.silence.ledger : told.value.rows;
    return {
      status: 200,
      headers: { etag: etagOf(review.version) },
      body: {
        reviewId: review.state.facts.reviewId,
        servedAt: withOffset(servedAt, rules.zone),
        limitDays: clock.limit.days,
        limitUnit: clock.limit.unit,
        ...daysAt(shown, request.receivedAt, rules),
        dueAt: withOffset(due.dueAt, rules.zone),
        dueDate: due.dueDate,
        provisional: due.provisional,
        calendarVersion,
        days: rows,
      },
    };
  });
