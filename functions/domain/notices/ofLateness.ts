/** What lateness owes: to the applicant why it takes longer and who answers for it, an order to whoever is late. */
import { acceptanceOf, leadsTerm } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import type { Instant } from "../base/time.ts";
import type { GuardId } from "../review/guard.ts";
import { responsibleBefore } from "../review/handler.ts";
import type { Handler } from "../review/opinion.ts";
import type { LadderStep } from "../review/ladder.ts";
import type { Review } from "../review/review.ts";
import type { Audience, NoticeBody } from "./notice.ts";
import { APPLICANT, type CaseView, type Owing, type ReviewView } from "./owing.ts";

export const escalated: Owing<EventOf<"review-escalated">, ReviewView> = {
  owed: ({ asOf, failedGuards }, view) => {
    // Whoever has been named since the limit ran out did not let it run out.
    const handler = responsibleBefore(view.review, asOf);
    const delay: NoticeBody = {
      kind: "delay",
      cause: { why: "overdue", dueAt: asOf, failedGuards },
      reasons: "",
      handler,
      nextDate: null,
    };
    return [
      { at: asOf, body: delay, audience: APPLICANT },
      { at: asOf, body: order(view, "leader", asOf, failedGuards, handler), audience: ordered(view.review) },
    ];
  },
};

export const raised: Owing<EventOf<"escalation-raised">, ReviewView> = {
  owed: ({ to, asOf }, view) => {
    const { review } = view;
    const dueAt = review.served?.due.dueAt ?? asOf;
    const failed = review.status === "overdue" ? review.failedGuards : [];
    const body = order(view, to, dueAt, failed, responsibleBefore(review, asOf));
    return [{ at: asOf, body, audience: ordered(review) }];
  },
};

export const leadOverdue: Owing<EventOf<"lead-overdue">> = {
  owed: ({ to, asOf }, view) => {
    const dueAt = leadsTerm(view.application)?.dueAt ?? asOf;
    const lead = acceptanceOf(view.application)?.lead;
    const audience = { applicant: false, departments: lead ? [lead.id] : [], supervisors: true };
    const delay: NoticeBody = {
      kind: "delay",
      cause: { why: "lead-overdue", dueAt },
      reasons: "",
      handler: null,
      nextDate: null,
    };
    return [
      { at: asOf, body: order(view, to, dueAt, [], null), audience },
      ...(to === "leader" ? [{ at: asOf, body: delay, audience: APPLICANT }] : []),
    ];
  },
};

/** The department that is late, and the supervisors; the applicant is told of the delay instead. */
const ordered = ({ facts }: Review): Audience => ({
  applicant: false,
  departments: [facts.department.id],
  supervisors: true,
});

const order = (
  { region: { contacts } }: CaseView,
  to: LadderStep,
  dueAt: Instant,
  failedGuards: readonly GuardId[],
  handler: Handler | null,
): NoticeBody => ({
  kind: "supervision-order",
  to,
  dueAt,
  failedGuards,
  handler,
  government: { name: contacts.government, nameEn: contacts.governmentEn },
});
