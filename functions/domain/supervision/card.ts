/**
 * 黄牌 and 红牌: what supervision holds against a department, each with the rule, the evidence and who handled it.
 * Cards are computed from the record, so that nobody can hand one out, or take one back.
 */
import { ruleOfAttempt, type AttemptRule } from "../review/attempt.ts";
import { responsible } from "../review/handler.ts";
import { statutoryDueAt } from "../review/limits.ts";
import type { Handler } from "../review/opinion.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

export type CardRule = "promised-limit" | "statutory-limit" | AttemptRule | "second-yellow";

export type Card = {
  colour: "yellow" | "red";
  rule: CardRule;
  reviewId: string;
  department: string;
  handler: Handler | null;
  /** The due instant that passed, or when the attempt was refused: what the record has as evidence. */
  at: Instant;
  /** Of a second yellow card: what the first one was for. */
  first: { rule: CardRule; at: Instant } | null;
};

/** The cards of one application's reviews as they stand, in the order of what they are for. */
export function cardsOf(reviews: readonly Review[], now: Instant): Card[] {
  const own = reviews.flatMap((review) => cardsOfReview(review, now)).sort(byInstant);
  return [...own, ...secondYellows(own)].sort(byInstant);
}

function cardsOfReview(review: Review, now: Instant): Card[] {
  const { facts, served } = review;
  const card = (colour: Card["colour"], rule: CardRule, at: Instant): Card => ({
    colour,
    rule,
    reviewId: facts.reviewId,
    department: facts.department.id,
    handler: responsible(review),
    at,
    first: null,
  });
  const cards: Card[] = [];
  const end = review.status === "closed" ? review.closedAt : now;
  if (served !== null && !isCancelled(review)) {
    if (end >= served.due.dueAt) cards.push(card("yellow", "promised-limit", served.due.dueAt));
    const statutory = statutoryDueAt(review);
    if (statutory !== null && isBroken(review, statutory, end))
      cards.push(card("red", "statutory-limit", statutory));
  }
  for (const attempt of review.refusedAttempts) {
    const rule = ruleOfAttempt(attempt);
    if (rule) cards.push(card("yellow", rule, attempt.at));
  }
  return cards;
}

/** A department's second yellow card in one application is a red one. */
function secondYellows(cards: readonly Card[]): Card[] {
  const byDepartment = Map.groupBy(
    cards.filter(({ colour }) => colour === "yellow"),
    ({ department }) => department,
  );
  return [...byDepartment.values()].flatMap((yellow): Card[] => {
    const [first, second] = yellow;
    if (!first || !second) return [];
    return [{ ...second, colour: "red", rule: "second-yellow", first: { rule: first.rule, at: first.at } }];
  });
}

const isCancelled = (review: Review): boolean => review.status === "closed" && review.outcome === "cancelled";

/** Silence that closed a review by law as its limit ran out ended the wait there; whatever was broken before it was. */
const isBroken = (review: Review, dueAt: Instant, end: Instant): boolean =>
  review.status === "closed" && review.silence !== null ? end > dueAt : end >= dueAt;

const byInstant = (a: Card, b: Card): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
