/** A revocation is announced (撤销前告知), withdrawn before it is decided, and answered by whom it would burden (陈述、申辩). */
import type { Instant } from "../base/time.ts";
import { viewAt } from "./advance.ts";
import {
  announcedOf,
  isRevocable,
  MOST_ANNOUNCED,
  statementDue,
  toldWith,
  type Announced,
  type Announcement,
  type RevokingOrgan,
} from "./announcement.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";

const refused = (refusal: ReviewRefusal): ReviewDecision => ({ events: [], refusal });

/** Why there is nothing to revoke any more, or never was; `null` of a consent by silence that stands. */
export function notRevocable(review: Review, now: Instant, rules: ReviewRules): ReviewRefusal | null {
  if (isRevocable(review)) return null;
  if (review.status === "closed" && review.outcome === "deemed-consent" && review.revocation !== null)
    return { code: "already-revoked", revokedAt: review.revocation.at };
  return { code: "not-deemed", status: viewAt(review, now, rules).status };
}

/** Whether an organ may decide on what was announced, or withdraw it: the one that did, and the one above it. */
export const mayDecide = (organ: RevokingOrgan, announced: Announced): boolean =>
  organ === "government" || announced.organ === organ;

/** The announcement that is meant, for who may decide on it. */
export function announcedFor(
  review: Review,
  announcedAt: Instant,
  organ: RevokingOrgan,
): Announced | ReviewRefusal {
  const announced = announcedOf(review);
  if (announced === null || announced.at !== announcedAt) return { code: "not-announced" };
  return mayDecide(organ, announced) ? announced : { code: "announced-by-superior", announcedAt };
}

/** Announces that a consent by silence is to be revoked. Another one waits until the first is decided or withdrawn. */
export function announceRevocation(
  review: Review,
  { ground, facts, article }: Announcement,
  organ: RevokingOrgan,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const no = notRevocable(review, now, rules);
  if (no) return refused(no);
  const before = announcedOf(review);
  if (before) {
    const isSame =
      before.ground === ground &&
      before.facts === facts &&
      before.article === article &&
      before.organ === organ;
    return isSame ? { events: [] } : refused({ code: "announced-already", announcedAt: before.at });
  }
  if ((review.announced ?? []).length >= MOST_ANNOUNCED)
    return refused({ code: "announced-too-often", most: MOST_ANNOUNCED });
  const announced = { ground, facts, article, organ, at: now, told: toldWith(now, rules) };
  return { events: [{ type: "revocation-announced", announced }] };
}

/** Withdraws what was announced: the consent stands as before, and everybody who was told learns why. */
export function withdrawAnnouncement(
  review: Review,
  { announcedAt, reasons }: { announcedAt: Instant; reasons: string },
  organ: RevokingOrgan,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const before = review.announced?.findLast(({ at }) => at === announcedAt)?.withdrawn;
  if (before?.reasons === reasons) return { events: [] };
  const no = notRevocable(review, now, rules);
  if (no) return refused(no);
  const found = announcedFor(review, announcedAt, organ);
  if ("code" in found) return refused(found);
  return { events: [{ type: "revocation-withdrawn", announcedAt, reasons, organ, at: now }] };
}

/** Why an applicant states their side no more. */
export type StatementRefusal =
  /** `announced`: the reviews about which somebody has announced it. */
  | { code: "nothing-announced"; announced: readonly string[] }
  | { code: "statement-given"; givenAt: Instant }
  | { code: "statement-late"; dueAt: Instant };

/** The applicant states their side, once, within the term. */
export function answerRevocation(
  review: Review,
  { announcedAt, text }: { announcedAt: Instant; text: string },
  now: Instant,
  rules: ReviewRules,
): { events: ReviewDecision["events"]; refusal?: StatementRefusal } {
  const given = review.announced?.findLast(({ at }) => at === announcedAt)?.statement;
  if (given?.text === text) return { events: [] };
  const announced = announcedOf(review);
  if (announced === null || announced.at !== announcedAt)
    return { events: [], refusal: { code: "nothing-announced", announced: [] } };
  if (given) return { events: [], refusal: { code: "statement-given", givenAt: given.at } };
  const { dueAt } = statementDue(announced, rules);
  if (now >= dueAt) return { events: [], refusal: { code: "statement-late", dueAt } };
  return { events: [{ type: "revocation-answered", announcedAt, text, at: now }] };
}
