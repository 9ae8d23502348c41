/**
 * 黄牌 and 红牌: what supervision holds against a department, each with the rule, the evidence and who handled it then.
 * Cards are computed from the record, so that nobody can hand one out, or take one back: one that should not stand is
 * corrected, and shown as corrected.
 */
import type { Actor } from "../base/actor.ts";
import { breachesOf } from "../review/breach.ts";
import { answeredBefore } from "../review/handler.ts";
import type { Handler } from "../review/opinion.ts";
import { NOBODY_AWAY, type Staff } from "../review/postHolder.ts";
import type { BreachRule, Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";
import { seconds } from "./secondYellow.ts";

export type CardRule = BreachRule | "second-yellow";

/** Why a card does not stand: by whom and for what reasons, or by the record itself (`null`): the limit had not run out. */
export type CorrectedCard = { by: Actor | null; reasons: string | null; at: Instant };

export type Card = {
  colour: "yellow" | "red";
  rule: CardRule;
  reviewId: string;
  department: string;
  /** Who held its post then, whoever has been named since. */
  handler: Handler | null;
  /** The due instant that passed, or when the attempt was refused: what the record has as evidence. */
  at: Instant;
  /** Of a second yellow card: what the first one was for. */
  first: { rule: CardRule; at: Instant } | null;
  corrected: CorrectedCard | null;
};

/** What is on record of the persons of a review's department. */
export type StaffOf = (review: Review) => Staff;

/** The cards of one application's reviews as they stand, in the order of what they are for. */
export function cardsOf(reviews: readonly Review[], staffOf: StaffOf = () => NOBODY_AWAY): Card[] {
  const own = reviews.flatMap((review) => ownCards(review, staffOf)).sort(byInstant);
  const yellow = own.filter(({ colour }) => colour === "yellow");
  const red = [...Map.groupBy(yellow, ({ department }) => department).values()].flatMap(secondYellows);
  return [...own, ...red].sort(byInstant);
}

/** The cards of one review by itself; whoever counts them asks nobody who answered for them. */
export const ownCards = (review: Review, staffOf: StaffOf = () => NOBODY_AWAY): Card[] =>
  breachesOf(review).map(({ rule, at, correction }) => ({
    colour: rule === "statutory-limit" ? "red" : "yellow",
    rule,
    reviewId: review.facts.reviewId,
    department: review.facts.department.id,
    handler: answeredBefore(review, at, () => staffOf(review)),
    at,
    first: null,
    corrected: correction && { by: correction.by, reasons: correction.reasons, at: correction.correctedAt },
  }));

/** A department's second yellow card in one application is a red one; it stands no longer than both do. */
const secondYellows = (cards: readonly Card[]): Card[] =>
  seconds(cards.map((card) => ({ card, at: card.at, isCorrected: card.corrected !== null }))).map(
    ({ first: { card: first }, second: { card: second } }): Card => ({
      ...second,
      colour: "red",
      rule: "second-yellow",
      first: { rule: first.rule, at: first.at },
      corrected: first.corrected ?? second.corrected,
    }),
  );

const byInstant = (a: Card, b: Card): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
