/**
 * What anybody may look up (行政许可法 art. 40): which licence which organ granted, when, by which decision. Nothing of the
 * applicant or the project is in it, and nothing is kept for it: it is what the record says, and is gone once the decision is.
 */
import { localDate, type LocalDate } from "../base/time.ts";
import type { Document } from "./document.ts";
import type { NoticeBody } from "./notice.ts";
import { standingOf, type Now } from "./standing.ts";

type LicenceDecision = Extract<NoticeBody, { kind: "licence-decision" }>;

export type PublishedDecision = {
  /** Of the document (决定书文号), by which it is known. */
  number: string;
  decidedOn: LocalDate;
  result: Exclude<LicenceDecision["result"], "refused">;
  matter: NonNullable<Document["matter"]>;
  organ: Document["issuedBy"];
  /** As it was handed out; `null` until it has been. */
  licence: { number: string; validUntil: LocalDate | null } | null;
  /** Whether what it rests on was revoked afterwards, and its organ has yet to say what becomes of it. */
  underReview: boolean;
};

/** Whether a document of a case may be of those: of the others nobody need look at the case. */
export const mayBePublished = ({ body }: Document): boolean =>
  body.kind === "licence-decision" && body.result !== "refused";

/** The grants of a case that are in force, in the order of their numbers. A refusal is the applicant's own business. */
export function publishedOf(now: Now, zone: string): PublishedDecision[] {
  const matters = "decision" in now.application ? now.application.decision.matters : [];
  return now.documents.flatMap((document) => {
    const { body, matter, number, issuedBy, reviewId } = document;
    if (body.kind !== "licence-decision" || body.result === "refused" || matter === null) return [];
    // As it is by now: a revision changes a result, or takes it back.
    const result = matters.find((one) => one.reviewId === reviewId)?.result;
    if (result !== "granted" && result !== "granted-with-conditions") return [];
    const { void: lost, superseded, underReview } = standingOf(document, now);
    if (lost !== null || superseded?.in === "whole") return [];
    const review = now.reviews.find(({ facts }) => facts.reviewId === reviewId);
    const { number: own, validUntil } = review?.delivery?.licence ?? {};
    return [
      {
        number,
        decidedOn: localDate(body.decidedAt, zone),
        result,
        matter,
        organ: issuedBy,
        licence: own === undefined ? null : { number: own, validUntil: validUntil ?? null },
        underReview: underReview?.why === "consent-revoked",
      },
    ];
  });
}
