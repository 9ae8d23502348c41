/**
 * A change of the project in substance (项目变更): it brings its new facts and new materials with it and is routed anew. Who
 * is concerned now is asked, who is not any more is not, whose facts or materials have changed starts again from zero, and
 * the others' opinions stand. `touches.ts` says by which rule a review is touched.
 */
import {
  caseFactsOf,
  framesOf,
  isChangedBy,
  isInRound,
  isOver,
  participantsOf,
  type Application,
  type AskedReview,
  type JointReview,
} from "./application.ts";
import { ownFactsOf } from "./acceptance.ts";
import type { ApplicationDecision, ApplicationRefusal, ReviewChange } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { broughtBy, changedProject, restatedBy, type ProjectChange } from "./changeRequest.ts";
import { fatesOf, type Counting, type Fate } from "./fates.ts";
import { MOST_CHANGES } from "./intake.ts";
import { linksBetween } from "./links.ts";
import { isPartyTo } from "./presiding.ts";
import { promisedStill } from "./promises.ts";
import { evolve } from "./replay.ts";
import type { Material } from "./material.ts";
import type { Touch } from "./touches.ts";
import type { Attributes } from "../catalogue/condition.ts";
import { derivedFlags, type FlagRaised } from "../catalogue/flags.ts";
import { MOST_MATTERS, MOST_REVIEWS, type Region } from "../catalogue/region.ts";
import { missingMaterials, route, type Claim } from "../catalogue/routing.ts";
import { statedNow } from "../catalogue/stated.ts";
import { namesOf } from "../catalogue/successors.ts";
import { dispatch } from "../review/advance.ts";
import { cancel } from "../review/cancellation.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { interrupt } from "../review/interruption.ts";
import { satisfies, type Outcome } from "../review/outcome.ts";
import { begunByClaim } from "../review/promiseCheck.ts";
import type { ProjectNote } from "../review/projectChange.ts";
import { evolve as evolveReview } from "../review/replay.ts";
import type { Review, ReviewEvent, ReviewFacts } from "../review/review.ts";
import { outstanding } from "../review/stop.ts";
import { dated, type Instant } from "../base/time.ts";

/** What becomes of one review, and by which rule. One that nothing becomes of is not listed. */
export type ChangeEffect =
  /** It is asked for: its matter applies now. */
  | { effect: "joined"; reviewId: string }
  /** It was open, and starts again from zero. */
  | { effect: "restarted"; reviewId: string; why: readonly Touch[] }
  /** It takes the place of one that had closed and is about another project now. */
  | { effect: "asked-again"; reviewId: string; follows: string; why: readonly Touch[] }
  /** It was open, and its matter applies no more. */
  | { effect: "cancelled"; reviewId: string }
  /** It had closed, and its matter applies no more: it stays on record, and in no decision. */
  | { effect: "set-aside"; reviewId: string };

/** A change as it is on record. */
export type ProjectChanged = {
  type: "project-changed";
  change: number;
  description: string;
  at: Instant;
  /** By what the same request is known when it comes again. */
  digest: string;
  /** The facts that are stated otherwise, or for the first time. */
  attributes: Attributes;
  /** The files that came with it and were not on record. */
  materials: readonly Material[];
  /** The flags that the project carries by what is stated now, and did not carry before. None is ever taken off. */
  flags: readonly FlagRaised[];
  /** Every review that counts from now on, in the order of the catalogue. */
  reviews: readonly AskedReview[];
  effects: readonly ChangeEffect[];
  /** What becomes of the joint review that it is in; absent where it is in none. */
  jointReview?: "stands" | "set-aside" | undefined;
};

/**
 * Changes the project, `changeFaults` having found nothing wrong with what is stated.
 * @param standing the reviews as they are on record
 * @param digest by which the same request is known again
 */
export function changeProject(
  standing: Standing,
  change: ProjectChange,
  digest: string,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const { application, region } = standing;
  // A repeat gets its first answer, whatever has happened to the application since.
  if (isChangedBy(application, digest)) return { events: [] };
  const refused = whyNoChange(application);
  if (refused !== null || !isInRound(application)) return { events: [], refusal: refused! };

  const { acceptance } = application;
  const project = changedProject(region, application, change);
  const restated = restatedBy(region, application, change);
  const files = broughtBy(region, application, change);
  if (restated.length === 0 && files.length === 0)
    return { events: [], refusal: { code: "nothing-changed" } };
  const asked = route(region, project);
  if (asked.length === 0) return { events: [], refusal: { code: "nothing-to-review" } };
  const flags = derivedFlags(region, { attributes: statedNow(region, project.attributes) })
    .filter((flag) => !acceptance.flags.some((one) => one.flag === flag && one.source === "region-file"))
    .map((flag): FlagRaised => ({ flag, source: "region-file", at: now }));

  const what = { restated, files: files.map(({ code }) => code), flags: flags.map(({ flag }) => flag) };
  const fates = fatesOf(standing, asked, what, now, rules);
  const lacking = lackingFor(region, fates, application, files);
  if (lacking.length > 0)
    return { events: [], refusal: { code: "change-lacks-materials", materials: lacking } };

  const effects = fates.flatMap(effectOf);
  const event: ProjectChanged = {
    type: "project-changed",
    change: application.changes + 1,
    description: change.description,
    at: now,
    digest,
    attributes: Object.fromEntries(restated.map((name) => [name, project.attributes[name]!])),
    materials: files,
    flags,
    reviews: linksBetween(fates, acceptance, region.version),
    effects,
    ...(application.status === "joint-review" && {
      jointReview: standsAfter(application.joint, effects, standing.reviews) ? "stands" : "set-aside",
    }),
  };
  const tooMany = whyTooMany(fates, event.reviews.length);
  if (tooMany !== null) return { events: [], refusal: tooMany };
  return { events: [event], reviews: written(standing, fates, event, now, rules) };
}

/** @param all that count once the project has changed, those that have closed among them */
function whyTooMany(fates: readonly Fate[], all: number): ApplicationRefusal | null {
  const count = Math.max(fates.filter(isOpenAfter).length, fates.filter(isNew).length);
  if (count > MOST_REVIEWS) return { code: "too-many-reviews", count, most: MOST_REVIEWS };
  return all > MOST_MATTERS ? { code: "too-many-reviews", count: all, most: MOST_MATTERS } : null;
}

/** Whether somebody has to answer it once the project has changed: what has closed, and stays so, takes nobody's time. */
const isOpenAfter = (one: Fate): boolean =>
  one.fate === "again" ||
  (one.fate === "joined" && one.claim === null) ||
  ((one.fate === "stays" || one.fate === "restarted") && one.up.review.status !== "closed");

/** Whether it comes on record with the change: one commit holds no more of these than an acceptance does. */
const isNew = ({ fate }: Fate): boolean => fate === "joined" || fate === "again";

/** Why a project may not change now; `null` where it may. */
export function whyNoChange(application: Application): ApplicationRefusal | null {
  const { status } = application;
  if (isOver(application)) return { code: "application-ended", status };
  if (!isInRound(application)) return { code: "not-in-review", status };
  return application.changes >= MOST_CHANGES
    ? { code: "project-changed-too-often", most: MOST_CHANGES }
    : null;
}

/**
 * Whether a joint review goes on over a changed project: nobody is asked again or anew, so that all have answered to the
 * project as it is, and everything that it is about still counts.
 */
const standsAfter = (
  joint: JointReview,
  effects: readonly ChangeEffect[],
  reviews: readonly Review[],
): boolean =>
  effects.every(
    ({ effect, reviewId }) =>
      effect === "set-aside" &&
      !reviews.some((review) => review.facts.reviewId === reviewId && isPartyTo(review, joint)),
  );

/**
 * What is still missing: of what matters ask for that are asked about now, and of what departments have asked for and wait
 * for. A review that starts again forgets what it was owed, so it comes with the change: no bare statement wipes it off.
 */
function lackingFor(
  region: Region,
  fates: readonly Fate[],
  application: Application,
  files: readonly Material[],
): string[] {
  const { materials: onRecord, cameAt } = application;
  // What a case has under an old code, it has.
  const named = (materials: readonly Material[]) =>
    materials.flatMap(({ code }) => namesOf(region.materials, code).map((name) => ({ code: name })));
  const asked = fates.flatMap((one) =>
    one.fate === "again" || (one.fate === "joined" && one.claim === null) ? [one.matter] : [],
  );
  const came = new Set(named(files).map(({ code }) => code));
  const owed = fates.flatMap((one) => {
    if (one.fate !== "restarted") return [];
    const { supplement } = one.up.review;
    // What came in since it was asked for may only not have been passed on yet.
    const isThere = (code: string) => came.has(code) || (cameAt[code] ?? "") > supplement!.requestedAt;
    return outstanding(supplement).filter((code) => !isThere(code));
  });
  // What may follow may follow still.
  const following = promisedStill(application);
  const missing = missingMaterials(asked, named([...onRecord, ...files])).filter(
    (code) => !following.includes(code),
  );
  return [...new Set([...missing, ...owed])];
}

function effectOf(one: Fate): ChangeEffect[] {
  const { reviewId } = one;
  switch (one.fate) {
    case "stays":
      return [];
    case "restarted":
      return [{ effect: "restarted", reviewId, why: one.why }];
    case "again":
      return [{ effect: "asked-again", reviewId, follows: one.up.review.facts.reviewId, why: one.why }];
    case "joined":
    case "cancelled":
    case "set-aside":
      return [{ effect: one.fate, reviewId }];
  }
}

/** What is written of every review, in the same commit. */
function written(
  { application, region }: Standing,
  fates: readonly Fate[],
  event: ProjectChanged,
  now: Instant,
  rules: ReviewRules,
): ReviewChange[] {
  const frames = framesOf(evolve(application, event));
  const { change, flags } = event;
  const [before, after] = frames.slice(-2).map(({ acceptance }) => participantsOf(acceptance)) as [
    string[],
    string[],
  ];
  const participants = after.filter((department) => !before.includes(department));
  const restated = Object.keys(event.attributes);
  const outcomes = new Map(fates.flatMap((one) => outcomeOf(one) ?? []));

  function noted(reviewId: string): Extract<ReviewEvent, { type: "project-change-noted" }> {
    const { waitsFor, tolerates } = event.reviews.find((asked) => asked.reviewId === reviewId)!;
    const links = { waitsFor, ...(tolerates && { tolerates }) };
    const note: ProjectNote = { change, at: now, flags, restated, participants, ...links };
    return { type: "project-change-noted", note };
  }

  /** What its prerequisites, as they stand, make of a review that has not started: nothing while one of them is open. */
  function begun(facts: ReviewFacts): ReviewEvent[] {
    const refused = facts.waitsFor.find((id) => outcomes.has(id) && !satisfies(outcomes.get(id)!));
    if (refused !== undefined) {
      const cause = { kind: "prerequisite", reviewId: refused, outcome: outcomes.get(refused)! } as const;
      return [{ type: "review-cancelled", cause, at: now }];
    }
    return facts.waitsFor.every((id) => outcomes.has(id)) ? [dispatch(facts, dated(now), rules)] : [];
  }

  function firstEvents({ reviewId, matter }: Counting, claim: Claim | null): ReviewEvent[] {
    const own = ownFactsOf(region, application.facts, matter, reviewId);
    if (claim !== null)
      return [
        { type: "review-replaced", facts: own, claim, at: now, ...begunByClaim(own, claim, now, rules) },
      ];
    const next = begun({ ...caseFactsOf(frames, reviewId), ...own });
    const isAsked = next.length > 0 && next[0]!.type !== "review-cancelled";
    return [{ type: isAsked ? "review-dispatched" : "review-waits", facts: own }, ...next];
  }

  function eventsOf(one: Fate): ReviewChange[] {
    if (one.fate === "joined") return [{ reviewId: one.reviewId, events: firstEvents(one, one.claim) }];
    const { review, events } = one.up;
    const { reviewId } = review.facts;
    const more = (after: readonly ReviewEvent[]): ReviewChange => ({
      reviewId,
      events: [...events, ...after],
    });
    switch (one.fate) {
      case "set-aside":
        return [more([])];
      case "cancelled":
        return [more(cancel(review, { kind: "project-change", change }, now, rules))];
      case "again":
        return [more([]), { reviewId: one.reviewId, events: firstEvents(one, null) }];
      case "restarted":
      case "stays": {
        // What is closed stays as it was.
        if (review.status === "closed") return [more([])];
        const note = noted(reviewId);
        const knows = evolveReview(review, note);
        if (one.fate === "restarted") return [more([note, ...interrupt(knows, change, now, rules)])];
        return [more([note, ...(knows.status === "waiting" ? begun(knows.facts) : [])])];
      }
    }
  }

  return fates.flatMap(eventsOf).filter(({ events }) => events.length > 0);
}

/** How a review that counts has ended before, or in this change; `null` of one that is open after it. */
function outcomeOf(one: Fate): [string, Outcome][] | null {
  if (one.fate === "joined") return one.claim === null ? null : [[one.reviewId, "replaced"]];
  if (one.fate !== "stays" || one.up.review.status !== "closed") return null;
  return [[one.reviewId, one.up.review.outcome]];
}
