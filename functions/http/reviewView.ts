/** How a review is shown: as the rules say it stands now, whether or not a timer has fired. */
import type { Recorded } from "../app/ports.ts";
import { viewAt } from "../domain/advance.ts";
import type { ClockRules } from "../domain/clock.ts";
import { daysAt, lampOf } from "../domain/lamp.ts";
import { isDeemed } from "../domain/outcome.ts";
import type { Review } from "../domain/review.ts";

import { withOffset, type Instant } from "../domain/time.ts";

/** The parts that the applicant's status and the department's page share. */
export function reviewSummary(review: Review, now: Instant, rules: ClockRules) {
  const shown = viewAt(review, now, rules);
  const { facts, served } = shown;
  const { matter, department } = facts;
  const days = daysAt(shown, now, rules);
  const closed = shown.status === "closed" ? shown : null;
  const opinion = closed?.opinion ?? null;
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  return {
    reviewId: facts.reviewId,
    matter: { code: matter.code, name: matter.name, nameEn: matter.nameEn, kind: matter.kind },
    department: { id: department.id, name: department.name, nameEn: department.nameEn },
    status: shown.status,
    outcome: closed?.outcome ?? null,
    deemed: closed !== null && isDeemed(closed.outcome),
    overdue: shown.status === "overdue" || closed?.overdue === true,
    servedAt: local(served.servedAt),
    dueAt: local(served.due.dueAt),
    dueDate: served.due.dueDate,
    provisional: served.due.provisional,
    closedAt: closed ? local(closed.closedAt) : null,
    limitDays: served.clock.limit.days,
    limitUnit: served.clock.limit.unit,
    ...days,
    lamp: lampOf(shown, days.remainingDays),
    onTimeout: matter.onTimeout,
    handler: opinion?.handler ?? null,
    conditions: opinion?.kind === "consent-with-conditions" ? opinion.conditions : [],
    reasons: opinion && "reasons" in opinion ? opinion.reasons : null,
    failedGuards: shown.status === "overdue" ? shown.failedGuards : [],
    silence: closed?.silence
      ? {
          asOf: local(closed.silence.asOf),
          basis: matter.tacitBasis,
          guards: closed.silence.guards,
          usedDays: closed.silence.ledger.filter((row) => row.counted).length,
        }
      : null,
  };
}

/** The whole review for its department: opinion, late and rival ones, and how often others tried. */
export function reviewView({ state, attempts }: Recorded<Review>, now: Instant, rules: ClockRules) {
  const { facts } = state;
  const attempt = (a: Review["lateOpinions"][number]) => ({
    opinion: a.opinion,
    receivedAt: withOffset(a.receivedAt, rules.zone),
  });
  return {
    ...reviewSummary(state, now, rules),
    applicationId: facts.applicationId,
    project: {
      name: facts.project.name,
      code: facts.project.code,
      type: facts.project.type,
      flags: facts.project.flags,
    },
    leadDepartment: facts.leadDepartment,
    basis: facts.matter.basis,
    opinion: state.status === "closed" ? state.opinion : null,
    lateOpinions: state.lateOpinions.map(attempt),
    rivalOpinions: state.rivalOpinions.map(attempt),
    refusedAttempts: attempts,
    catalogueVersion: facts.catalogueVersion,
    calendarVersion: state.served.calendarVersion,
  };
}
