/** Publishes every committed event to the bus: ids and codes, never what people wrote about themselves. */
import type { Announcement, Bus, CaseEvent, Log } from "../app/base/ports.ts";
import type { Chained } from "../domain/base/history.ts";
import type { Committed } from "./changes.ts";
import { consumer } from "./consumer.ts";

export type Deps = { bus: Bus; log: Log };

export const announce = ({ bus, log }: Deps) =>
  consumer(log, async (committed: Committed) => {
    await bus.publish(committed.events.map((event) => announcementOf(committed, event)));
    log.info("announced", { applicationId: committed.applicationId, events: committed.events.length });
  });

function announcementOf(
  { applicationId, subject }: Committed,
  { hash, at, event }: Chained<CaseEvent>,
): Announcement {
  // The hash names the event for ever, so that a subscriber can tell a repeated delivery.
  return { id: hash, type: event.type, subject, at, data: { applicationId, ...dataOf(event) } };
}

function dataOf(event: CaseEvent): Record<string, unknown> {
  switch (event.type) {
    case "review-dispatched":
    case "review-waits":
      return { department: event.facts.department.id };
    case "review-replaced":
      return { department: event.facts.department.id, by: event.claim.by };
    case "review-served":
      return { servedAt: event.served.servedAt, dueAt: event.served.due.dueAt };
    case "review-sent":
      return { at: event.at };
    case "review-unserved":
      return { asOf: event.asOf };
    case "opinion-given":
      return { kind: event.opinion.kind, receivedAt: event.receivedAt, overdue: event.overdue };
    case "closed-by-silence":
      return { outcome: event.outcome, asOf: event.record.asOf };
    case "review-cancelled":
      return { cause: event.cause.kind, asOf: event.at };
    case "clock-recomputed":
      return { dueAt: event.served.due.dueAt, calendarVersion: event.served.calendarVersion };
    case "supplement-requested":
      return {
        materials: event.supplement.items.map(({ material }) => material),
        until: event.supplement.lapsesAt,
        dueAt: event.served.due.dueAt,
      };
    case "material-supplied":
      return { material: event.material, at: event.at };
    case "special-procedure-started":
      return {
        kind: event.procedure.kind,
        until: event.procedure.endsAt,
        dueAt: event.served.due.dueAt,
      };
    case "special-procedure-ended":
      return { kind: event.kind, at: event.at };
    case "clock-resumed":
      return { why: event.stop.why, asOf: event.at, dueAt: event.served.due.dueAt };
    case "clock-extended":
      return { days: event.extension.days, dueAt: event.served.due.dueAt };
    case "clock-interrupted":
      return { change: event.change, at: event.at };
    case "handler-named":
      return { post: event.handler.post };
    case "opinion-found-timely":
      return { receivedAt: event.receivedAt };
    case "review-escalated":
      return { asOf: event.asOf, failedGuards: event.failedGuards };
    case "escalation-raised":
    case "lead-overdue":
      return { to: event.to, asOf: event.asOf };
    case "backfill-missed":
      return { asOf: event.asOf };
    case "deemed-consent-revoked":
      return { at: event.revocation.at };
    case "late-opinion-kept":
    case "rival-opinion-kept":
      return { kind: event.attempt.opinion.kind, receivedAt: event.attempt.receivedAt };
    case "attempt-refused":
      return { command: event.attempt.command, code: event.attempt.code };
    case "application-received":
      return { projectType: event.facts.project.type, receivedAt: event.facts.receivedAt };
    case "acceptance-awaited":
      return { acceptBy: event.acceptBy };
    case "materials-requested":
      return {
        missing: event.missing,
        defects: event.defects.map(({ material }) => material),
        until: event.lapsesAt,
      };
    case "material-handed-in":
      return { material: event.material.code };
    case "application-accepted":
      return {
        acceptedAt: event.acceptance.acceptedAt,
        how: event.acceptance.how,
        reviews: event.acceptance.reviews.length,
      };
    case "application-not-accepted":
    case "application-withdrawn":
      return { at: event.at };
    case "application-lapsed":
      return { asOf: event.asOf };
    case "project-changed":
      return { change: event.change, at: event.at };
    case "joint-review-opened":
      return { openedAt: event.joint.openedAt, dueAt: event.joint.dueAt };
    case "joint-review-convened":
      return { heldOn: event.sitting.heldOn, invited: event.sitting.invited };
    case "position-taken":
      return { position: event.position.kind };
    case "joint-review-concluded":
      return { result: event.conclusion.result };
    case "lead-asked":
      return { decideBy: event.decideBy };
    case "complaint-filed":
      return { complaintId: event.facts.complaintId, answerBy: event.facts.answerBy };
    case "complaint-answered":
      return { at: event.at };
    case "application-decided":
      return { result: event.decision.result, decidedAt: event.decidedAt };
  }
}
