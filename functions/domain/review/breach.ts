/**
 * Breaches are facts of a review's history: a limit that ran out did so, whatever becomes of the review, and an attempt that
 * was refused was made. Nothing takes one back; a correction, with a reason and by whom, stands beside it.
 */
import { ruleOfAttempt } from "./attempt.ts";
import type { BreachRule, Common, Correction, LimitBreach, Review } from "./review.ts";
import type { Served } from "./service.ts";
import type { Instant } from "../base/time.ts";

export type Breach = { rule: BreachRule; at: Instant; correction: Correction | null };

/**
 * The breaches of a review as it stands, in the order in which they came about. One is named by its rule and instant:
 * two attempts that the same rule refused at the same instant are one.
 */
export function breachesOf(review: Review): Breach[] {
  const ofAttempts = review.refusedAttempts.flatMap((attempt) => {
    const rule = ruleOfAttempt(attempt);
    return rule ? [{ rule, at: attempt.at }] : [];
  });
  const all = [...review.breaches, ...ofAttempts];
  return all
    .filter(({ rule, at }, i) => all.findIndex((one) => one.rule === rule && one.at === at) === i)
    .map(({ rule, at }) => ({ rule, at, correction: correctionOf(review, rule, at) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What corrects a breach: the first word counts. */
const correctionOf = ({ corrections }: Review, rule: BreachRule, at: Instant): Correction | null =>
  corrections.find((correction) => correction.rule === rule && correction.at === at) ?? null;

type Broken = Pick<Common, "breaches" | "corrections">;

/** A limit has run out; the same one of the same service runs out once. */
export function withBreach<R extends Broken>(review: R, breach: LimitBreach): R {
  const isKnown = review.breaches.some(({ rule, at }) => rule === breach.rule && at === breach.at);
  return isKnown ? review : { ...review, breaches: [...review.breaches, breach] };
}

/** Whether the statutory limit of this service has run out: once for each service, wherever its date is moved afterwards. */
export const hasBrokenLaw = (
  { breaches, facts }: Pick<Common, "breaches" | "facts">,
  { servedAt }: Pick<Served, "servedAt">,
): boolean => {
  const since = facts.handedOn?.ranSince?.startedAt ?? servedAt;
  return breaches.some(({ rule, at }) => rule === "statutory-limit" && at > since);
};

/**
 * What ended the service was received by then: a limit that ended later had not run out, and a clock that ran ahead had
 * said so. What was ordered of such a limit was ordered of nobody.
 */
export function endedBy<R extends Broken & Pick<Common, "orders">>(given: R, receivedAt: Instant): R {
  const orders = given.orders?.filter(({ at }) => at <= receivedAt) ?? [];
  const review =
    orders.length === (given.orders ?? []).length
      ? given
      : { ...given, orders: orders.length > 0 ? orders : undefined };
  const wrong = review.breaches.filter(
    ({ rule, at }) =>
      at > receivedAt && !review.corrections.some((one) => one.rule === rule && one.at === at),
  );
  if (wrong.length === 0) return review;
  const corrections = wrong.map((breach): Correction => ({
    ...breach,
    correctedAt: receivedAt,
    by: null,
    reasons: null,
  }));
  return { ...review, corrections: [...review.corrections, ...corrections] };
}
