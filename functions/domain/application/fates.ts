/** What becomes of every review of a case, and of every matter that has none yet, where the project changes. */
import { claimOf } from "./acceptance.ts";
import type { Standing } from "./caseActs.ts";
import { broughtUp, type BroughtUp } from "./standing.ts";
import { touchesOf, type Changed, type Touch } from "./touches.ts";
import { reviewIdOf, reviewParts, ROUNDS } from "../base/ids.ts";
import { localDate, type Instant, type LocalDate } from "../base/time.ts";
import type { Matter, Region } from "../catalogue/region.ts";
import type { Claim } from "../catalogue/routing.ts";
import { answersFor, nowOf } from "../catalogue/successors.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import type { Review } from "../review/review.ts";

/** `up`: the review as it stands, with what nobody has written down of it yet. */
export type Fate =
  | { fate: "stays" | "restarted"; reviewId: string; matter: Matter; up: BroughtUp; why: readonly Touch[] }
  /** It had closed: another one takes its place. */
  | { fate: "again"; reviewId: string; matter: Matter; up: BroughtUp; why: readonly Touch[] }
  /** `claim`: what stands in for it from the beginning. */
  | { fate: "joined"; reviewId: string; matter: Matter; claim: Claim | null }
  | { fate: "cancelled" | "set-aside"; reviewId: string; up: BroughtUp };

/** Those of a review that counts from now on. */
export type Counting = Extract<Fate, { matter: Matter }>;

export const counts = (fate: Fate): fate is Counting => "matter" in fate;

/** Those that count in the order of the catalogue, then the others. @param matters that the changed project reaches */
export function fatesOf(
  { application, reviews, region }: Standing,
  matters: readonly Matter[],
  changed: Changed,
  now: Instant,
  rules: ReviewRules,
): Fate[] {
  const on = localDate(now, rules.zone);
  const { facts } = application;
  const onRecord = new Set(reviews.map((review) => review.facts.reviewId));
  const asked = "acceptance" in application && application.acceptance ? application.acceptance.reviews : [];
  const current = broughtUp(reviews, now, rules).filter(({ review }) =>
    asked.some(({ reviewId }) => reviewId === review.facts.reviewId),
  );
  const known = current.map((up): Fate => {
    const { review } = up;
    const { reviewId } = review.facts;
    const isClosed = review.status === "closed";
    const matter = nowOf(region.matters, review.facts.matter.code);
    if (!matter || !matters.includes(matter))
      return { fate: isClosed ? "set-aside" : "cancelled", reviewId, up };
    const why = touchesOf(region, review, matter, changed);
    const own = { reviewId, matter, up, why };
    if (why.length === 0 || review.status === "waiting" || stillReplaced(review, region, on))
      return { fate: "stays", ...own };
    return isClosed ? again(own) : { fate: "restarted", ...own };
  });
  const settled = withFallen(known);
  const inPlace = new Set(settled.filter(counts).map(({ matter }) => matter.code));
  const joined = matters
    .filter(({ code }) => !inPlace.has(code))
    .map((matter): Fate => {
      const claim = claimOf(facts, matter);
      const standsIn = claim !== undefined && isAssessed(claim, region, on) ? claim : null;
      return { fate: "joined", reviewId: free(matter.code), matter, claim: standsIn };
    });
  const all = [...settled, ...joined];
  return [
    ...matters.flatMap(({ code }) => all.filter((one) => counts(one) && one.matter.code === code)),
    ...all.filter((one) => !counts(one)),
  ];

  function again({ up, matter, why }: Pick<Extract<Fate, { fate: "again" }>, "up" | "matter" | "why">): Fate {
    const { reviewId, handedOn, department: asked } = up.review.facts;
    const { matterCode } = reviewParts(reviewId)!;
    // Whose a matter is that was handed on (移送) has been found out: nobody is asked for it who is not competent.
    const heir =
      handedOn && region.departments.find(({ id }) => answersFor(region.departments, id, asked.id));
    const own = heir ? { ...matter, department: heir.id } : matter;
    return { fate: "again", reviewId: free(matterCode), matter: own, up, why };
  }

  /** @throws Error where a matter has been asked about as often as it may be, which the number of changes does not allow */
  function free(matterCode: string): string {
    const id = ROUNDS.map((round) => reviewIdOf(facts.applicationId, matterCode, round)).find(
      (one) => !onRecord.has(one),
    );
    if (id === undefined)
      throw new Error(`${matterCode} has been reviewed too often in ${facts.applicationId}`);
    return id;
  }

  /** Who fell with a prerequisite that is asked again, or is not there any more, is asked with it, to the end of the chain. */
  function withFallen(fates: readonly Fate[]): readonly Fate[] {
    const gone = new Set(fates.flatMap((one) => (isGone(one) ? [one.up.review.facts.reviewId] : [])));
    const next = fates.map((one): Fate => {
      if (one.fate !== "stays" || one.up.review.status !== "closed") return one;
      const { review } = one.up;
      const cause = review.outcome === "cancelled" ? review.cause : null;
      if (cause?.kind !== "prerequisite" || !gone.has(cause.reviewId)) return one;
      return again({ ...one, why: [{ by: "prerequisite", reviewId: cause.reviewId }] });
    });
    return next.some((one, i) => one !== fates[i]) ? withFallen(next) : fates;
  }
}

const isGone = (one: Fate): one is Extract<Fate, { up: BroughtUp }> =>
  one.fate === "again" || one.fate === "set-aside" || one.fate === "cancelled";

/** An assessment is of the area, whatever is built there; a promise was given for the project as it was. */
const stillReplaced = (review: Review, region: Region, on: LocalDate): boolean =>
  review.status === "closed" && review.outcome === "replaced" && isAssessed(review.claim, region, on);

const isAssessed = (claim: Claim, region: Region, on: LocalDate): boolean =>
  claim.by === "area-assessment" &&
  region.areaAssessments.some(
    ({ reference, validUntil }) => reference === claim.reference && validUntil >= on,
  );
