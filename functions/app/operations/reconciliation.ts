/**
 * Reconciliation: compares the record with what should have followed from it, and makes up for what did not. Every
 * step is one that would have been taken anyway, so it may run at any time, twice at once, or after a disaster.
 */
import { acceptanceOf, isOver, type Application } from "../../domain/application/application.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review } from "../../domain/review/review.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import { catchUpApplication, catchUpReviews } from "../application/catchUp.ts";
import { issueMissing } from "../notices/notices.ts";
import type { ApplicationPhase, Bus, CaseStore, Engine, Log } from "../base/ports.ts";
import { redeliver } from "./redelivery.ts";
import { supplyMissed } from "../application/supplies.ts";

export type ReconciliationDeps = {
  store: CaseStore;
  engine: Engine;
  bus: Bus;
  region: Region;
  rules: ClockRules;
  settleSeconds: number;
  log: Log;
};

/** What one run found and made up for. */
export type ReconciliationReport = {
  applicationsSeen: number;
  /** Applications in review that no execution ran. */
  executionsStarted: number;
  /** Closed reviews whose branch still waited. */
  branchesWoken: number;
  /** Applications whose intake or whose lead was behind its time. */
  applicationsMoved: number;
  /** Reviews behind their time, their application (changed, withdrawn), or the reviews that they wait for. */
  reviewsMoved: number;
  /** Materials that had come in, and of which a review that had asked for them was not told. */
  materialsPassedOn: number;
  noticesIssued: number;
  /** Reviews whose endpoint has not answered although all tries must have been made by now. */
  webhooksResent: number;
  /** Applications that could not be reconciled; the log says why. */
  failed: number;
  /** Whether everything was seen; if not, the next run goes on where this one stopped. */
  finished: boolean;
};

/** How far back applications that are over are looked at for notices that were never issued. */
const BACK_SECONDS = 7 * 24 * 3600;
/** All tries of a webhook take eleven hours at most; what is older has been lost, or lies in the dead-letter queue. */
const RESEND_SECONDS = 12 * 3600;
/** Executions that were started and never noted: more in a row than any disaster leaves. */
const MOST_STARTS = 50;
const PAGE = 25;
/** Applications that are looked at side by side: most of the time is spent waiting for the store. */
const AT_ONCE = 5;
const CURSOR = "reconciliation-cursor";

/** Reconciles at most `most` applications, from where the last run stopped. */
export async function reconcile(
  deps: ReconciliationDeps,
  now: Instant,
  most: number,
): Promise<ReconciliationReport> {
  const { store } = deps;
  const report: ReconciliationReport = {
    applicationsSeen: 0,
    executionsStarted: 0,
    branchesWoken: 0,
    applicationsMoved: 0,
    reviewsMoved: 0,
    materialsPassedOn: 0,
    noticesIssued: 0,
    webhooksResent: 0,
    failed: 0,
    finished: false,
  };
  let place = placeOf(await store.noted(CURSOR));
  while (place !== null && report.applicationsSeen < most) {
    const page = await store.applicationsIn(place.phase, PAGE, place.cursor);
    let isPast = false;
    for (let i = 0; i < page.items.length && !isPast; i += AT_ONCE) {
      const ids = page.items.slice(i, i + AT_ONCE);
      isPast = (await Promise.all(ids.map(one))).includes("past");
    }
    place = nextPlace(place.phase, isPast ? null : page.cursor);
    // After every page: whoever is cut off has not seen these for nothing.
    await store.note(CURSOR, place === null ? "" : JSON.stringify(place));
  }
  report.finished = place === null;
  return report;

  async function one(id: string): Promise<"seen" | "past"> {
    report.applicationsSeen++;
    try {
      return (await reconcileOne(deps, id, now, report)) ? "seen" : "past";
    } catch (error) {
      // One that cannot be healed holds up nobody else; it is counted, and seen again next time.
      deps.log.error("reconciliation-failed", { applicationId: id }, error);
      report.failed++;
      return "seen";
    }
  }
}

/** Reconciles one application. @returns whether those behind it in its queue are worth a look too */
export async function reconcileOne(
  deps: ReconciliationDeps,
  applicationId: string,
  now: Instant,
  report: ReconciliationReport,
): Promise<boolean> {
  const { store } = deps;
  const found = await store.loadCase(applicationId);
  if (!found) return true;
  const application = found.application.state;
  if (endedBefore(application, plusSeconds(now, -BACK_SECONDS))) return false;

  const reviews = found.reviews.map(({ state }) => state);
  const moment = { now, settledAt: plusSeconds(now, -deps.settleSeconds) };
  // Others are counted meanwhile: a count is added to when it is known, never read before and written after.
  const count = async (what: Made, made: Promise<number>): Promise<void> => {
    const many = await made;
    report[what] += many;
  };
  const moved = catchUpApplication(deps, applicationId, moment, application);
  await count("applicationsMoved", moved.then(Number));
  await count("materialsPassedOn", supplyMissed(deps, applicationId, reviews));
  await count("reviewsMoved", catchUpReviews(deps, applicationId, moment, found));
  await count("webhooksResent", resend(deps, reviews, now));
  await count("noticesIssued", issueOwed(deps, applicationId));
  if (acceptanceOf(application) !== null) {
    await count("branchesWoken", wakeBranches(deps, applicationId));
    if (!isOver(application)) await count("executionsStarted", restart(deps, applicationId));
  }
  return true;
}

/** What is made up for, and counted. */
type Made = Exclude<keyof ReconciliationReport, "applicationsSeen" | "failed" | "finished">;

/** A message may be lost with its queue; an endpoint that has it already gets the same id again. */
async function resend(
  { store, bus }: ReconciliationDeps,
  reviews: readonly Review[],
  now: Instant,
): Promise<number> {
  const since = plusSeconds(now, -RESEND_SECONDS);
  let resent = 0;
  for (const review of reviews) {
    if (review.status !== "dispatched" || review.sentAt > since) continue;
    const note = `resent#${review.facts.reviewId}`;
    if (((await store.noted(note)) ?? "") > since) continue;
    await redeliver({ store, bus }, review.facts.reviewId);
    await store.note(note, now);
    resent++;
  }
  return resent;
}

async function issueOwed(
  { store, region, rules }: ReconciliationDeps,
  applicationId: string,
): Promise<number> {
  const histories = await store.histories(applicationId);
  const issued = new Set((await store.noticesOf(applicationId)).map(({ notice }) => notice.noticeId));
  return issueMissing({ store, region, rules }, histories, issued);
}

async function wakeBranches({ store, engine }: ReconciliationDeps, applicationId: string): Promise<number> {
  let woken = 0;
  for (const { subject, token } of await store.waitsOf(applicationId)) {
    // Whoever was woken is gone next time; only then is the token forgotten, so that no wake is lost for good.
    if ((await engine.wake(token)) === "woken") woken++;
    else await store.forgetWait(subject, token);
  }
  return woken;
}

/** Starts the next generation of an application that no execution runs. */
async function restart({ store, engine }: ReconciliationDeps, applicationId: string): Promise<number> {
  const noted = await store.generationOf(applicationId);
  for (const generation of noted === 0 ? [1] : [noted, noted + 1])
    if (await engine.isRunning(applicationId, generation)) return 0;
  // A name that was used is used up for ninety days, even if its execution never came to note itself.
  for (let generation = noted + 1; generation <= noted + MOST_STARTS; generation++)
    if ((await engine.start(applicationId, generation)) === "started") {
      await store.registerExecution(applicationId, generation);
      return 1;
    }
  return 0;
}

function endedBefore(application: Application, instant: Instant): boolean {
  if (!isOver(application)) return false;
  if ("decidedAt" in application) return application.decidedAt < instant;
  if (application.status === "lapsed") return application.asOf < instant;
  return "at" in application && application.at < instant;
}

type Place = { phase: ApplicationPhase; cursor?: string | undefined };

const PHASES = ["in-review", "intake", "over"] as const satisfies readonly ApplicationPhase[];

function placeOf(noted: string | undefined): Place | null {
  return noted ? (JSON.parse(noted) as Place) : { phase: PHASES[0] };
}

function nextPlace(phase: ApplicationPhase, cursor: string | null): Place | null {
  if (cursor !== null) return { phase, cursor };
  const next = PHASES[PHASES.indexOf(phase) + 1];
  return next === undefined ? null : { phase: next };
}
