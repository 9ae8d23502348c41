/** The cards of a department's calendar year as they count, and for whom: computed from the reviews, whenever it is asked. */
import { endOfDay, localDate, type Instant } from "../base/time.ts";
import { answeredBefore } from "../review/handler.ts";
import { ledgerRows } from "../review/judgedDays.ts";
import { namesIn } from "../calendar/ownDays.ts";
import { cutOff, liesOn, statedNow, type Outage } from "../review/outage.ts";
import type { Review } from "../review/review.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { clockOf } from "../review/service.ts";
import type { AccountCard } from "./accountStanding.ts";
import { cardsOf, countingCards, type Card, type OwnCard, type StaffOf } from "./card.ts";

type Known = { staffOf: StaffOf; outages: readonly Outage[]; year: number; now: Instant; rules: ReviewRules };

/** The year of a card: that of the day of its breach, in the region's zone. */
export const yearOf = (at: Instant, zone: string): number => Number(localDate(at, zone).slice(0, 4));

/**
 * @param reviews those of the department with a card in the year, and of the same cases those with an earlier one, by which a
 * yellow card of the year is a second one
 */
export function accountCards(reviews: readonly Review[], known: Known): AccountCard[] {
  const cases = Map.groupBy(reviews, ({ facts }) => facts.applicationId);
  return [...cases.values()]
    .flatMap((of) => cardsOfCase(of, known))
    .filter(({ at }) => yearOf(at, known.rules.zone) === known.year);
}

function cardsOfCase(reviews: readonly Review[], known: Known): AccountCard[] {
  const cards = cardsOf(reviews, known.staffOf);
  const counting = countingCards(cards);
  return cards.flatMap((card): AccountCard[] => {
    // A red card for a second yellow one is that yellow one, as it counts.
    if (card.rule === "second-yellow") return [];
    const own: OwnCard = { ...card, rule: card.rule };
    const review = reviews.find(({ facts }) => facts.reviewId === card.reviewId)!;
    const as = counting.find((one) => isSame(one.own, own))?.as;
    return [{ ...answeredFor(review, own, known), counts: as?.colour ?? null }];
  });
}

const isSame = (a: Card, b: Card): boolean => a.reviewId === b.reviewId && a.rule === b.rule && a.at === b.at;

/** Who answers for it: nobody by name where an outage is on record while the limit ran. */
function answeredFor(review: Review, card: OwnCard, known: Known): Omit<AccountCard, "counts"> {
  const { reviewId, rule, at, colour, corrected, handler } = card;
  const outage = wasCutOff(review, card, known);
  const person = outage ? null : (handler?.name ?? null);
  return {
    reviewId,
    rule,
    at,
    colour,
    person,
    held: person === null ? null : daysHeld(review, person, card, known),
    outage,
    corrected,
  };
}

const isOfLimit = ({ rule }: OwnCard): boolean => rule === "promised-limit" || rule === "statutory-limit";

function wasCutOff(review: Review, card: OwnCard, { outages, rules }: Known): boolean {
  const { served, facts } = review;
  if (!isOfLimit(card) || served === null) return false;
  const { startedAt } = clockOf(served);
  const names = namesIn(facts, rules);
  return outages.some((outage) => {
    const stated = statedNow(outage);
    return stated !== null && cutOff(stated, names) && liesOn(stated, startedAt, card.at);
  });
}

/** On how many days of the limit that person held the post at the end of the day. */
function daysHeld(review: Review, person: string, card: OwnCard, { staffOf, rules, now }: Known) {
  if (!isOfLimit(card)) return null;
  const { zone } = rules;
  const days = ledgerRows(review, now, rules)
    .filter(({ counted, date }) => counted && endOfDay(date, zone) <= card.at)
    .map(({ date }) => endOfDay(date, zone));
  const held = days.filter((end) => answeredBefore(review, end, () => staffOf(review))?.name === person);
  return { days: held.length, of: days.length };
}
