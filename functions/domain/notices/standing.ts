/**
 * What has become of a document since it was issued: whether it lost its effect, whether another took its place, and
 * whether what it says is being looked at again. A complaint is none of this: it is for the complainant and the
 * supervisors alone, it stops nothing, and whoever holds a document must not learn of it here.
 */
import type { Application } from "../application/application.ts";
import type { Instant } from "../base/time.ts";
import { revokedAt } from "../application/matterDecision.ts";
import { announcedOf } from "../review/announcement.ts";
import type { Review } from "../review/review.ts";
import { placeOfNumber, type Document } from "./document.ts";
import { lostEffect, type LostEffect } from "./lostEffect.ts";
import type { NoticeKind } from "./notice.ts";

/** `part`: only the dates, or what a changed project changes; the rest of the document holds. */
export type Superseded = { in: "whole" | "part"; number: string; kind: NoticeKind; at: Instant };

/** `revocation-announced`: its applicant is heard, or it waits to be decided; `consent-revoked`: what was decided rested on it. */
export type UnderReview = { why: "revocation-announced" | "consent-revoked"; since: Instant };

export type Standing = {
  void: LostEffect | null;
  superseded: Superseded | null;
  underReview: UnderReview | null;
};

export const IN_FORCE: Standing = { void: null, superseded: null, underReview: null };

/** By which kinds a kind is superseded, and in what; of the same review, or of the case as a whole. */
type Rule = { by: readonly NoticeKind[]; of: "review" | "case"; in: Superseded["in"] };

const LISTS: Rule = { by: ["supplement", "supplement-withdrawn"], of: "case", in: "whole" };
const DATES: Rule = { by: ["extension", "date-moved", "delay"], of: "review", in: "part" };
const VISITS: Rule = { by: ["site-visit"], of: "case", in: "whole" };
const MINUTES: Rule = { by: ["site-visit-minutes"], of: "case", in: "whole" };
const CHANGES: Rule = { by: ["project-change", "matter-added"], of: "case", in: "part" };

const REVISED: Rule = { by: ["revision"], of: "case", in: "part" };

const RULES: Partial<Readonly<Record<NoticeKind, Rule>>> = {
  "deemed-consent": { by: ["revocation", "silence-taken-back"], of: "review", in: "whole" },
  "revocation-announced": { by: ["revocation-withdrawn"], of: "review", in: "whole" },
  supplement: LISTS,
  "supplement-withdrawn": LISTS,
  extension: DATES,
  "date-moved": DATES,
  delay: DATES,
  "site-visit": VISITS,
  "site-visit-minutes": MINUTES,
  summary: REVISED,
  "licence-decision": { ...REVISED, of: "review" },
  acceptance: CHANGES,
  "project-change": CHANGES,
};

const DECISIONS: ReadonlySet<NoticeKind> = new Set(["licence-decision", "summary"]);

/** Whether anything can become of a kind: of the others nobody need look at the case. */
export const mayChange = (kind: NoticeKind): boolean => RULES[kind] !== undefined || DECISIONS.has(kind);

/** A document's case as it is on record now, with all documents of it. */
export type Now = {
  application: Application;
  reviews: readonly Review[];
  documents: readonly Document[];
};

export const standingOf = (document: Document, { application, reviews, documents }: Now): Standing => ({
  void: lostEffect(document, reviews),
  superseded: supersededBy(document, documents),
  underReview: underReview(document, application, reviews),
});

function supersededBy(document: Document, documents: readonly Document[]): Superseded | null {
  const rule = RULES[document.body.kind];
  if (!rule || !tellsADate(document, rule)) return null;
  const [last] = documents
    .filter(
      (other) =>
        rule.by.includes(other.body.kind) &&
        tellsADate(other, rule) &&
        (rule.of === "case" || other.reviewId === document.reviewId) &&
        order(other, document) > 0,
    )
    .toSorted((a, b) => order(b, a));
  return last ? { in: rule.in, number: last.number, kind: last.body.kind, at: last.at } : null;
}

/** Of what delays only a stop moves the date. */
const tellsADate = ({ body }: Document, rule: Rule): boolean =>
  rule !== DATES || body.kind !== "delay" || body.cause.why === "special-procedure";

/** By the events that they follow from; those of two records by their instants, and by their numbers where that is one. */
function order(a: Document, b: Document): number {
  if (a.follows.subject === b.follows.subject) return a.follows.seq - b.follows.seq;
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.issuedAt !== b.issuedAt) return a.issuedAt < b.issuedAt ? -1 : 1;
  return (placeOfNumber(a.number)?.count ?? 0) - (placeOfNumber(b.number)?.count ?? 0);
}

function underReview(
  { body, reviewId }: Document,
  application: Application,
  reviews: readonly Review[],
): UnderReview | null {
  if (DECISIONS.has(body.kind) && "decidedAt" in application) {
    const about =
      body.kind === "summary" ? reviews : reviews.filter(({ facts }) => facts.reviewId === reviewId);
    // What its organ has decided on since is looked at no more.
    const revised = (application.revisions ?? []).map((one) => one.reviewId);
    const open = about.filter(({ facts }) => !revised.includes(facts.reviewId));
    const [first] = open.flatMap(revokedOf).toSorted();
    if (first !== undefined && first >= application.decidedAt)
      return { why: "consent-revoked", since: first };
  }
  if (body.kind !== "deemed-consent" && body.kind !== "licence-decision") return null;
  const review = reviews.find(({ facts }) => facts.reviewId === reviewId);
  const announced = review ? announcedOf(review) : null;
  return announced ? { why: "revocation-announced", since: announced.at } : null;
}

function revokedOf(review: Review): Instant[] {
  const at = review.status === "closed" ? revokedAt(review) : null;
  return at === null ? [] : [at];
}
