/** How a case stands at an instant: as time, the applicant and the other reviews have made it, recorded or not. */
import { advance, viewAt } from "../review/advance.ts";
import { evolve as evolveApplication, type Application, type ApplicationEvent } from "./application.ts";
import { cancel } from "../review/cancellation.ts";
import type { CalendarMissing, ClockRules } from "../calendar/clock.ts";
import { advanceLead } from "./conclusion.ts";
import { advanceIntake } from "./intake.ts";
import { interrupt } from "../review/interruption.ts";
import type { Region } from "../catalogue/region.ts";
import { release } from "../review/release.ts";
import { ok, type Result } from "../base/result.ts";
import { evolve, type Review, type ReviewDecision, type ReviewEvent } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/** What time has made of an application by `asOf` and nobody has written down: its intake, and a lead that is late. */
export function applicationEvents(
  application: Application,
  asOf: Instant,
  rules: ClockRules,
  region: Region,
): readonly ApplicationEvent[] {
  return [...advanceIntake(application, asOf, rules, region), ...advanceLead(application, asOf, rules)];
}

/** An application as time has made it by `now`, recorded or not. */
export const applicationAt = (
  application: Application,
  now: Instant,
  rules: ClockRules,
  region: Region,
): Application => applicationEvents(application, now, rules, region).reduce(evolveApplication, application);

/**
 * What the case and time have made of one of its reviews and nobody has written down, in the order in which it came
 * true: a change of the project starts it again, a withdrawal ends it, the reviews it waits for start it or let it
 * fall, time does the rest.
 * @param others the reviews of the case; nothing starts by those that are left out
 * @param asOf what is settled by then; silence later than this may still be broken by an opinion on its way
 */
export function reviewEvents(
  application: Application,
  review: Review,
  others: readonly Review[],
  asOf: Instant,
  rules: ClockRules,
): Result<ReviewDecision, CalendarMissing> {
  // After a withdrawal nothing starts any more.
  if (review.status === "waiting" && application.status !== "withdrawn")
    return release(review, others, rules);
  const again = startedAgain(application, review, rules);
  if (!again.ok) return again;
  const current = again.value.reduce<Review>(evolve, review);
  const rest =
    application.status === "withdrawn" && current.status !== "closed"
      ? cancel(current, application.at, asOf, rules).events
      : advance(current, endOf(application, asOf), rules);
  return ok({ events: [...again.value, ...rest] });
}

/**
 * Every review of a case as the rules say it stands at `now`: the application and time have done what they do, and
 * reviews have started or fallen with their prerequisites. In the order given.
 */
export function standingAt(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
): Review[] {
  const until = endOf(application, now);
  let current = reviews.map((review) => {
    const again = startedAgain(application, review, rules);
    return viewAt(again.ok ? again.value.reduce<Review>(evolve, review) : review, until, rules);
  });
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

/** Nothing changes after a withdrawal, not even by time. */
const endOf = (application: Application, now: Instant): Instant =>
  application.status === "withdrawn" && application.at < now ? application.at : now;

function startedAgain(
  { changes, changedAt }: Application,
  review: Review,
  rules: ClockRules,
): Result<readonly ReviewEvent[], CalendarMissing> {
  if (changedAt === null) return ok([]);
  const again = interrupt(review, changes, changedAt, rules);
  return again.ok ? ok(again.value.events) : again;
}

const isWaiting = ({ status }: Review): boolean => status === "waiting";

function released(review: Review, others: readonly Review[], now: Instant, rules: ClockRules): Review {
  if (review.status !== "waiting") return review;
  const decision = release(review, others, rules);
  if (!decision.ok || decision.value.events.length === 0) return review;
  return viewAt(decision.value.events.reduce<Review>(evolve, review), now, rules);
}
