/** What a case charges for: the lines of its bill, read off what its reviews froze and what has become of them. */
import { acceptanceOf, framesOf, isOver, type Application, type Frame } from "./application.ts";
import { isGranted } from "./matterDecision.ts";
import { matterCodeOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { Charged, ChargedCase, VouchedFact } from "../billing/charge.ts";
import type { Region } from "../catalogue/region.ts";
import { factOf, tariffOf, type Tariff } from "../catalogue/tariff.ts";
import type { Review } from "../review/review.ts";

/** @param reviews of the case, as they are on record */
export function chargedCase(
  application: Application,
  reviews: readonly Review[],
  region: Pick<Region, "projectTypes">,
): ChargedCase {
  const { applicationId, project } = application.facts;
  const acceptance = acceptanceOf(application);
  const lead =
    acceptance?.lead.id ?? region.projectTypes.find(({ code }) => code === project.type)?.lead ?? "";
  const accepted = acceptance !== null ? "yes" : isOver(application) ? "never" : "not-yet";
  return { applicationId, lead, accepted, charges: chargesOf(application, reviews) };
}

/** Whether anything of a case costs anything: where nothing does, nobody need look for its bill. */
export const costs = (reviews: readonly Review[]): boolean =>
  reviews.some(({ facts }) => tariffOf(facts.matter) !== null);

function chargesOf(application: Application, reviews: readonly Review[]): Charged[] {
  const known = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  const frames = framesOf(application);
  const seen = new Set<string>();
  return frames.flatMap((frame, i) => {
    const { acceptedAt } = frame.acceptance;
    const since = i > 0 && i === frames.length - 1 ? (application.changedAt ?? acceptedAt) : acceptedAt;
    return frame.acceptance.reviews.flatMap(({ reviewId }): Charged[] => {
      const code = matterCodeOf(reviewId);
      if (seen.has(code)) return [];
      seen.add(code);
      const review = known.get(reviewId);
      const tariff = review && tariffOf(review.facts.matter);
      return tariff ? [chargedFor({ application, frames, code, review, tariff, since })] : [];
    });
  });
}

type Asked = {
  application: Application;
  frames: readonly Frame[];
  code: string;
  review: Review;
  tariff: Tariff;
  since: Instant;
};

function chargedFor({ application, frames, code, review, tariff, since }: Asked): Charged {
  const attribute = factOf(tariff);
  const vouched = attribute === null ? [] : vouchedFor(application, frames, attribute);
  const fact = vouched[0] ?? null;
  const grantedAt = grantedOn(application, code);
  const asked = tariff.due === "acceptance" ? since : grantedAt;
  const isKnown = attribute === null || fact !== null;
  const isReplaced = review.status === "closed" && review.outcome === "replaced";
  const isOff = isReplaced || (isOver(application) && (asked === null || !isKnown));
  return {
    matter: code,
    tariff,
    dueAt: isOff || asked === null || !isKnown ? null : fact !== null && fact.at > asked ? fact.at : asked,
    isOff,
    fact,
    factNow: attribute === null ? null : vouchedNow(application, vouched, attribute),
    grantedAt: review.facts.matter.kind === "licence" ? grantedAt : null,
  };
}

function grantedOn(application: Application, code: string): Instant | null {
  if (!("decision" in application)) return null;
  const granted = application.decision.matters.some(
    ({ reviewId, result }) => matterCodeOf(reviewId) === code && isGranted(result),
  );
  return granted ? application.decidedAt : null;
}

/** Every time that somebody has vouched for a fact, with the value that it had then, the first first. */
function vouchedFor(
  { acts }: Application,
  frames: readonly Frame[],
  attribute: string,
): readonly VouchedFact[] {
  return acts.flatMap((act): VouchedFact[] => {
    if (act.type !== "facts-confirmed" || !act.attributes.includes(attribute)) return [];
    const frame = frames.findLast(({ restated }) => (restated[attribute] ?? act.at) <= act.at) ?? frames[0];
    const value = frame?.facts.project.attributes[attribute];
    return typeof value === "number" ? [{ attribute, value, by: act.actor.department, at: act.at }] : [];
  });
}

/** What was vouched for before it was stated otherwise is void. */
const vouchedNow = (
  { restated }: Application,
  vouched: readonly VouchedFact[],
  attribute: string,
): VouchedFact | null => vouched.findLast(({ at }) => at >= (restated[attribute] ?? at)) ?? null;
