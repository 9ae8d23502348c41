/**
 * A department is added (增加事项): the lead corrects a stated fact with evidence while the case is in review, and every matter of the
 * frozen catalogue that applies by it is asked about, with a full promised limit of its own. Nobody else's clock moves, nor the whole's.
 */
import {
  caseFactsOf,
  framesOf,
  isInRound,
  isOver,
  participantsOf,
  type Application,
  type AskedReview,
} from "./application.ts";
import { ownFactsOf } from "./acceptance.ts";
import type { ApplicationDecision, ApplicationRefusal, ReviewChange } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { fatesOf, type Fate } from "./fates.ts";
import { linksBetween } from "./links.ts";
import { evolve } from "./replay.ts";
import { attributeFaults, type SubmissionFault } from "./submission.ts";
import { canonical } from "../base/canonical.ts";
import { matterCodeOf } from "../base/ids.ts";
import { dated, type Instant } from "../base/time.ts";
import { attributesIn, type Attributes } from "../catalogue/condition.ts";
import { derivedFlags, type FlagRaised } from "../catalogue/flags.ts";
import { MOST_MATTERS, MOST_REVIEWS, type Matter, type Region } from "../catalogue/region.ts";
import { route } from "../catalogue/routing.ts";
import { statedNow } from "../catalogue/stated.ts";
import { nowOf } from "../catalogue/successors.ts";
import { dispatch } from "../review/advance.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { satisfies } from "../review/outcome.ts";
import { begunByClaim } from "../review/promiseCheck.ts";
import type { ReviewEvent } from "../review/review.ts";

/** So often facts of one case are corrected: a history is bounded. */
export const MOST_ADDITIONS = 5;

/** Facts as they are by evidence, and who is asked by them. */
export type MattersAdded = {
  type: "matters-added";
  attributes: Attributes;
  evidence: string;
  /** The flags that the project carries by what is stated now, and did not carry before. */
  flags: readonly FlagRaised[];
  /** Every review that counts from now on, in the order of the catalogue. */
  reviews: readonly AskedReview[];
  /** Those that are asked for by it. */
  added: readonly string[];
  at: Instant;
};

/** What the same correction is known by when it comes again. */
export type Addition = Pick<MattersAdded, "attributes" | "evidence" | "added" | "at">;

export type AdditionRefusal =
  | { code: "too-late-to-add"; status: Application["status"] }
  /** By which file it was accepted, and which is in force. */
  | { code: "catalogue-replaced"; accepted: string; now: string }
  /** `attributes`: the facts on which it hangs whether more matters apply. */
  | { code: "no-matter-added"; attributes: readonly string[] }
  | { code: "correction-ends-matter"; matters: readonly string[] }
  | { code: "added-too-often"; most: number };

export type Correction = { attributes: Attributes; evidence: string };

const refused = (refusal: ApplicationRefusal): ApplicationDecision => ({ events: [], refusal });

/** What the region's catalogue does not know in it. */
export const correctionFaults = (
  region: Region,
  { facts: { project } }: Application,
  { attributes }: Correction,
): SubmissionFault[] =>
  attributeFaults(
    region,
    { type: project.type, attributes: { ...statedNow(region, project.attributes), ...attributes } },
    "attributes",
  ).filter(({ path }) => Object.keys(attributes).some((code) => path === `attributes.${code}`));

/** Matters of the project's type that nobody is asked about, and that a fact may bring in. */
export function addable(application: Application, region: Region): Matter[] {
  if (!isInRound(application)) return [];
  const { acceptance, facts } = application;
  const type = nowOf(region.projectTypes, facts.project.type)?.code ?? facts.project.type;
  const asked = new Set(acceptance.reviews.map(({ reviewId }) => matterCodeOf(reviewId)));
  return region.matters.filter(
    (matter) => matter.when !== null && matter.projectTypes.includes(type) && !asked.has(matter.code),
  );
}

/** The facts on which it hangs whether one of them applies. */
export const decidingFacts = (application: Application, region: Region): string[] => [
  ...new Set(addable(application, region).flatMap(({ when }) => (when ? attributesIn(when) : []))),
];

/** Why no department may be added now; `null` where one may. */
export function whyNoAddition(application: Application, region: Region): ApplicationRefusal | null {
  const { status } = application;
  if (isOver(application) || status === "joint-review" || status === "deciding")
    return { code: "too-late-to-add", status };
  if (status !== "in-review") return { code: "not-in-review", status };
  const { acceptance, additions = [] } = application;
  if (acceptance.catalogueVersion !== region.version)
    return { code: "catalogue-replaced", accepted: acceptance.catalogueVersion, now: region.version };
  if (additions.length >= MOST_ADDITIONS) return { code: "added-too-often", most: MOST_ADDITIONS };
  return null;
}

/** Corrects facts, `correctionFaults` having found nothing wrong with them; the lead has vouched for them by that. */
export function addMatter(
  standing: Standing,
  correction: Correction,
  lead: string,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const { application, region } = standing;
  const { attributes, evidence } = correction;
  const isSame = (one: Addition) =>
    canonical([one.attributes, one.evidence]) === canonical([attributes, evidence]);
  if ((application.additions ?? []).some(isSame)) return { events: [] };
  const refusal = whyNoAddition(application, region);
  if (refusal !== null || !isInRound(application)) return refused(refusal!);

  const { facts, acceptance } = application;
  const before = statedNow(region, facts.project.attributes);
  const corrected = { ...before, ...attributes };
  const changed = Object.keys(attributes).filter((code) => before[code] !== attributes[code]);
  if (changed.length === 0) return refused({ code: "nothing-changed" });
  const applying = route(region, { ...facts.project, attributes: corrected });
  const ends = endedBy(standing, applying);
  if (ends.length > 0) return refused({ code: "correction-ends-matter", matters: ends });
  const fates = fatesOf(standing, applying, { restated: [], files: [], flags: [] }, now, rules);
  const added = fates.flatMap((one) => (one.fate === "joined" ? [one] : []));
  if (added.length === 0)
    return refused({ code: "no-matter-added", attributes: decidingFacts(application, region) });
  const open = fates.filter(isOpenAfter).length;
  if (open > MOST_REVIEWS) return refused({ code: "too-many-reviews", count: open, most: MOST_REVIEWS });
  const reviews = linksBetween(fates, acceptance, region.version);
  if (reviews.length > MOST_MATTERS)
    return refused({ code: "too-many-reviews", count: reviews.length, most: MOST_MATTERS });

  const flags = derivedFlags(region, { attributes: corrected })
    .filter((flag) => !acceptance.flags.some((one) => one.flag === flag && one.source === "region-file"))
    .map((flag): FlagRaised => ({ flag, source: "region-file", at: now }));
  const confirmed = {
    type: "facts-confirmed",
    attributes: changed,
    basis: evidence,
    actor: { as: "lead", department: lead },
    at: now,
  } as const;
  const event: MattersAdded = {
    type: "matters-added",
    attributes: Object.fromEntries(changed.map((code) => [code, attributes[code]!])),
    evidence,
    flags,
    reviews,
    added: added.map(({ reviewId }) => reviewId),
    at: now,
  };
  const next = [confirmed, event].reduce<Application>(evolve, application);
  return {
    events: [confirmed, event],
    reviews: [
      ...noted(fates, event, confirmed, { before: application, after: next }),
      ...begun(standing, fates, next, now, rules),
    ],
  };
}

/** The matters in place that would not apply by what is corrected: who ends one is the applicant, by a change of the project. */
function endedBy({ application, reviews, region }: Standing, applying: readonly Matter[]): string[] {
  if (!isInRound(application)) return [];
  const counting = new Set(application.acceptance.reviews.map(({ reviewId }) => reviewId));
  return reviews
    .filter(({ facts }) => counting.has(facts.reviewId))
    .map(({ facts }) => facts.matter.code)
    .filter((code) => !applying.some((matter) => matter === nowOf(region.matters, code)));
}

const isOpenAfter = (one: Fate): boolean =>
  one.fate === "joined" ? one.claim === null : one.up.review.status !== "closed";

type Both = { before: Application; after: Application };

/** Every open review hears of the facts as they are, with who has vouched for them, and of who takes part and holds it up since. */
function noted(
  fates: readonly Fate[],
  { at, flags, attributes, reviews }: MattersAdded,
  confirmed: Extract<ReviewEvent, { type: "case-act-noted" }>["act"],
  { before, after }: Both,
): ReviewChange[] {
  const known = participantsIn(before);
  const participants = participantsIn(after).filter((department) => !known.includes(department));
  return fates.flatMap((one): ReviewChange[] => {
    if (one.fate === "joined") return [];
    const { review, events } = one.up;
    const { reviewId } = review.facts;
    const links = reviews.find((asked) => asked.reviewId === reviewId);
    if (review.status === "closed" || !links)
      return events.length > 0 ? [{ reviewId, events: [...events] }] : [];
    const { waitsFor, tolerates } = links;
    const restated = Object.keys(attributes);
    const note = { at, flags, restated, participants, waitsFor, ...(tolerates && { tolerates }) };
    return [
      {
        reviewId,
        events: [
          ...events,
          { type: "facts-corrected-noted", note },
          { type: "case-act-noted", act: confirmed },
        ],
      },
    ];
  });
}

const participantsIn = (application: Application): string[] =>
  isInRound(application) ? participantsOf(application.acceptance) : [];

/** The first events of those that are added: whoever waits for nobody is dispatched now. */
function begun(
  { application, region }: Standing,
  fates: readonly Fate[],
  after: Application,
  now: Instant,
  rules: ReviewRules,
): ReviewChange[] {
  const frames = framesOf(after);
  const ready = new Set(
    fates.flatMap((one) => {
      if (one.fate === "joined") return one.claim === null ? [] : [one.reviewId];
      const { review } = one.up;
      return review.status === "closed" && satisfies(review.outcome) ? [review.facts.reviewId] : [];
    }),
  );
  return fates.flatMap((one): ReviewChange[] => {
    if (one.fate !== "joined") return [];
    const { reviewId, matter, claim } = one;
    const own = { ...ownFactsOf(region, application.facts, matter, reviewId), added: true as const };
    if (claim !== null) {
      const replaced = { type: "review-replaced", facts: own, claim, at: now } as const;
      return [{ reviewId, events: [{ ...replaced, ...begunByClaim(own, claim, now, rules) }] }];
    }
    const given = { ...caseFactsOf(frames, reviewId), ...own };
    return given.waitsFor.every((id) => ready.has(id))
      ? [
          {
            reviewId,
            events: [{ type: "review-dispatched", facts: own }, dispatch(given, dated(now), rules)],
          },
        ]
      : [{ reviewId, events: [{ type: "review-waits", facts: own }] }];
  });
}
