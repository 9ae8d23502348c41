/**
 * Which reviews wait for which once the project has changed. One that has not started waits for its prerequisites; one that
 * has started goes on, and what it would have waited for holds up its decision only, as if it were tolerable (容缺).
 */
import type { Acceptance, AskedReview } from "./application.ts";
import { counts, type Counting, type Fate } from "./fates.ts";

/** @param asking the version of the region file that new reviews are asked by, and those that are asked already as they were */
export function linksBetween(
  fates: readonly Fate[],
  { catalogueVersion, reviews: before }: Pick<Acceptance, "catalogueVersion" | "reviews">,
  asking: string,
): AskedReview[] {
  const counting = fates.filter(counts);
  const ids = new Set(counting.map(({ reviewId }) => reviewId));
  // What something stands in for holds nobody up.
  const idsOf = (code: string) =>
    counting.filter((one) => one.matter.code === code && !isReplaced(one)).map(({ reviewId }) => reviewId);

  return counting.map((one): AskedReview => {
    const { reviewId, matter } = one;
    const own = before.find((asked) => asked.reviewId === reviewId);
    const held = (tolerable: boolean) =>
      matter.prerequisites
        .filter((each) => each.tolerable === tolerable)
        .flatMap((each) => idsOf(each.matter));
    const department = own?.department ?? matter.department;
    const since = own ? own.catalogueVersion : asking;
    const by = since === catalogueVersion ? undefined : since;
    if (!own || !hasStarted(one)) return link(reviewId, department, held(false), held(true), by);
    const waited = own.waitsFor.filter((id) => ids.has(id));
    const tolerated = (own.tolerates ?? []).filter((id) => ids.has(id));
    const others = [...tolerated, ...held(true), ...held(false)].filter((id) => !waited.includes(id));
    return link(reviewId, department, waited, [...new Set(others)], by);
  });
}

const link = (
  reviewId: string,
  department: string,
  waitsFor: readonly string[],
  tolerates: readonly string[],
  catalogueVersion: string | undefined,
): AskedReview => ({
  reviewId,
  department,
  waitsFor,
  ...(tolerates.length > 0 && { tolerates }),
  ...(catalogueVersion !== undefined && { catalogueVersion }),
});

const hasStarted = (one: Counting): boolean =>
  (one.fate === "stays" || one.fate === "restarted") && one.up.review.status !== "waiting";

const isReplaced = (one: Counting): boolean =>
  one.fate === "joined"
    ? one.claim !== null
    : one.fate === "stays" && one.up.review.status === "closed" && one.up.review.outcome === "replaced";
