/**
 * 整改复审: the lead offers, the applicant agrees, and the round waits for what is put right, up to fifteen working days; then only who
 * objected, and whose material changed, looks again, once. It stops no clock: the term is cut so that everything ends within the
 * whole's limit (`whole.ts`).
 */
import {
  acceptanceOf,
  framesOf,
  isInRound,
  isOver,
  type Application,
  type AskedReview,
} from "./application.ts";
import type { ApplicationDecision, ApplicationRefusal } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { inOrderOf, LEAD_DAYS } from "./conclusion.ts";
import { againOf, asked, begunAgain, halfOf, holderOf, type Again } from "./lookingAgain.ts";
import { sameContents, type Material } from "./material.ts";
import { rectificationStanding, type RectificationDone } from "./rectification.ts";
import { evolve } from "./replay.ts";
import { rollUp } from "./rollUp.ts";
import { justBefore, wholeOf } from "./whole.ts";
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import { fromStart } from "../calendar/limits.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { MOST_REVIEWS, type Region } from "../catalogue/region.ts";
import { namesOf, toldBy } from "../catalogue/successors.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { isClosed, type ClosedReview } from "../review/review.ts";
import { isOpen, type Instant } from "../base/time.ts";

/** Working days that an applicant has at most. */
export const RECTIFICATION_DAYS = 15;

const refused = (refusal: ApplicationRefusal): ApplicationDecision => ({ events: [], refusal });

/** The objections that may be put right: without a veto, and not withdrawn. */
function objectionsIn(reviews: readonly ClosedReview[]): string[] {
  const { objections } = rollUp(reviews).contested;
  return reviews
    .filter(({ outcome, facts }) => outcome === "objected" && objections.includes(facts.reviewId))
    .map(({ facts }) => facts.reviewId);
}

/** Which material may come anew: what the objecting matters ask for, or their departments have asked for. */
export function rectifiable(
  application: Application,
  reviews: readonly ClosedReview[],
  region: Region,
): string[] {
  const objections = application.rectification?.objections ?? objectionsIn(reviews);
  const codes = reviews
    .filter(({ facts }) => objections.includes(facts.reviewId))
    .flatMap(({ facts, supplement }) => [
      ...facts.matter.materials,
      ...(supplement?.items ?? []).map(({ material }) => material),
    ]);
  return [...new Set(codes.flatMap((code) => namesOf(region.materials, code)))];
}

/**
 * How many working days an applicant may have from `now` on, 15 at most: as many as leave the longest second review and the
 * lead's decision within the whole's limit; 0 where none are left, or where no calendar reaches that far.
 */
export function mostDays(
  { application, reviews, region }: Standing,
  now: Instant,
  rules: ClockRules,
): number {
  const acceptance = acceptanceOf(application);
  const closed = acceptance && inOrderOf(application, reviews.filter(isClosed));
  if (!closed) return 0;
  const codes = rectifiable(application, closed, region);
  const again = againOf(
    acceptance,
    closed,
    application.rectification?.objections ?? objectionsIn(closed),
    codes,
    region,
  );
  if (again.length === 0 || again.length > MOST_REVIEWS) return 0;
  const whole = wholeOf(application, reviews, rules);
  for (let days = RECTIFICATION_DAYS; days > 0; days--) {
    const term = afterWorkingDays(now, days, rules);
    if (isOpen(term.dueAt)) continue;
    const ends = afterWorkingDays(
      justBefore(longest(term, again, closed, acceptance, rules)),
      LEAD_DAYS,
      rules,
    );
    if (whole === null || ends.dueAt <= whole.due.dueAt) return days;
  }
  return 0;
}

/** When the last of the second reviews is due that begin with the end of a term, along every chain of them. */
function longest(
  term: Due,
  again: readonly Again[],
  closed: readonly ClosedReview[],
  { reviews: links }: { reviews: readonly AskedReview[] },
  rules: ClockRules,
): Due {
  const isAgain = new Map(again.map((one) => [one.follows, one]));
  const facts = new Map(closed.map((review) => [review.facts.reviewId, review.facts]));
  const dues = new Map<string, Due>();
  function dueOfAgain(follows: string): Due {
    const known = dues.get(follows);
    if (known) return known;
    const waits = (links.find(({ reviewId }) => reviewId === follows)?.waitsFor ?? []).filter((id) =>
      isAgain.has(id),
    );
    const from = waits.map(dueOfAgain).reduce(later, term);
    const { matter } = facts.get(follows)!;
    const promised = isAgain.get(follows)!.why === "prerequisite" ? matter.limit : halfOf(matter.limit);
    const limits = { promised, statutory: matter.statutoryLimit };
    const { due } = fromStart(justBefore(from), limits, ownRules(facts.get(follows)!, rules));
    dues.set(follows, due);
    return due;
  }
  return again.map(({ follows }) => dueOfAgain(follows)).reduce(later, term);
}

const later = (a: Due, b: Due): Due => (b.dueAt > a.dueAt ? b : a);

export type RectificationOffer = { days: number; reasons: string };

/** Whether the lead may offer it now, and what keeps it from that. @returns `null` where nothing does */
export function whyNoRectification(
  standing: Standing,
  now: Instant,
  rules: ClockRules,
): ApplicationRefusal | null {
  const { application, reviews } = standing;
  const { status, rectification } = application;
  if (isOver(application)) return { code: "application-ended", status };
  if (!isInRound(application)) return { code: "not-in-review", status };
  if (rectification) return { code: "rectification-used", offeredAt: rectification.offeredAt };
  if (status === "in-review") return { code: "nothing-to-put-right" };
  const closed = inOrderOf(application, reviews.filter(isClosed));
  if (closed === null || objectionsIn(closed).length === 0) return { code: "nothing-to-put-right" };
  return mostDays(standing, now, rules) === 0 ? { code: "rectification-days", most: 0 } : null;
}

/** The lead offers it, once. */
export function offerRectification(
  standing: Standing,
  { days, reasons }: RectificationOffer,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { application, reviews } = standing;
  const before = application.rectification;
  if (before?.days === days && before.reasons === reasons) return { events: [] };
  const refusal = whyNoRectification(standing, now, rules);
  if (refusal !== null) return refused(refusal);
  const most = mostDays(standing, now, rules);
  if (days > most) return refused({ code: "rectification-days", most });
  const objections = objectionsIn(inOrderOf(application, reviews.filter(isClosed))!);
  return { events: [{ type: "rectification-offered", days, reasons, objections, at: now }] };
}

export type RectificationAnswer = { answer: "agrees" } | { answer: "declines"; reasons: string };

/** The applicant agrees, or does not. The term counts from then, and is as long as still fits. */
export function answerRectification(
  standing: Standing,
  given: RectificationAnswer,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { application } = standing;
  const { rectification } = application;
  if (given.answer === "agrees" && rectification?.agreed) return { events: [] };
  if (given.answer === "declines" && rectification?.declined?.reasons === given.reasons)
    return { events: [] };
  const stands = rectificationStanding(application);
  if (!rectification || stands !== "offered") return refused({ code: "no-rectification", standing: stands });
  if (given.answer === "declines")
    return { events: [{ type: "rectification-declined", reasons: given.reasons, at: now }] };
  const days = Math.min(rectification.days, mostDays(standing, now, rules));
  if (days === 0) return refused({ code: "rectification-days", most: 0 });
  const { dueAt, dueDate } = afterWorkingDays(now, days, rules);
  return { events: [{ type: "rectification-agreed", dueAt, dueDate, at: now }] };
}

export type RectificationReport = { description: string; materials: readonly Material[] };

/** The applicant says that it is put right, with what came anew: who objected, and whose material that is, looks again. */
export function completeRectification(
  standing: Standing,
  { description, materials }: RectificationReport,
  digest: string,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const { application, reviews, region } = standing;
  const { rectification } = application;
  if (rectification?.done?.digest === digest) return { events: [] };
  const stands = rectificationStanding(application);
  if (
    !rectification?.agreed ||
    stands !== "running" ||
    now >= rectification.agreed.dueAt ||
    !isInRound(application)
  )
    return refused({ code: "no-rectification", standing: stands === "running" ? "lapsed" : stands });
  const closed = inOrderOf(application, reviews.filter(isClosed))!;
  const allowed = rectifiable(application, closed, region);
  const others = materials.map(({ code }) => code).filter((code) => !allowed.includes(code));
  if (others.length > 0)
    return refused({ code: "not-for-rectification", materials: [...new Set(others)], allowed });
  const files = broughtAnew(application, materials, region);
  const codes = files.map(({ code }) => code);
  const again = againOf(application.acceptance, closed, rectification.objections, codes, region);
  const departmentOf = (follows: string) =>
    holderOf(
      closed.find(({ facts }) => facts.reviewId === follows)!,
      region,
    );
  const event: RectificationDone = {
    type: "rectification-done",
    description,
    materials: files,
    reviews: asked(application.acceptance, again, departmentOf),
    again,
    digest,
    at: now,
  };
  const frames = framesOf(evolve(application, event));
  return { events: [event], reviews: begunAgain(standing, frames, again, now, rules) };
}

/** What is not on record, each under the code that the case knows its kind by. */
function broughtAnew(application: Application, materials: readonly Material[], region: Region): Material[] {
  const known = application.materials.map(({ code }) => code);
  return materials
    .flatMap((one) => {
      const codes = toldBy(region.materials, known, one.code);
      return (codes.length > 0 ? codes : [one.code]).map((code) => ({ ...one, code }));
    })
    .filter((given) => !application.materials.some((one) => sameContents(one, given)));
}
