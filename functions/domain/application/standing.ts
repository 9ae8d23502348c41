/** How a case stands at an instant: as time and the other reviews have made it, recorded or not. */
import { advance } from "../review/advance.ts";
import { evolve as evolveApplication } from "./replay.ts";
import type { Application } from "./application.ts";
import type { ApplicationEvent, ReviewChange } from "./applicationEvent.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { advanceAgents } from "./agents.ts";
import { advanceVisits } from "./duringVisits.ts";
import { advanceGreen } from "./tracking.ts";
import { advancePromises } from "./promises.ts";
import { advanceRectification } from "./rectification.ts";
import { advanceLead } from "./conclusion.ts";
import { advanceIntake } from "./intake.ts";
import type { Region } from "../catalogue/region.ts";
import { NOTHING_ON_RECORD, type ReviewRules } from "../review/circumstances.ts";
import { release } from "../review/release.ts";
import { remind } from "../review/reminder.ts";
import { evolve } from "../review/replay.ts";
import type { Review, ReviewEvent } from "../review/review.ts";
import type { Instant, Moment } from "../base/time.ts";

/**
 * What time has made of an application and nobody has written down: its intake, with every review where the window's
 * silence accepts it, and a lead that is late.
 */
export function applicationEvents(
  application: Application,
  moment: Moment,
  rules: ReviewRules,
  region: Region,
): { events: readonly ApplicationEvent[]; reviews: readonly ReviewChange[] } {
  const { events, reviews } = advanceIntake(application, moment, rules, region);
  const promised = advancePromises(application, moment.settledAt);
  const agents = advanceAgents(application, moment.settledAt);
  const lead = advanceLead(application, moment.settledAt, rules);
  const visited = advanceVisits(application, moment.settledAt, rules);
  const rectified = advanceRectification(application, moment.settledAt);
  const tracked = advanceGreen(application, moment.settledAt, rules);
  return {
    events: [...events, ...promised, ...agents, ...visited, ...rectified, ...tracked, ...lead],
    reviews,
  };
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
  const moment = { now, settledAt: now };
  const { events, reviews } = applicationEvents(application, moment, whereverItGoes(rules), region);
  return reviews.length > 0 ? application : events.reduce(evolveApplication, application);
}

/** For what does not hang on it how a department is reached. */
export const whereverItGoes = (rules: ClockRules): ReviewRules => ({
  ...rules,
  circumstancesOf: () => NOTHING_ON_RECORD,
});

/** Until when time does anything to the reviews of an application: a withdrawal is the end of it. */
export const endOf = (application: Application, now: Instant): Instant =>
  application.status === "withdrawn" && application.at < now ? application.at : now;

/**
 * What the case and time have made of one of its reviews and nobody has written down: the reviews it waits for start it
 * or let it fall, time does the rest. A withdrawal or a change of the project is written with its reviews, and leaves
 * nothing to do here.
 * @param others the reviews of the case; nothing starts by those that are left out
 */
export function reviewEvents(
  review: Review,
  others: readonly Review[],
  { now, settledAt }: Moment,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  if (review.status !== "waiting") return advance(review, settledAt, rules);
  return release(review, others, now, rules).events;
}

/** The same, and the reminder of its receipt where one is owed to its department as it is written down. */
export function writtenEvents(
  review: Review,
  others: readonly Review[],
  moment: Moment,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  const made = reviewEvents(review, others, moment, rules);
  return [...made, ...remind(made.reduce<Review>(evolve, review), moment.now, rules)];
}

/**
 * Every review of a case as the rules say it stands at `now`: time has done what it does, and reviews have started or
 * fallen with their prerequisites. In the order given.
 */
export const standingAt = (reviews: readonly Review[], now: Instant, rules: ReviewRules): Review[] =>
  broughtUp(reviews, now, rules).map(({ review }) => review);

/** A review as it stands at an instant, and the events that it lacks to be there on record. */
export type BroughtUp = { review: Review; events: readonly ReviewEvent[] };

/** Every review of a case as it stands at `now`, with what nobody has written down of it yet. In the order given. */
export function broughtUp(reviews: readonly Review[], now: Instant, rules: ReviewRules): BroughtUp[] {
  let current = reviews.map((review) => after({ review, events: [] }, advance(review, now, rules)));
  // Each round releases what the one before has closed; a chain is no longer than there are reviews.
  for (let round = 0; round < reviews.length && current.some(isWaiting); round++) {
    const before = current;
    const standing = before.map(({ review }) => review);
    current = before.map((one) => released(one, standing, now, rules));
    if (current.every((one, i) => one === before[i])) break;
  }
  return current;
}

const isWaiting = ({ review }: BroughtUp): boolean => review.status === "waiting";

const after = ({ review, events }: BroughtUp, more: readonly ReviewEvent[]): BroughtUp => ({
  review: more.reduce<Review>(evolve, review),
  events: [...events, ...more],
});

function released(one: BroughtUp, others: readonly Review[], now: Instant, rules: ReviewRules): BroughtUp {
  if (one.review.status !== "waiting") return one;
  const decision = release(one.review, others, now, rules);
  if (decision.events.length === 0) return one;
  const started = after(one, decision.events);
  return after(started, advance(started.review, now, rules));
}
