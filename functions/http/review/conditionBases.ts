/** What a condition may rest on: a licence's on law or a general act, never on discretion alone (行政许可法 art. 16). */
import type { Opinion } from "../../domain/review/opinion.ts";
import type { Review, ReviewDecision } from "../../domain/review/review.ts";
import { malformed } from "../base/refused.ts";

/** A guard for a decision on an opinion: what says something new of a licence says what it rests on. */
export function basesAllowed(review: Review, opinion: Opinion, decision: ReviewDecision): ReviewDecision {
  const isRepeat = decision.events.length === 0 && decision.refusal === undefined;
  if (review.facts.matter.kind !== "licence" || opinion.kind !== "consent-with-conditions" || isRepeat)
    return decision;
  const errors = opinion.conditions.flatMap(({ basis }, i) =>
    basis === "discretionary"
      ? [{ path: `conditions[${i}].basis`, code: "discretion-for-licence" as const, facts: {} }]
      : [],
  );
  if (errors.length > 0) throw malformed(errors);
  return decision;
}
