/**
 * 核查: what was promised is checked afterwards by the department whose matter rests on it, be it a promise in place of the
 * review (告知承诺) or of material that was to follow (容缺). One that is not held is put right within a term where its
 * terms say so; otherwise, and where that was in vain, what was given on it is withdrawn (撤销).
 */
import { refuseAttempt } from "./attempt.ts";
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { CHECK_DAYS, type PromiseTerms } from "../catalogue/region.ts";
import type { ClosedReview, Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import type { Outcome } from "./outcome.ts";
import type { Instant, LocalDate } from "../base/time.ts";

/** Of which promise: that of a material by its code, or `null` of the one that stands in for the review. */
export type CheckedPromise = string | null;

/** What its department found; a promise that is not held is broken against some provision. */
export type PromiseFinding = { material: CheckedPromise; found: string } & (
  { result: "held"; article: null } | { result: "not-held"; article: string }
);

/** `putRight`: until when; `null` where there is nothing to put right, or no time for it. */
export type PromiseCheck = PromiseFinding & {
  then: "stands" | "put-right" | "withdrawn";
  putRight: { dueAt: Instant; dueDate: LocalDate } | null;
  at: Instant;
};

/** `due`: nobody has checked it; `put-right`: it was found wanting, and is to be put right; then how it came out. */
export type PromiseStanding = "due" | PromiseCheck["then"];

const GIVEN: readonly Outcome[] = ["consented", "consented-with-conditions", "deemed-consent", "replaced"];

/** Whether something was given by it that may rest on a promise. */
export const isChecked = (review: Review): review is ClosedReview =>
  review.status === "closed" && GIVEN.includes(review.outcome);

/** The promises that something was given on, each with its terms and since when it may be checked. */
function resting(review: Review): { material: CheckedPromise; terms: CheckTerms; since: Instant }[] {
  if (!isChecked(review)) return [];
  const { facts, closedAt, came = {} } = review;
  if (review.outcome === "replaced")
    return review.claim.by === "promise"
      ? [{ material: null, terms: facts.matter.promise ?? {}, since: closedAt }]
      : [];
  return (facts.promised ?? []).flatMap(({ code, ...terms }) => {
    const at = came[code];
    if (at === undefined || !facts.matter.materials.includes(code)) return [];
    return [{ material: code, terms, since: at > closedAt ? at : closedAt }];
  });
}

type CheckTerms = Pick<PromiseTerms, "checkDays" | "putRightDays">;

/** A promise that a review rests on, where its check stands, and by when it is to be made, or put right. */
export type CheckableTo = {
  material: CheckedPromise;
  standing: PromiseStanding;
  due: Pick<Due, "dueAt" | "dueDate"> | null;
  checks: readonly PromiseCheck[];
};

/** Every promise that a review rests on. */
export const promisesToCheck = (review: Review, rules: ClockRules): CheckableTo[] =>
  resting(review).map(({ material, terms, since }) => {
    const checks = checksOf(review, material);
    const last = checks.at(-1);
    const standing = last?.then ?? "due";
    const { checkDays = CHECK_DAYS } = terms;
    const due = last ? last.putRight : afterWorkingDays(since, checkDays, ownRules(review.facts, rules));
    return { material, standing, due, checks };
  });

/** Those that wait for their department. */
export const checksOwed = (review: Review): CheckedPromise[] =>
  resting(review).flatMap(({ material }) => (isOwed(checksOf(review, material).at(-1)) ? [material] : []));

const isOwed = (last: PromiseCheck | undefined): boolean => last === undefined || last.then === "put-right";

const checksOf = ({ promiseChecks = [] }: Review, material: CheckedPromise): PromiseCheck[] =>
  promiseChecks.filter((check) => check.material === material);

/** The check by which what a review had given was withdrawn; `null` where it stands. */
export const withdrawalOf = ({ promiseChecks = [] }: Review): PromiseCheck | null =>
  promiseChecks.find(({ then }) => then === "withdrawn") ?? null;

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

  function follows(): Pick<PromiseCheck, "then" | "putRight"> {
    if (finding.result === "held") return { then: "stands", putRight: null };
    const { putRightDays } = promise!.terms;
    if (last !== undefined || putRightDays === undefined) return { then: "withdrawn", putRight: null };
    const { dueAt, dueDate } = afterWorkingDays(now, putRightDays, rules);
    return { then: "put-right", putRight: { dueAt, dueDate } };
  }
}

const isSameFinding = (before: PromiseCheck, { result, found, article }: PromiseFinding): boolean =>
  before.result === result && before.found === found && before.article === article;
