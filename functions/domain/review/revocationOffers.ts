/** How far a consent by silence may be taken back now: it is announced, withdrawn again, or, once the applicant was heard, decided. */
import { standingOffers, type Offer } from "../base/offer.ts";
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import {
  announcedOf,
  decidableFrom,
  isRevocable,
  MOST_ANNOUNCED,
  type Announced,
  type RevokingOrgan,
} from "./announcement.ts";
import { mayDecide } from "./announcing.ts";
import type { Review } from "./review.ts";

type Reviews = { reviews: readonly string[] };

export type RevocationOffer =
  | Offer<"announceRevocation", Reviews>
  | Offer<"withdrawRevocation", Reviews>
  | Offer<"revokeDeemedConsent", Reviews>;

/** @param recorded the reviews as recorded: only a recorded silence is revoked @param organ the caller's */
export function revocationOffers(
  recorded: readonly Review[],
  organ: RevokingOrgan,
  now: Instant,
  rules: ClockRules,
): RevocationOffer[] {
  const which = (isOne: (review: Review, announced: Announced | null) => boolean) =>
    recorded
      .filter((review) => isRevocable(review) && isOne(review, announcedOf(review)))
      .map(({ facts }) => facts.reviewId);
  const offer = <C extends RevocationOffer["command"]>(command: C, reviews: readonly string[]) =>
    reviews.length === 0 ? null : { command, until: null, limits: { reviews } };
  const isOwn = (announced: Announced | null): announced is Announced =>
    announced !== null && mayDecide(organ, announced);
  return standingOffers<RevocationOffer>([
    offer(
      "announceRevocation",
      which(({ announced = [] }, standing) => standing === null && announced.length < MOST_ANNOUNCED),
    ),
    offer(
      "withdrawRevocation",
      which((_, standing) => isOwn(standing)),
    ),
    offer(
      "revokeDeemedConsent",
      which((_, standing) => isOwn(standing) && decidableFrom(standing, rules) <= now),
    ),
  ]);
}
