/**
 * 撤销事由: what was found out when the silence of a review had counted already. It undoes nothing by itself; it may have the
 * consent revoked, by its own organ or its superior, after the applicant was heard (行政许可法 art. 69).
 */
import type { Opinion } from "../review/opinion.ts";
import { AFTER_ALL, flagsBefore, type CaseFlag, type CaseRecord } from "../review/caseAct.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/** Whose silence counted, and what was found out since. */
export type RevocationGround = { reviewId: string; department: string } &
  /** A flag of the negative list was raised from its due instant on. */
  (
    | { why: "flag"; flag: CaseFlag }
    /** Its opinion had been received before its due instant, and was found when the case was over. */
    | { why: "opinion"; opinion: Opinion["kind"]; receivedAt: Instant; dueAt: Instant }
  );

/** @param record what is on record of the flags of the case */
export const groundsForRevocation = (reviews: readonly Review[], record: CaseRecord): RevocationGround[] =>
  reviews.flatMap((review): RevocationGround[] => {
    if (review.status !== "closed" || review.outcome !== "deemed-consent") return [];
    const { asOf } = review.silence;
    const source = { reviewId: review.facts.reviewId, department: review.facts.department.id };
    return [
      ...flagsBefore(record, AFTER_ALL)
        .filter(({ at }) => at >= asOf)
        .map((flag) => ({ ...source, why: "flag" as const, flag })),
      ...review.lateOpinions
        .filter(({ receivedAt }) => receivedAt < asOf)
        .map(({ opinion, receivedAt }) => ({
          ...source,
          why: "opinion" as const,
          opinion: opinion.kind,
          receivedAt,
          dueAt: asOf,
        })),
    ];
  });
