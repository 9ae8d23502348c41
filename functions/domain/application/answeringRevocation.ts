/** 陈述、申辩: the applicant's side, before a consent by silence that they were given is taken back. It is kept with the review, and moves nothing. */
import type { ApplicationDecision } from "./applicationEvent.ts";
import type { Offer } from "../base/offer.ts";
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { announcedOf, statementDue } from "../review/announcement.ts";
import { answerRevocation as answer } from "../review/announcing.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import type { Review } from "../review/review.ts";

export type RevocationAnswer = { reviewId: string; announcedAt: Instant; text: string };

export type StatementOffer = Offer<"answerRevocation", { reviews: readonly string[] }>;

/** The reviews about which the applicant may state their side, each until when. */
const statable = (reviews: readonly Review[], now: Instant, rules: ClockRules) =>
  reviews.flatMap((review) => {
    const announced = announcedOf(review);
    if (!announced || announced.statement) return [];
    const { dueAt } = statementDue(announced, rules);
    return now < dueAt ? [{ reviewId: review.facts.reviewId, dueAt }] : [];
  });

/** Until the first of them is too late. @param reviews all of the case, those of a former round among them */
export function statementOffers(
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
): StatementOffer[] {
  const open = statable(reviews, now, rules);
  if (open.length === 0) return [];
  const until = open.map(({ dueAt }) => dueAt).reduce((a, b) => (a < b ? a : b));
  return [{ command: "answerRevocation", until, limits: { reviews: open.map(({ reviewId }) => reviewId) } }];
}

/** The applicant states their side about one review. */
export function answerRevocation(
  reviews: readonly Review[],
  { reviewId, announcedAt, text }: RevocationAnswer,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const review = reviews.find(({ facts }) => facts.reviewId === reviewId);
  const none = { code: "nothing-announced", announced: [] } as const;
  const { events, refusal } = review
    ? answer(review, { announcedAt, text }, now, rules)
    : { events: [], refusal: none };
  if (refusal?.code === "nothing-announced") {
    const announced = statable(reviews, now, rules).map((one) => one.reviewId);
    return { events: [], refusal: { ...refusal, announced } };
  }
  if (refusal) return { events: [], refusal };
  return { events: [], reviews: events.length > 0 ? [{ reviewId, events }] : [] };
}
