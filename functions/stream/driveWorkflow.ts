/**
 * What follows from a commit: the workflow starts or is woken, other records of the same case learn what has become
 * true for them, and the notices that are owed are issued. Every effect is safe to repeat.
 */
import { acceptedCases } from "../app/base/cases.ts";
import { followUp } from "../app/application/catchUp.ts";
import { supplyAsked } from "../app/application/supplies.ts";
import { issueNotices } from "../app/notices/notices.ts";
import type { CaseStore, Engine, Log, WaitToken } from "../app/base/ports.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Region } from "../domain/catalogue/region.ts";
import type { Committed } from "./changes.ts";
import { consumer } from "./consumer.ts";

export type Deps = { engine: Engine; store: CaseStore; region: Region; rules: ClockRules; log: Log };

export const driveWorkflow = ({ engine, store, region, rules, log }: Deps) => {
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

  return consumer(log, async ({ applicationId, subject, events, waitToken, isNew }: Committed) => {
    for (const { at, event } of events) {
      switch (event.type) {
        case "application-accepted": {
          const started = await engine.start(applicationId, 1);
          log.info("execution-started", { applicationId, answer: started });
          break;
        }
        case "material-handed-in":
          await supplyAsked({ store, rules }, applicationId, event.material.code, event.at);
          break;
        case "project-changed":
          await followUp({ store, rules }, applicationId, event.at);
          break;
        case "application-withdrawn":
          await followUp({ store, rules }, applicationId, event.at);
          await answer(applicationId, waitToken, "wake");
          break;
        case "application-decided":
          await answer(applicationId, waitToken, "wake");
          break;
        case "opinion-given":
        case "closed-by-silence":
        case "review-cancelled":
        case "review-replaced":
          if (!isNew) await answer(applicationId, waitToken, "wake");
          if (await isAwaited(applicationId, subject)) await followUp({ store, rules }, applicationId, at);
          break;
        case "review-served":
          // A review that waited for others has a due instant now.
          if (!isNew) await answer(applicationId, waitToken, "rearm");
          break;
        case "clock-resumed":
          if (event.served.due.dueAt < event.before.dueAt) await answer(applicationId, waitToken, "rearm");
          break;
        case "complaint-filed":
        case "complaint-answered":
        case "application-received":
        case "acceptance-awaited":
        case "materials-requested":
        case "application-not-accepted":
        case "application-lapsed":
        case "joint-review-opened":
        case "joint-review-convened":
        case "position-taken":
        case "joint-review-concluded":
        case "lead-asked":
        case "lead-overdue":
        case "review-dispatched":
        case "review-waits":
        case "review-sent":
        case "review-unserved":
        case "clock-recomputed":
        case "supplement-requested":
        case "material-supplied":
        case "special-procedure-started":
        case "special-procedure-ended":
        case "clock-extended":
        case "clock-interrupted":
        case "handler-named":
        case "opinion-found-timely":
        case "review-escalated":
        case "escalation-raised":
        case "backfill-missed":
        case "deemed-consent-revoked":
        case "late-opinion-kept":
        case "rival-opinion-kept":
        case "attempt-refused":
          break;
      }
    }
    const issued = await issueNotices({ store, region, rules }, applicationId, subject, events);
    if (issued > 0) log.info("notice-issued", { applicationId, notices: issued });
  });
};
