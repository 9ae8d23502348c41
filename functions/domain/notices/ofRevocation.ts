/** What taking a consent by silence back owes: that it is announced, that it is withdrawn, and that it is revoked. */
import type { EventOf } from "../application/caseEvent.ts";
import { known } from "../base/time.ts";
import { statementDue } from "../review/announcement.ts";
import type { Review } from "../review/review.ts";
import type { Audience, NoticeBody } from "./notice.ts";
import { everybody, type Owing, type ReviewView } from "./owing.ts";

/** Whoever leads it, too, has a decision to look at again, or goes on without that consent. */
function concerned(review: Review): Audience {
  const all = everybody(review);
  return { ...all, departments: [...new Set([...all.departments, review.facts.leadDepartment])] };
}

export const revocationAnnounced: Owing<EventOf<"revocation-announced">, ReviewView> = {
  owed: ({ announced }, { review, rules }) => {
    const { ground, facts, article, organ, at } = announced;
    const certificate = review.facts.reviewId;
    const until = known(statementDue(announced, rules).dueAt);
    const body: NoticeBody = { kind: "revocation-announced", ground, facts, article, certificate, until };
    return [{ at, body, audience: concerned(review), decidedBy: organ }];
  },
};

export const revocationWithdrawn: Owing<EventOf<"revocation-withdrawn">, ReviewView> = {
  owed: ({ announcedAt, reasons, organ, at }, { review }) => {
    const certificate = review.facts.reviewId;
    const body: NoticeBody = { kind: "revocation-withdrawn", announcedAt, reasons, certificate };
    return [{ at, body, audience: concerned(review), decidedBy: organ }];
  },
};

export const revoked: Owing<EventOf<"deemed-consent-revoked">, ReviewView> = {
  owed: ({ revocation: { at, decidedBy, ...said } }, { review, application }) => {
    const certificate = review.facts.reviewId;
    const wasDecided = "decision" in application;
    const body: NoticeBody = { kind: "revocation", ...said, certificate, wasDecided };
    return [{ at, body, audience: concerned(review), decidedBy }];
  },
};
