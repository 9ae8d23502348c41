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
import { coveredBy } from "./delay.ts";
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

/** A card for what a review's own department broke in it. */
export type OwnCard = Card & { rule: BreachRule };

/** The cards of one review by itself; whoever counts them asks nobody who answered for them. */
export const ownCards = (review: Review, staffOf: StaffOf = () => NOBODY_AWAY): OwnCard[] =>
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
  seconds(cards.map((card) => markOf(card, card.rule))).map(
    ({ first: { card: first }, second: { card: second } }): Card => ({
      ...second,
      colour: "red",
      rule: "second-yellow",
      first: { rule: first.rule, at: first.at },
      corrected: first.corrected ?? second.corrected,
    }),
  );

/**
 * Of one application's cards those that count in marks and consequences: none that was revoked, and of one delay the gravest
 * alone, the red card for a second yellow one in place of that yellow one.
 * @param cards all of its cards, as `cardsOf` gives them
 */
export const cardsThatCount = (cards: readonly Card[]): Card[] => countingCards(cards).map(({ as }) => as);

/** The same, each with the card for the breach itself, which may count as a graver one. */
export function countingCards(cards: readonly Card[]): { own: OwnCard; as: Card }[] {
  const own = cards.flatMap((card) => (card.rule === "second-yellow" ? [] : [markOf(card, card.rule)]));
  const covered = new Set(
    [...Map.groupBy(own, ({ subject }) => subject).values()].flatMap((of) => [...coveredBy(of)]),
  );
  const yellow = own.filter(({ card }) => card.colour === "yellow");
  const second = new Set(
    [...Map.groupBy(yellow, ({ card }) => card.department).values()]
      .flatMap((of) => seconds(of))
      .flatMap((one) => (one.isCorrected ? [] : [one.second])),
  );
  const redFor = ({ reviewId, at }: Card): Card =>
    cards.find(
      (red) =>
        red.rule === "second-yellow" && red.reviewId === reviewId && red.at === at && red.corrected === null,
    )!;
  return own
    .filter((mark) => !mark.isCorrected && !covered.has(mark))
    .map((mark) => ({
      own: { ...mark.card, rule: mark.rule },
      as: second.has(mark) ? redFor(mark.card) : mark.card,
    }));
}

const markOf = <C extends Card, R extends CardRule>(card: C, rule: R) => ({
  card,
  rule,
  at: card.at,
  subject: card.reviewId,
  isCorrected: card.corrected !== null,
});

const byInstant = (a: Card, b: Card): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
