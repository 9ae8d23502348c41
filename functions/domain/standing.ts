/** How a whole case stands at an instant: every review as time and the others have made it, recorded or not. */
import { viewAt } from "./advance.ts";
import type { Application } from "./application.ts";
import { cancel } from "./cancellation.ts";
import type { ClockRules } from "./clock.ts";
import { release } from "./release.ts";
import { evolve, type Review } from "./review.ts";
import type { Instant } from "./time.ts";

/**
 * Every review of a case as the rules say it stands at `now`: silence has closed what it closes, reviews have started
 * or fallen with their prerequisites, and a withdrawal has ended what was open. In the order given.
 */
export function standingAt(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
): Review[] {
  // Nothing changes after a withdrawal, not even by time.
  const until = application.status === "withdrawn" && application.at < now ? application.at : now;
  let current = reviews.map((review) => viewAt(review, until, rules));
  // Each round releases what the one before has closed; a chain is no longer than there are reviews.
  for (let round = 0; round < reviews.length && current.some(isWaiting); round++) {
    const before = current;
    current = before.map((review) => released(review, before, until, rules));
    if (current.every((review, i) => review === before[i])) break;
  }
  if (application.status !== "withdrawn") return current;
  const { at } = application;
  return current.map((review) => cancel(review, at, at, rules).events.reduce<Review>(evolve, review));
}

const isWaiting = ({ status }: Review): boolean => status === "waiting";

function released(review: Review, others: readonly Review[], now: Instant, rules: ClockRules): Review {
  if (review.status !== "waiting") return review;
  const decision = release(review, others, rules);
  if (!decision.ok || decision.value.events.length === 0) return review;
  return viewAt(decision.value.events.reduce<Review>(evolve, review), now, rules);
}
