/**
 * 核查: what was promised is checked afterwards by the department whose matter rests on it, be it a promise in place of the
 * review (告知承诺) or of material that was to follow (容缺). One that is not held is put right within a term where its
 * terms say so; otherwise, and where that was in vain, what was given on it is withdrawn (撤销).
 */
import { refuseAttempt } from "./attempt.ts";
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import { ownRules, type Asked } from "../calendar/ownDays.ts";
import { CHECK_DAYS, type PromiseTerms } from "../catalogue/region.ts";
import type { Claim } from "../catalogue/routing.ts";
import type { ClosedReview, OwnFacts, Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import type { Outcome } from "./outcome.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";

/** Of which promise: that of a material by its code, or `null` of the one that stands in for the review. */
export type CheckedPromise = string | null;

/** What its department found; a promise that is not held is broken against some provision. */
export type PromiseFinding = { material: CheckedPromise; found: string } & (
  { result: "held"; article: null } | { result: "not-held"; article: string }
);

/** `putRight`: until when; `null` where there is nothing to put right, or no time for it. */
export type PromiseCheck = PromiseFinding & {
  effect: "stands" | "put-right" | "withdrawn";
  putRight: { dueAt: Instant; dueDate: LocalDate } | null;
  at: Instant;
};

/**
 * `due`: nobody has checked it; `put-right`: it was found wanting, and is to be put right; then how it came out. `released`:
 * it was neither checked nor put right, and its application has been withdrawn: nothing is given on it any more.
 */
export type PromiseStanding = "due" | PromiseCheck["effect"] | "released";

/** By when a promise was to be checked as the duty began: a new calendar may move that to later, never to earlier. */
export type CheckDue = { material: CheckedPromise; dueAt: Instant; dueDate: LocalDate };

/** What an event says with which duties to check begin; nothing where none does, as nearly always. */
export type ChecksBegun = { checksDue?: readonly CheckDue[] | undefined };

const GIVEN: readonly Outcome[] = ["consented", "consented-with-conditions", "deemed-consent", "replaced"];

/** Whether something was given by it that may rest on a promise. */
export const isChecked = (review: Review): review is ClosedReview =>
  review.status === "closed" && GIVEN.includes(review.outcome);

type CheckTerms = Pick<PromiseTerms, "checkDays" | "putRightDays">;

/** A promise that something was given on, with its terms, and since when it may be checked. */
type Resting = { material: CheckedPromise; terms: CheckTerms; since: Instant };

function resting(review: Review): Resting[] {
  if (!isChecked(review)) return [];
  if (review.outcome === "replaced") return standingIn(review.facts, review.claim, review.closedAt);
  return followed(review, review.closedAt);
}

/** The promise in place of the review. */
const standingIn = ({ matter }: Pick<OwnFacts, "matter">, { by }: Claim, since: Instant): Resting[] =>
  by === "promise" ? [{ material: null, terms: matter.promise ?? {}, since }] : [];

/** Those of material that has come. */
function followed({ facts, came = {} }: Pick<Review, "facts" | "came">, closedAt: Instant): Resting[] {
  return (facts.promised ?? []).flatMap(({ code, ...terms }) => {
    const at = came[code];
    if (at === undefined || !facts.matter.materials.includes(code)) return [];
    return [{ material: code, terms, since: at > closedAt ? at : closedAt }];
  });
}

const checkDueOf = (
  { terms: { checkDays = CHECK_DAYS }, since }: Resting,
  asked: Asked,
  rules: ClockRules,
): Due => afterWorkingDays(since, checkDays, ownRules(asked, rules));

function begun(promises: readonly Resting[], asked: Asked, rules: ClockRules): ChecksBegun {
  const checksDue = promises.flatMap((one): CheckDue[] => {
    const { dueAt, dueDate } = checkDueOf(one, asked, rules);
    // What the calendar does not reach is told once it does.
    return isOpen(dueAt) ? [] : [{ material: one.material, dueAt, dueDate }];
  });
  return checksDue.length > 0 ? { checksDue } : {};
}

/** The check that is due of a review because something stands in for it from the beginning. */
export const begunByClaim = (own: OwnFacts, claim: Claim, at: Instant, rules: ClockRules): ChecksBegun =>
  begun(standingIn(own, claim, at), own, rules);

/** Those of material that had come before the review closes like this. */
export const begunByClosing = (
  review: Review,
  outcome: Outcome,
  at: Instant,
  rules: ClockRules,
): ChecksBegun => (GIVEN.includes(outcome) ? begun(followed(review, at), review.facts, rules) : {});

/** That of material that comes once the review has closed. */
export const begunByComing = (review: Review, code: string, at: Instant, rules: ClockRules): ChecksBegun =>
  isChecked(review)
    ? begun(followed({ facts: review.facts, came: { [code]: at } }, review.closedAt), review.facts, rules)
    : {};

/** What is known of when checks are due, once an event has said more. */
export const withChecksDue = <R extends Pick<Review, "checksDue">>(
  review: R,
  { checksDue }: ChecksBegun,
): R => (checksDue ? { ...review, checksDue: [...(review.checksDue ?? []), ...checksDue] } : review);

/** By the calendar at hand, and not before what was on record as the duty began. */
function dueAfter(review: Review, promise: Resting, rules: ClockRules): CheckableTo["due"] {
  const due = checkDueOf(promise, review.facts, rules);
  const told = review.checksDue?.findLast(({ material }) => material === promise.material);
  return told === undefined || due.dueAt > told.dueAt ? due : told;
}

/** A promise that a review rests on, where its check stands, and by when it is to be made, or put right. */
export type CheckableTo = {
  material: CheckedPromise;
  standing: PromiseStanding;
  due: Pick<Due, "dueAt" | "dueDate"> | null;
  checks: readonly PromiseCheck[];
};

/** Every promise that a review rests on. @param isWithdrawn whether its application is: then nothing is left to be done */
export const promisesToCheck = (review: Review, rules: ClockRules, isWithdrawn = false): CheckableTo[] =>
  resting(review).map((promise) => {
    const { material } = promise;
    const checks = checksOf(review, material);
    const last = checks.at(-1);
    if (isWithdrawn && isOwed(last)) return { material, standing: "released", due: null, checks };
    const due = last ? last.putRight : dueAfter(review, promise, rules);
    return { material, standing: last?.effect ?? "due", due, checks };
  });

/** Those that wait for their department. */
export const checksOwed = (review: Review): CheckedPromise[] =>
  resting(review).flatMap(({ material }) => (isOwed(checksOf(review, material).at(-1)) ? [material] : []));

const isOwed = (last: PromiseCheck | undefined): boolean => last === undefined || last.effect === "put-right";

const checksOf = ({ promiseChecks = [] }: Review, material: CheckedPromise): PromiseCheck[] =>
  promiseChecks.filter((check) => check.material === material);

/** The check by which what a review had given was withdrawn; `null` where it stands. */
export const withdrawalOf = ({ promiseChecks = [] }: Review): PromiseCheck | null =>
  promiseChecks.find(({ effect }) => effect === "withdrawn") ?? null;

/** Records what came of a check; what follows from it follows by the promise's own terms. */
export function checkPromise(
  review: Review,
  finding: PromiseFinding,
  now: Instant,
  rules: ClockRules,
): ReviewDecision {
  const { material } = finding;
  const refuse = (refusal: ReviewRefusal) => refuseAttempt(review, "checkPromise", refusal, now, finding);
  const about = resting(review);
  const promise = about.find((one) => one.material === material);
  if (!promise)
    return refuse({ code: "no-promise-to-check", materials: about.flatMap((one) => one.material ?? []) });
  const last = checksOf(review, material).at(-1);
  if (last && isSameFinding(last, finding)) return { events: [] };
  if (last && !isOwed(last)) return refuse({ code: "promise-checked", checkedAt: last.at });
  if (last?.putRight && finding.result === "not-held" && now < last.putRight.dueAt)
    return refuse({ code: "put-right-running", until: last.putRight.dueAt });
  return { events: [{ type: "promise-checked", check: { ...finding, ...follows(), at: now } }] };

  function follows(): Pick<PromiseCheck, "effect" | "putRight"> {
    if (finding.result === "held") return { effect: "stands", putRight: null };
    const { putRightDays } = promise!.terms;
    if (last !== undefined || putRightDays === undefined) return { effect: "withdrawn", putRight: null };
    const { dueAt, dueDate } = afterWorkingDays(now, putRightDays, rules);
    return { effect: "put-right", putRight: { dueAt, dueDate } };
  }
}

const isSameFinding = (before: PromiseCheck, { result, found, article }: PromiseFinding): boolean =>
  before.result === result && before.found === found && before.article === article;
