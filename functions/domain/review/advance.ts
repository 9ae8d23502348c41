/** What time alone makes of a review: its calendar is replaced, a stop ends, its limit runs out, the ladder goes on and ends. */
import { afterWorkingDays, ledger, type ClockRules } from "../calendar/clock.ts";
import { fromStart } from "../calendar/limits.ts";
import { ownRules, regionRules } from "../calendar/ownDays.ts";
import { proceeded, proceedsAt } from "./afterLadder.ts";
import { hasBrokenLaw } from "./breach.ts";
import { circumstancesOf, type ReviewRules } from "./circumstances.ts";
import { limitsOfMatter, ranSinceOf, statutoryDueAt, statutoryEnd, type Limited } from "./limits.ts";
import { evolve } from "./replay.ts";
import { higherReminder, isWithHigher } from "./higherAuthority.ts";
import { LADDER, stepAt } from "./ladder.ts";
import { ownFacts, type Review, type ReviewDecision, type ReviewEvent, type ReviewFacts } from "./review.ts";
import { offSince } from "./endpoint.ts";
import { channelOf, receiptsOf } from "./receipt.ts";
import { clockOf, courseOf, keptClock, toldOf, type Served, type ServiceEvidence } from "./service.ts";
import { backfillTerm, silence } from "./silence.ts";
import { heldTo, notEarlier, reckoned, resumed, toldBefore } from "./stop.ts";
import { servedByDay, termSet } from "./term.ts";
import { isOpen, OPEN, OPEN_DAY, type Dated, type Instant, type LocalDate } from "../base/time.ts";

/**
 * Opens a review. It waits where it has prerequisites; otherwise it is dispatched, and served at once where the in-box
 * has it and its clock runs from the dispatch.
 */
export function open(facts: ReviewFacts, at: Dated, rules: ReviewRules): readonly ReviewEvent[] {
  const own = ownFacts(facts);
  if (facts.waitsFor.length > 0) return [{ type: "review-waits", facts: own }];
  return [{ type: "review-dispatched", facts: own }, dispatch(facts, at, rules)];
}

/**
 * Reaches the department: its in-box has it at once, and the clock runs from then on, or from its receipt where the region
 * says so; its endpoint has to answer first, and one that is switched off is passed over.
 */
export function dispatch(facts: ReviewFacts, at: Dated, given: ReviewRules): ReviewEvent {
  const { department } = facts;
  const rules = ownRules(facts, given);
  const passedOver = endpointOff(facts, at.asOf, rules);
  const isInBox = department.channel === "in-box" || passedOver !== null;
  const why = passedOver === null ? {} : { passedOver };
  if (isInBox && department.clockFrom !== "receipt")
    return { ...serve(facts, at, { by: "dispatch" }, rules), ...why };
  const { dueAt: firstDayOver } = afterWorkingDays(at.asOf, 1, rules);
  const isOnItsWay = !isInBox || isOpen(firstDayOver);
  const since = { asOf: firstDayOver, recordedAt: at.recordedAt };
  const latest = isOnItsWay ? null : serve(facts, since, { by: "first-day" }, rules).served;
  return { type: "review-sent", at: at.asOf, recordedAt: at.recordedAt, latest, ...why };
}

/** Since when the endpoint that a dispatch would go to was switched off as of then; `null` where it was not, or is none. */
const endpointOff = (facts: ReviewFacts, asOf: Instant, rules: ReviewRules): Instant | null =>
  facts.department.channel === "webhook" ? offSince(circumstancesOf(facts, rules).switches, asOf) : null;

/** What is evidence of receipt by itself. */
export type EvidenceEvent = Extract<
  ReviewEvent,
  { type: "review-signed-for" | "review-opened" | "endpoint-answered" }
>;

/** Evidence of receipt at `now`, and what follows from it at once: what was only sent is served as of it. */
export function evidenced(
  review: Review,
  event: EvidenceEvent,
  now: Instant,
  rules: ReviewRules,
): readonly ReviewEvent[] {
  // What was received before it was sent, or sent again, cannot have been about it.
  if (review.interruptedAt !== undefined && now < review.interruptedAt) return [];
  if (review.status !== "dispatched") return [event];
  if (now < review.sentAt) return [];
  const events = [...advance(review, now, rules), event];
  const after = events.reduce<Review>(evolve, review);
  return [...events, ...(after.status === "dispatched" ? advance(after, now, rules) : [])];
}

/** A new service: the clock starts from nothing. When it ends may be open: then it is told once the year is loaded. */
export function serve(
  facts: Limited["facts"],
  { asOf: servedAt, recordedAt }: Dated,
  evidence: ServiceEvidence,
  rules: ClockRules,
): Extract<ReviewEvent, { type: "review-served" }> {
  const limited = { facts, extension: null };
  const { clock, due } = fromStart(servedAt, limitsOfMatter(facts.matter), rules, ranSinceOf(limited));
  const served: Served = {
    servedAt,
    recordedAt,
    clock: keptClock(clock, servedAt),
    due,
    calendarVersion: rules.calendar.version,
    statutoryDueAt: statutoryEnd(limited, { startedAt: servedAt, suspensions: [] }, undefined, rules),
  };
  return { type: "review-served", served, evidence };
}

/**
 * What time alone has made true by `asOf`: each event **as of the instant at which it became true**, whenever it is
 * noticed. A clock whose calendar has been replaced is computed anew first, then judged.
 */
export function advance(review: Review, asOf: Instant, given: ReviewRules): readonly ReviewEvent[] {
  const rules = ownRules(review.facts, given);
  const events: ReviewEvent[] = [];
  let current = review;
  for (;;) {
    const next = nextEvent(current, asOf, rules);
    if (next === null) return events;
    events.push(next);
    current = evolve(current, next);
  }
}

function nextEvent(review: Review, asOf: Instant, rules: ReviewRules): ReviewEvent | null {
  switch (review.status) {
    case "waiting":
      return null;
    case "dispatched":
      return reached(review, asOf, rules) ?? unserved(review, asOf, rules);
    case "running":
      return (
        recomputed(review, asOf, rules) ??
        brokenByLaw(review, asOf, (at) => at < review.served.due.dueAt) ??
        (hasRunOut(review, asOf, rules) ? ranOut(review, asOf, rules) : null)
      );
    case "suspended":
      if (isWithHigher(review)) return higherReminder(review, asOf, rules);
      return (
        termSet(review, rules) ??
        servedByDay(review, asOf) ??
        recomputed(review, asOf, rules) ??
        brokenByLaw(review, asOf, (at) => at <= review.stop.endsAt) ??
        (asOf >= review.stop.endsAt ? stopEnds(review, rules) : null)
      );
    case "overdue": {
      const step = nextStep(review, asOf, rules);
      const next = step ?? proceeded(review, asOf, rules);
      const goesOnAt = step?.asOf ?? proceedsAt(review, rules);
      return brokenByLaw(review, asOf, (at) => next === null || at <= goesOnAt!) ?? next;
    }
    case "closed":
      return backfillMissed(review, asOf, rules);
  }
}

/** A calendar that reaches less far than the one before judges no silence. */
const hasRunOut = (
  { served }: Extract<Review, { status: "running" }>,
  asOf: Instant,
  rules: ClockRules,
): boolean => asOf >= served.due.dueAt && ledger(clockOf(served), rules).lacks === null;

/** Where the statutory limit runs out in the instant as of which silence closes the review, it is broken with it. */
function ranOut(
  review: Extract<Review, { status: "running" }>,
  asOf: Instant,
  rules: ReviewRules,
): ReviewEvent {
  const silent = silence(review, rules);
  // An escalation says of itself that it is broken.
  const closes = silent.type === "closed-by-silence";
  return brokenByLaw(review, asOf, (at) => closes && at === review.served.due.dueAt) ?? silent;
}

type Dispatched = Extract<Review, { status: "dispatched" }>;

/** What was only sent is served as of the first evidence of its receipt, or in the in-box when its first day is over. */
function reached(review: Dispatched, asOf: Instant, rules: ClockRules): ReviewEvent | null {
  const { facts, recordedAt } = review;
  const isInBox = channelOf(review) === "in-box";
  const [first] = receiptsOf(review);
  const firstDayOver = isInBox ? afterWorkingDays(review.sentAt, 1, rules).dueAt : OPEN;
  const isByDay = first === undefined || firstDayOver < first.at;
  const at = isByDay ? firstDayOver : first.at;
  if (isOpen(at) || asOf < at) return null;
  const since = { asOf: at, recordedAt: isInBox ? recordedAt : at };
  const told = toldAsSent(review, rules);
  const served = serve(facts, since, { by: isByDay ? "first-day" : first.by }, rules);
  return { ...served, ...(told !== undefined && { told }) };
}

/**
 * Which due date the applicant was told of a review that is not served yet: as if it were served as it was sent; open since its
 * endpoint has not answered in time, or where a change of the project has said so. Of one that had to wait none was told.
 */
function toldAsSent(review: Dispatched, rules: ClockRules): LocalDate | undefined {
  const { facts, sentAt, isUnserved, interruptedAt } = review;
  if (isUnserved || interruptedAt !== undefined) return OPEN_DAY;
  if (facts.waitsFor.length > 0) return undefined;
  return fromStart(sentAt, limitsOfMatter(facts.matter), rules, ranSinceOf({ facts, extension: null })).due
    .dueDate;
}

/** Its endpoint has not taken it one working day after it was sent: no clock runs, so no silence counts. */
function unserved(review: Dispatched, asOf: Instant, rules: ClockRules): ReviewEvent | null {
  const { dueAt } = afterWorkingDays(review.sentAt, 1, rules);
  if (channelOf(review) === "in-box" || review.isUnserved || asOf < dueAt) return null;
  return { type: "review-unserved", asOf: dueAt };
}

/** A due date may move later with a new calendar, never earlier than the one that was told; one that was open is told. */
function recomputed(
  review: Extract<Review, { status: "running" | "suspended" }>,
  asOf: Instant,
  rules: ClockRules,
): ReviewEvent | null {
  const { served, status } = review;
  if (served.calendarVersion === rules.calendar.version) return null;
  const plain = reckoned(review, courseOf(served), rules);
  if (isOpen(plain.due.dueAt)) return null; // a calendar that does not reach that far judges nothing
  const before = { due: served.due, calendarVersion: served.calendarVersion };
  // While the clock stands, its stop may still end early: what was told before it holds then, too.
  const course = heldTo(courseOf(served), toldOf(served));
  if (isOpen(served.due.dueAt)) {
    const after = plain.due.dueDate < (course.notBefore ?? "") ? reckoned(review, course, rules) : plain;
    const { told, ...running } = after;
    // Nobody of the department could see the date before: a silence counts by what was left of the limit then (G2).
    return {
      type: "clock-recomputed",
      served: { ...running, ...(status === "suspended" && told !== undefined && { told }), recordedAt: asOf },
      before,
    };
  }
  if (status === "running" && plain.due.dueAt >= served.due.dueAt)
    return { type: "clock-recomputed", served: plain, before };
  return { type: "clock-recomputed", served: notEarlier(review, course, rules), before };
}

/** A planned end passes, or the applicant's term lapses: the clock runs on as of that instant. */
function stopEnds(review: Extract<Review, { status: "suspended" }>, rules: ClockRules): ReviewEvent | null {
  const { stop, served } = review;
  const running = resumed(review, stop, stop.endsAt, rules);
  // A calendar that reaches less far than the one before judges nothing.
  if (isOpen(running.due.dueAt) && !isOpen(served.due.dueAt)) return null;
  const told = toldBefore(stop, served);
  return { type: "clock-resumed", stop, at: stop.endsAt, served: running, before: served.due, told };
}

function nextStep(
  review: Extract<Review, { status: "overdue" }>,
  asOf: Instant,
  rules: ClockRules,
): Extract<ReviewEvent, { type: "escalation-raised" }> | null {
  const to = LADDER[LADDER.indexOf(review.raisedTo) + 1];
  if (to === undefined) return null;
  const at = stepAt(to, review.served.due, regionRules(rules));
  return asOf < at ? null : { type: "escalation-raised", to, asOf: at };
}

/**
 * The statutory limit by itself has run out, and nothing else says so: a supplement stops the clock, what was due was due
 * long before, or silence closes the review with it. Once for each service, and for good.
 * @param isFirst whether nothing else happens to the review before that instant
 */
function brokenByLaw(
  review: Extract<Review, { served: Served }>,
  asOf: Instant,
  isFirst: (at: Instant) => boolean,
): ReviewEvent | null {
  const at = statutoryDueAt(review);
  if (at === null || asOf < at || !isFirst(at)) return null;
  return hasBrokenLaw(review, review.served)
    ? null
    : { type: "limit-breached", breach: { rule: "statutory-limit", at } };
}

/** A department owes its written opinion after a consent by silence too; a late one counts as that. */
function backfillMissed(
  review: Extract<Review, { status: "closed" }>,
  asOf: Instant,
  rules: ClockRules,
): ReviewEvent | null {
  const backfillDueAt = backfillTerm(review, rules);
  if (review.silence === null || backfillDueAt === null) return null;
  if (asOf < backfillDueAt || review.backfillMissed) return null;
  // One that came later is kept, and late for this, too: whether it was missed must not hang on who noticed when.
  if (review.lateOpinions.some(({ receivedAt }) => receivedAt < backfillDueAt)) return null;
  return { type: "backfill-missed", asOf: backfillDueAt };
}

/** The review as the rules say it stands at `now`, recorded or not. */
export function viewAt(review: Review, now: Instant, rules: ReviewRules): Review {
  return advance(review, now, rules).reduce<Review>(evolve, review);
}

/** The events of a wake-up: what time has made true, and nothing when there is nothing to do. */
export function wake(review: Review, asOf: Instant, rules: ReviewRules): ReviewDecision {
  return { events: advance(review, asOf, rules) };
}
