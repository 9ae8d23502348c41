/**
 * What follows from a commit: the workflow starts or is woken, other records of the same case learn what has become
 * true for them, and the notices that are owed are issued. Every effect is safe to repeat.
 */
import { acceptedCases } from "../app/base/cases.ts";
import { followUp } from "../app/application/catchUp.ts";
import { supplyAsked } from "../app/application/supplies.ts";
import { issueNotices } from "../app/notices/notices.ts";
import type { CaseStore, Engine, Log, WaitToken } from "../app/base/ports.ts";
import { rowOf } from "../contracts/events/events.ts";
import type { Follow } from "../contracts/events/row.ts";
import type { Instant } from "../domain/base/time.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Region } from "../domain/catalogue/region.ts";
import type { Committed } from "./changes.ts";
import { consumer } from "./consumer.ts";

export type Deps = { engine: Engine; store: CaseStore; region: Region; rules: ClockRules; log: Log };

/** The stream's consumer in the cloud. */
export const driveWorkflow = (deps: Deps) => consumer(deps.log, driving(deps));

/** What follows from one commit. */
export const driving = ({ engine, store, region, rules, log }: Deps) => {
  const acceptedCase = acceptedCases(store);

  async function answer(applicationId: string, token: WaitToken | null, how: "wake" | "rearm") {
    // Who is not waiting yet finds out when they come to wait.
    if (token === null) return;
    const answered = await engine[how](token);
    const woken = how === "wake" ? "branch-woken" : "branch-rearmed";
    log.info(answered === "woken" ? woken : "wake-too-late", { applicationId });
  }

  async function isAwaited(applicationId: string, reviewId: string): Promise<boolean> {
    const { acceptance } = await acceptedCase(applicationId);
    return acceptance.reviews.some(({ waitsFor }) => waitsFor.includes(reviewId));
  }

  async function follow(step: Follow, at: Instant, { applicationId, subject, waitToken, isNew }: Committed) {
    switch (step.does) {
      case "start": {
        const started = await engine.start(applicationId, 1);
        return log.info("execution-started", { applicationId, answer: started });
      }
      case "wake":
      case "rearm":
        // Whoever made the record knows what is in it.
        return isNew ? undefined : answer(applicationId, waitToken, step.does);
      case "follow-up":
        if (step.when === "always" || (await isAwaited(applicationId, subject)))
          await followUp({ store, rules }, applicationId, at);
        return undefined;
      case "supply":
        return supplyAsked({ store, rules }, applicationId, step.material, step.until);
    }
  }

  return async (committed: Committed): Promise<void> => {
    const { applicationId, subject, events } = committed;
    for (const { at, event } of events)
      for (const step of rowOf(event).follows?.(event) ?? []) await follow(step, at, committed);
    const issued = await issueNotices({ store, region, rules }, applicationId, subject, events);
    if (issued > 0) log.info("notice-issued", { applicationId, notices: issued });
  };
};
