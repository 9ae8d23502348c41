/** How a case stands at an instant: as time and the other reviews have made it, recorded or not. */
import { advance, viewAt } from "../review/advance.ts";
import {
  evolve as evolveApplication,
  type Application,
  type ApplicationEvent,
  type ReviewChange,
} from "./application.ts";
import type { CalendarMissing, ClockRules } from "../calendar/clock.ts";
import { advanceLead } from "./conclusion.ts";
import { advanceIntake } from "./intake.ts";
import type { Region } from "../catalogue/region.ts";
import { release } from "../review/release.ts";
import { ok, type Result } from "../base/result.ts";
import { evolve, type Review, type ReviewEvent } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/**
 * What time has made of an application by `asOf` and nobody has written down: its intake, with every review where the
 * window's silence accepts it, and a lead that is late.
 */
export function applicationEvents(
  application: Application,
  asOf: Instant,
  rules: ClockRules,
  region: Region,
): { events: readonly ApplicationEvent[]; reviews: readonly ReviewChange[] } {
  const { events, reviews } = advanceIntake(application, asOf, rules, region);
  return { events: [...events, ...advanceLead(application, asOf, rules)], reviews };
}

/**
 * An application as time has made it by `now`, recorded or not. Only acceptance is shown once it is on record: with it
 * come its reviews, which their departments see in that instant.
 */
export function applicationAt(
  application: Application,
  now: Instant,
  rules: ClockRules,
  region: Region,
): Application {
  const { events, reviews } = applicationEvents(application, now, rules, region);
  return reviews.length > 0 ? application : events.reduce(evolveApplication, application);
}

/**
 * What the case and time have made of one of its reviews and nobody has written down: the reviews it waits for start it
 * or let it fall, time does the rest. A withdrawal or a change of the project is written with its reviews, and leaves
 * nothing to do here.
 * @param others the reviews of the case; nothing starts by those that are left out
 * @param asOf what is settled by then; silence later than this may still be broken by an opinion on its way
 */
export function reviewEvents(
  review: Review,
  others: readonly Review[],
  asOf: Instant,
  rules: ClockRules,
): Result<readonly ReviewEvent[], CalendarMissing> {
  if (review.status !== "waiting") return ok(advance(review, asOf, rules));
  const released = release(review, others, rules);
  return released.ok ? ok(released.value.events) : released;
}

/**
 * Every review of a case as the rules say it stands at `now`: time has done what it does, and reviews have started or
 * fallen with their prerequisites. In the order given.
 */
export function standingAt(reviews: readonly Review[], now: Instant, rules: ClockRules): Review[] {
  let current = reviews.map((review) => viewAt(review, now, rules));
  // Each round releases what the one before has closed; a chain is no longer than there are reviews.
  for (let round = 0; round < reviews.length && current.some(isWaiting); round++) {
    const before = current;
    current = before.map((review) => released(review, before, now, rules));
    if (current.every((review, i) => review === before[i])) break;
  }
  return current;
}

const isWaiting = ({ status }: Review): boolean => status === "waiting";

/** A prerequisite that needs a calendar nobody has loaded leaves its dependent waiting. */
function released(review: Review, others: readonly Review[], now: Instant, rules: ClockRules): Review {
  if (review.status !== "waiting") return review;
  const decision = release(review, others, rules);
  if (!decision.ok || decision.value.events.length === 0) return review;
  return viewAt(decision.value.events.reduce<Review>(evolve, review), now, rules);
}
