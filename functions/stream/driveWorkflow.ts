/**
 * What follows from a commit: the workflow starts or is woken, other records of the same case learn what has become
 * true for them, and the notices that are owed are issued. Every effect is safe to repeat.
 */
import { noteAgents } from "../app/agency/noting.ts";
import { followUp } from "../app/application/catchUp.ts";
import { concludeCase } from "../app/application/concluding.ts";
import { joinReviews, startFirst } from "../app/application/generations.ts";
import { prerequisites } from "../app/application/prerequisites.ts";
import { supplyAsked } from "../app/application/supplies.ts";
import { askCopies } from "../app/files/copying.ts";
import type { CopyQueue } from "../app/files/files.ts";
import { barPromising } from "../app/supervision/barring.ts";
import { countRecord } from "../app/supervision/counting.ts";
import { settleBill } from "../app/billing/settleBill.ts";
import { Busy } from "../app/base/racing.ts";
import { issueNotices, type NoticeDeps } from "../app/notices/notices.ts";
import { leavesOpen, logMissing } from "../app/base/missingYear.ts";
import type { CaseStore, Engine, Log } from "../app/base/ports.ts";
import type { Signer } from "../app/base/signing.ts";
import { rollOverAt, waitOf } from "../app/base/waking.ts";
import { rowOf } from "../contracts/events/events.ts";
import type { Follow } from "../contracts/events/row.ts";
import { secondsBetween, type Instant } from "../domain/base/time.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Region } from "../domain/catalogue/region.ts";
import { nextChange } from "../domain/review/nextChange.ts";
import type { Committed } from "./changes.ts";
import { consumer, type ConsumerDeps } from "./consumer.ts";

export type Deps = {
  engine: Pick<Engine, "start" | "wake" | "rearm">;
  store: CaseStore;
  copying: CopyQueue;
  signer: Signer;
  region: Region;
  rules: ClockRules;
  now: () => Instant;
  settleSeconds: number;
  log: Log;
} & Pick<NoticeDeps, "answersFirst">;

/** What the operator is told. */
const ALARMS = {
  "review-unserved":
    "a department's endpoint has not taken a review within one working day: no clock runs, and the applicant is told that the date is open",
} as const satisfies Record<Extract<Follow, { does: "alarm" }>["code"], string>;

/** The stream's consumer in the cloud. */
export const driveWorkflow = (deps: Deps & ConsumerDeps) => {
  const [drive, count] = [driving(deps), countingFigures(deps)];
  return consumer("driveWorkflow", deps, async (committed) => {
    await drive(committed);
    await count(committed);
  });
};

/**
 * Brings the figures up to date with what was committed, in a transaction of its own: figures that many add to at once
 * hold nobody up. What is busy now is counted in the morning.
 */
export const countingFigures =
  ({ store, rules, now, log }: Pick<Deps, "store" | "rules" | "now" | "log">) =>
  async ({ subject, events }: Committed): Promise<void> => {
    if (
      !events.some(({ event }) =>
        rowOf(event)
          .follows?.(event)
          ?.some(({ does }) => does === "count"),
      )
    )
      return;
    try {
      await countRecord({ store, rules }, subject, now());
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      log.error("figures-behind", { subject }, error);
    }
  };

/** What follows from one commit, in the order of commits. */
export const driving = (deps: Deps) => {
  const { engine, store, rules, now, settleSeconds, log } = deps;
  const isPrerequisite = prerequisites(store);

  /** Whoever is not waiting yet finds out when they come to wait. */
  async function wake({ applicationId, subject }: Committed): Promise<void> {
    for (const { token } of await store.waitsOf(applicationId, subject))
      note(applicationId, "branch-woken", await engine.wake(token));
  }

  async function rearm({ applicationId, subject: reviewId }: Committed): Promise<void> {
    const waits = await store.waitsOf(applicationId, reviewId);
    if (waits.length === 0) return;
    const review = (await store.loadReview(reviewId))?.state;
    // One that has closed since has a commit of its own; one that nothing changes by itself asks when its old wait ends.
    if (!review || nextChange(review, rules) === null) return;
    const at = now();
    const wakeInSeconds = waitOf(review, { now: at, rollOver: rollOverAt(at), settleSeconds, rules });
    for (const { token } of waits)
      note(applicationId, "branch-rearmed", await engine.rearm(token, { reviewId, wakeInSeconds }));
  }

  function note(applicationId: string, done: "branch-woken" | "branch-rearmed", answered: "woken" | "gone") {
    log.info(answered === "woken" ? done : "wake-too-late", { applicationId });
  }

  return async (committed: Committed): Promise<void> => {
    const { applicationId, subject, events, isNew } = committed;
    // Most of what is committed has nothing to follow it, and is not copied to find that out.
    const steps: (Follow & { at: Instant })[] = [];
    for (const { at, event } of events)
      for (const step of rowOf(event).follows?.(event) ?? []) steps.push({ ...step, at });
    const first = (does: Follow["does"]) => steps.find((step) => step.does === does);

    if (first("start")) {
      const answer = await startFirst(deps, applicationId, now());
      log.info("execution-started", { applicationId, answer });
    }
    if (first("join")) {
      const answer = await joinReviews(deps, applicationId, now());
      log.info("execution-started", { applicationId, answer });
      // What they wait for may have closed before anybody knew that somebody waits for it.
      await followUp(deps, applicationId, now());
    }
    // Nobody waits yet for a record that has just been made; and who is told that it has come need not be told how long.
    if (!isNew && first("wake")) await wake(committed);
    else if (!isNew && first("rearm")) await rearm(committed);
    if (first("follow-up") && (await isPrerequisite(applicationId, subject, committed.generation)))
      await followUp(deps, applicationId, now());
    if (first("conclude")) await concludeCase(deps, applicationId, now());
    for (const step of steps)
      if (step.does === "measure")
        log.info("limit-ran-out", {
          applicationId,
          subject,
          delaySeconds: Math.round(secondsBetween(step.asOf, step.at)),
        });
    for (const step of steps)
      if (step.does === "alarm")
        log.error(step.code, { applicationId, subject }, new Error(ALARMS[step.code]));
    if (first("settle-bill")) await settleBill(deps, applicationId, now());
    for (const step of steps)
      if (step.does === "copy") await askCopies(deps, applicationId, step.materials, now());
    if (first("note-agents")) await noteAgents(store, applicationId, now());
    for (const step of steps) if (step.does === "bar") await barPromising(deps, applicationId, subject, step);
    for (const step of steps)
      if (step.does === "supply") await supplyAsked(deps, applicationId, step.material, step.until, now());

    for (const { event } of events) if (leavesOpen(event)) logMissing(log, subject, deps.rules);
    const issued = await issueNotices(deps, applicationId, subject, events);
    if (issued > 0) log.info("notice-issued", { applicationId, notices: issued });
  };
};
