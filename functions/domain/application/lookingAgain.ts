/**
 * Second reviews (复审): another review of a matter takes the place of one that stays closed, with half its limit, and its silence
 * escalates. What had fallen with a prerequisite that is looked at again is asked with it, and has its whole limit.
 */
import {
  caseFactsOf,
  type Acceptance,
  type Application,
  type AskedReview,
  type Frame,
} from "./application.ts";
import { ownFactsOf } from "./acceptance.ts";
import type { ReviewChange } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { nextReviewIdOf } from "../base/ids.ts";
import { dated, type Instant } from "../base/time.ts";
import type { Limit } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { answersFor, namesOf } from "../catalogue/successors.ts";
import { dispatch } from "../review/advance.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { satisfies } from "../review/outcome.ts";
import type { AgainWhy, ClosedReview, OwnFacts, Review } from "../review/review.ts";

/** One review that takes the place of another, which stays closed. */
export type Again = { reviewId: string; follows: string; why: AgainWhy };

/** Half of a limit, rounded up. */
export const halfOf = ({ days, unit }: Limit): Limit => ({ days: Math.ceil(days / 2), unit });

/** Which reviews are looked at again, in the order of the catalogue. @param codes of the material that came anew */
export function againOf(
  { reviews: asked }: Pick<Acceptance, "reviews">,
  reviews: readonly ClosedReview[],
  objections: readonly string[],
  codes: readonly string[],
  region: Region,
): Again[] {
  const byId = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  const named = new Set(codes.flatMap((code) => namesOf(region.materials, code)));
  const why = new Map<string, AgainWhy>();
  for (const { reviewId } of asked) {
    const review = byId.get(reviewId);
    if (!review) continue;
    if (objections.includes(reviewId)) why.set(reviewId, "objected");
    else if (wasExamined(review) && review.facts.matter.materials.some((code) => named.has(code)))
      why.set(reviewId, "material");
  }
  for (let size = -1; size !== why.size;) {
    size = why.size;
    for (const { reviewId, waitsFor } of asked) {
      const review = byId.get(reviewId);
      const cause = review?.outcome === "cancelled" ? review.cause : null;
      // What another one bars, too, that nobody looks at again stays as it is.
      if (cause?.kind === "prerequisite" && why.has(cause.reviewId) && waitsFor.every(isOpenTo))
        why.set(reviewId, "prerequisite");
    }
  }
  function isOpenTo(id: string): boolean {
    const one = byId.get(id);
    return why.has(id) || (one !== undefined && satisfies(one.outcome));
  }
  return asked.flatMap(({ reviewId: follows }): Again[] => {
    const reason = why.get(follows);
    const reviewId = nextReviewIdOf(follows);
    return reason && reviewId ? [{ reviewId, follows, why: reason }] : [];
  });
}

/** Whether its department has looked at its material, and might see it otherwise. */
const wasExamined = ({ outcome }: ClosedReview): boolean => outcome !== "replaced" && outcome !== "cancelled";

/** Every review that counts from now on: who waited for one that is looked at again waits for the one in its place. */
export function asked(
  { reviews }: Pick<Acceptance, "reviews">,
  again: readonly Again[],
  departmentOf: (follows: string) => string,
): AskedReview[] {
  const place = new Map(again.map(({ reviewId, follows }) => [follows, reviewId]));
  const now = (id: string) => place.get(id) ?? id;
  return reviews.map((one) => ({
    ...one,
    reviewId: now(one.reviewId),
    department: place.has(one.reviewId) ? departmentOf(one.reviewId) : one.department,
    waitsFor: one.waitsFor.map(now),
    ...(one.tolerates && { tolerates: one.tolerates.map(now) }),
  }));
}

/** Who has the matter of a closed review today: whoever was asked, or has taken its place since (机构改革). */
export const holderOf = ({ facts }: Review, { departments }: Region): string =>
  departments.find(({ id }) => answersFor(departments, id, facts.department.id))!.id;

/** What a second review is about: as the first, with half its limit where it had been examined, and no consent by silence then. */
export function ownFactsAgain(
  { facts }: Application,
  first: Review,
  { reviewId, follows, why }: Again,
  region: Region,
): OwnFacts {
  const { matter } = first.facts;
  const anew = why === "prerequisite" ? {} : { limit: halfOf(matter.limit), onTimeout: "escalate" as const };
  const own = ownFactsOf(
    region,
    facts,
    { ...matter, ...anew, department: holderOf(first, region) },
    reviewId,
  );
  return { ...own, follows: { reviewId: follows, why } };
}

/** The first events of every second review, as of `now`. @param frames the frames of the case with the one that asks for them */
export function begunAgain(
  { application, reviews, region }: Standing,
  frames: readonly Frame[],
  again: readonly Again[],
  now: Instant,
  rules: ReviewRules,
): ReviewChange[] {
  const byId = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  const isReady = (id: string): boolean => {
    const one = byId.get(id);
    return one?.status === "closed" && satisfies(one.outcome);
  };
  return again.map((one): ReviewChange => {
    const own = ownFactsAgain(application, byId.get(one.follows)!, one, region);
    const facts = { ...caseFactsOf(frames, one.reviewId), ...own };
    return facts.waitsFor.every(isReady)
      ? {
          reviewId: one.reviewId,
          events: [{ type: "review-dispatched", facts: own }, dispatch(facts, dated(now), rules)],
        }
      : { reviewId: one.reviewId, events: [{ type: "review-waits", facts: own }] };
  });
}
