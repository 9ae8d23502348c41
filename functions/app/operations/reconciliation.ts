/**
 * Reconciliation: compares the record with what should have followed from it, and makes up for what did not. Every
 * step is one that would have been taken anyway, so it may run at any time, twice at once, or after a disaster.
 */
import { acceptanceOf, isOver } from "../../domain/application/application.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { nextChange } from "../../domain/review/nextChange.ts";
import type { Review } from "../../domain/review/review.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import { catchUpApplication, catchUpReviews, momentOf } from "../application/catchUp.ts";
import { concludeCase } from "../application/concluding.ts";
import { ensureRunning, nextGeneration } from "../application/generations.ts";
import { advance } from "../../domain/review/advance.ts";
import { registerMissing } from "../billing/register.ts";
import { issueMissing } from "../notices/notices.ts";
import { knowing } from "../base/circumstances.ts";
import type { ApplicationPhase, Bus, Case, CaseStore, Engine, Log } from "../base/ports.ts";
import { endedBefore } from "./ended.ts";
import { alteredIn } from "./evidence.ts";
import { announceAgain, closeGaps, madeUp, openGaps, reachOf, type Gap } from "./gaps.ts";
import { logged } from "../base/logContext.ts";
import type { ReconciliationCounts } from "../base/logFields.ts";
import { logMissing, waitingForYear } from "../base/missingYear.ts";
import { isPassing } from "../base/passing.ts";
import type { Keys, Signer } from "../base/signing.ts";
import { onSince, standsOff } from "../../domain/review/endpoint.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { switchesOf } from "../base/endpoints.ts";
import { redeliverDispatch } from "./redelivery.ts";
import { stuckIn } from "./stuck.ts";
import { supplyMissed } from "../application/supplies.ts";

export type ReconciliationDeps = {
  signer: Signer;
  keys: Keys;
  store: CaseStore;
  engine: Engine;
  bus: Bus;
  region: Region;
  rules: ClockRules;
  settleSeconds: number;
  log: Log;
};

/** What one run found and made up for; `finished`: whether everything was seen. */
export type ReconciliationReport = Omit<ReconciliationCounts, "finished"> & { finished: boolean };

/** How far back applications that are over are looked at for notices that were never issued. */
const BACK_SECONDS = 7 * 24 * 3600;
/** All tries of a webhook take eleven hours at most; what is older has been lost, or lies in the dead-letter queue. */
const RESEND_SECONDS = 12 * 3600;
/** An engine that is later than this has missed a review. */
const MISSED_SECONDS = 1800;
/**
 * Applications of a page, after which the place is noted; how many of them are looked at side by side; and what is waited for
 * before the next of them, where somebody else is to have their turn.
 */
export type Pace = { page: number; atOnce: number; turn?: () => Promise<void> };

/** In the cloud most of the time is spent waiting for the store. */
const PACE: Pace = { page: 25, atOnce: 5 };
const CURSOR = "reconciliation-cursor";

/** Reconciles at most `most` applications, from where the last run stopped. */
export async function reconcile(
  deps: ReconciliationDeps,
  now: Instant,
  most: number,
  { page: size, atOnce, turn }: Pace = PACE,
): Promise<ReconciliationReport> {
  const { store } = deps;
  const report: ReconciliationReport = {
    applicationsSeen: 0,
    executionsStarted: 0,
    executionsStuck: 0,
    branchesWoken: 0,
    applicationsMoved: 0,
    reviewsMoved: 0,
    concluded: 0,
    materialsPassedOn: 0,
    noticesIssued: 0,
    webhooksResent: 0,
    paymentsRegistered: 0,
    announcedAgain: 0,
    altered: 0,
    failed: 0,
    finished: false,
  };
  const noted = await store.noted(CURSOR);
  const from = noted ? (JSON.parse(noted) as Place) : await beginning(store, now);
  const { gaps } = from;
  let { mayPass } = from;
  let place: Place | null = from;
  while (place !== null && report.applicationsSeen < most) {
    const page = await store.applicationsIn(place.phase, size, place.cursor);
    let isPast = false;
    for (let i = 0; i < page.items.length && !isPast; i += atOnce) {
      const ids = page.items.slice(i, i + atOnce);
      isPast = (await Promise.all(ids.map(one))).includes("past");
      await turn?.();
    }
    place = nextPlace(
      { ...place, hasFailed: from.hasFailed || report.failed > 0, mayPass },
      isPast ? null : page.cursor,
    );
    // After every page: whoever is cut off has not seen these for nothing.
    await store.note(CURSOR, place === null ? "" : JSON.stringify(place));
  }
  report.finished = place === null;
  if (report.finished) {
    // Where one could not be looked at, something of it may be lost still; what passes is looked at again.
    const closable = mayPass ? [] : madeUp(gaps, report.failed > 0 || from.hasFailed, now);
    if (closable.length > 0) await closeGaps(store, closable);
  }
  return report;

  async function one(id: string): Promise<"seen" | "past"> {
    report.applicationsSeen++;
    try {
      const look = () => reconcileOne(deps, id, now, report, gaps);
      return (await logged({ applicationId: id }, look)) ? "seen" : "past";
    } catch (error) {
      // One that cannot be healed holds up nobody else; it is counted, and seen again next time.
      deps.log.error("reconciliation-failed", { applicationId: id }, error);
      mayPass ||= isPassing(error);
      report.failed++;
      return "seen";
    }
  }
}

/**
 * Reconciles one application: asks what ought to be true of its record, and does it, whatever an execution claims.
 * @returns whether those behind it in its queue are worth a look too
 */
export async function reconcileOne(
  deps: ReconciliationDeps,
  applicationId: string,
  now: Instant,
  report: ReconciliationReport,
  gaps: readonly Gap[] = [],
): Promise<boolean> {
  const { store, rules } = deps;
  // Whatever was done to it would rest on what somebody has altered.
  const altered = await alteredIn(deps, applicationId);
  report.altered += altered.length;
  if (altered.length > 0) return true;
  const found = await store.loadCase(applicationId);
  if (!found) return true;
  const application = found.application.state;
  if (endedBefore(application, lookedBackTo(now, gaps))) return false;

  const reviews = found.reviews.map(({ state }) => state);
  const moment = momentOf(now, deps.settleSeconds);
  // Others are counted meanwhile: a count is added to when it is known, never read before and written after.
  const count = async (what: Made, made: Promise<number>): Promise<void> => {
    const many = await made;
    report[what] += many;
  };
  const moved = catchUpApplication(deps, applicationId, moment, application);
  await count(
    "applicationsMoved",
    moved.then(({ wasBehind }) => Number(wasBehind)),
  );
  await count("materialsPassedOn", supplyMissed(deps, applicationId, reviews, now));
  await count("reviewsMoved", catchUpReviews(deps, applicationId, moment, found));
  await count("concluded", concludeCase(deps, applicationId, now).then(Number));
  await count("webhooksResent", resend(deps, reviews, now));
  await count("noticesIssued", issueOwed(deps, applicationId, now));
  if (found.bill) await count("paymentsRegistered", registerMissing(store, found.bill.state));
  if (gaps.length > 0) {
    const histories = await store.histories(applicationId);
    await count("announcedAgain", announceAgain(deps, applicationId, histories, gaps));
  }
  if (acceptanceOf(application) === null) return true;

  const after = await store.loadCase(applicationId);
  if (!after) return true;
  for (const subject of waitingForYear(after)) logMissing(deps.log, subject, rules);
  const woken = await wakeBranches(deps, after);
  report.branchesWoken += woken;
  // Whoever has just been told that there is nothing to wait for is about to end.
  if (woken === 0) await count("executionsStuck", stuckIn(deps, after, now));
  if (isOver(after.application.state)) return true;
  const by = plusSeconds(now, -MISSED_SECONDS);
  const wasMissed = await knowing(store, (circumstancesOf) =>
    reviews.some((review) => hasMissed(review, by, { ...rules, circumstancesOf })),
  );
  await count("executionsStarted", run(deps, after, wasMissed, now).then(Number));
  return true;
}

/** Whether something was to happen to a review by then, could happen, and has not: its branch is not awake. */
const hasMissed = (review: Review, by: Instant, rules: ReviewRules): boolean => {
  const next = nextChange(review, rules);
  return next !== null && next <= by && advance(review, by, rules).length > 0;
};

/** Has an execution run the case: the one that is noted, or the next generation where that one is over or asleep. */
async function run(
  deps: ReconciliationDeps,
  found: Case,
  wasMissed: boolean,
  now: Instant,
): Promise<boolean> {
  if (await ensureRunning(deps, found, now)) return true;
  const isOpen = found.reviews.some(({ state }) => state.status !== "closed");
  if (!wasMissed || !isOpen) return false;
  await nextGeneration(deps, found, now);
  return true;
}

/** What is made up for, and counted. */
type Made = Exclude<keyof ReconciliationReport, "applicationsSeen" | "altered" | "failed" | "finished">;

/** A message may be lost with its queue; an endpoint that has it already gets the same id again. */
async function resend(
  { store, bus, region }: ReconciliationDeps,
  reviews: readonly Review[],
  now: Instant,
): Promise<number> {
  const since = plusSeconds(now, -RESEND_SECONDS);
  let resent = 0;
  for (const review of reviews) {
    if (review.status !== "dispatched" || review.latest !== null) continue;
    const { reviewId, department } = review.facts;
    const switches = await switchesOf(store, holderOfReview(review.facts, region)?.id ?? department.id);
    // What an endpoint had not taken when it was switched off waits until it is on again, or somebody reads it.
    if (standsOff(switches) !== null) continue;
    const latest = onSince(switches, since);
    const note = `resent#${reviewId}`;
    if (review.sentAt > latest || ((await store.noted(note)) ?? "") > latest) continue;
    await redeliverDispatch({ store, bus }, { reviewId, status: review.status });
    await store.note(note, now);
    resent++;
  }
  return resent;
}

async function issueOwed(
  { store, region, rules, signer }: ReconciliationDeps,
  applicationId: string,
  now: Instant,
): Promise<number> {
  const histories = await store.histories(applicationId);
  const issued = new Set((await store.noticesOf(applicationId)).map(({ notice }) => notice.noticeId));
  return issueMissing({ store, region, rules, signer, now: () => now }, histories, issued);
}

/** Whoever waits for what has closed, is over, or has another generation, is told; who has been told before is forgotten. */
async function wakeBranches({ store, engine }: ReconciliationDeps, found: Case): Promise<number> {
  const { facts } = found.application.state;
  const open = new Set([
    ...found.reviews
      .filter(({ state }) => state.status !== "closed")
      .map(({ state }) => state.facts.reviewId),
    ...(isOver(found.application.state) ? [] : [facts.applicationId]),
  ]);
  let woken = 0;
  for (const wait of await store.waitsOf(facts.applicationId)) {
    if (open.has(wait.subject) && wait.generation >= found.application.generation) continue;
    // Whoever was woken is gone next time; only then is the token forgotten, so that no wake is lost for good.
    if ((await engine.wake(wait.token)) === "woken") woken++;
    else await store.forgetWait(wait);
  }
  return woken;
}

/** How far back those that are over are looked at: a week, or to where something was lost. */
function lookedBackTo(now: Instant, gaps: readonly Gap[]): Instant {
  const week = plusSeconds(now, -BACK_SECONDS);
  const reach = reachOf(gaps);
  return reach !== null && reach < week ? reach : week;
}

/** Where a pass over all cases has got to. */
type Place = {
  phase: ApplicationPhase;
  cursor?: string | undefined;
  /** What the bus had lost when the pass began: every case is asked about it, and then it is closed. */
  gaps: readonly Gap[];
  /** Whether a case could not be looked at; and whether that may have been for the moment only. */
  hasFailed: boolean;
  mayPass: boolean;
};

/** In the order in which a case goes through them: one that moves on during a pass is met again, never missed. */
const PHASES = ["intake", "in-review", "over"] as const satisfies readonly ApplicationPhase[];

/** What lies in a gap that reaches into the present may come on record behind the pass: the next one sees to it. */
const beginning = async (store: Pick<CaseStore, "noted">, now: Instant): Promise<Place> => ({
  phase: PHASES[0],
  gaps: (await openGaps(store)).filter(({ to }) => to < now),
  hasFailed: false,
  mayPass: false,
});

function nextPlace(place: Place, cursor: string | null): Place | null {
  if (cursor !== null) return { ...place, cursor };
  const next = PHASES[PHASES.indexOf(place.phase) + 1];
  return next === undefined ? null : { ...place, phase: next, cursor: undefined };
}
