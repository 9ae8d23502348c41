/** A card that should not stand is corrected by a supervisor, with a reason; it stays on record and is shown as corrected. */
import type { Actor } from "../base/actor.ts";
import { advance, viewAt } from "./advance.ts";
import { breachesOf } from "./breach.ts";
import type { BreachRule, Review, ReviewDecision } from "./review.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Instant } from "../base/time.ts";

/** Which card, by its rule and the instant that it names, and why it should not stand. */
export type CorrectionRequest = { rule: BreachRule; at: Instant; reasons: string };

/** Corrects a card of a review, once; the same correction again changes nothing. */
export function correctCard(
  review: Review,
  { rule, at, reasons }: CorrectionRequest,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const breaches = breachesOf(viewAt(review, now, rules));
  const breach = breaches.find((one) => one.rule === rule && one.at === at);
  if (!breach) {
    const cards = breaches.map((one) => `${one.rule} ${one.at}`);
    return { events: [], refusal: { code: "no-such-card", cards } };
  }
  const { correction: before } = breach;
  if (before !== null)
    return before.reasons === reasons
      ? { events: [] }
      : { events: [], refusal: { code: "card-corrected", correctedAt: before.correctedAt } };
  const correction = { rule, at, correctedAt: now, by, reasons };
  return { events: [...advance(review, now, rules), { type: "card-corrected", correction }] };
}
