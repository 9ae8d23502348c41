/** Publishes every committed event to the bus: ids and codes, never what people wrote about themselves. */
import type { Announcement, Bus, Log } from "../app/ports.ts";
import type { ApplicationEvent } from "../domain/application.ts";
import type { Chained } from "../domain/history.ts";
import type { ReviewEvent } from "../domain/review.ts";
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
  { hash, at, event }: Chained<ApplicationEvent | ReviewEvent>,
): Announcement {
  // The hash names the event for ever, so that a subscriber can tell a repeated delivery.
  return { id: hash, type: event.type, subject, at, data: { applicationId, ...dataOf(event) } };
}

function dataOf(event: ApplicationEvent | ReviewEvent): Record<string, unknown> {
  switch (event.type) {
    case "review-dispatched":
      return { department: event.facts.department.id };
    case "review-served":
      return { servedAt: event.served.servedAt, dueAt: event.served.due.dueAt };
    case "opinion-given":
      return { kind: event.opinion.kind, receivedAt: event.receivedAt, overdue: event.overdue };
    case "closed-by-silence":
      return { outcome: event.outcome, asOf: event.record.asOf };
    case "clock-recomputed":
      return { dueAt: event.due.dueAt, calendarVersion: event.calendarVersion };
    case "opinion-found-timely":
      return { receivedAt: event.receivedAt };
    case "review-escalated":
      return { asOf: event.asOf, failedGuards: event.failedGuards };
    case "late-opinion-kept":
    case "rival-opinion-kept":
      return { kind: event.attempt.opinion.kind, receivedAt: event.attempt.receivedAt };
    case "application-received":
      return { projectType: event.facts.project.type, receivedAt: event.facts.receivedAt };
    case "materials-requested":
      return { missing: event.missing };
    case "material-handed-in":
      return { material: event.material.code };
    case "application-accepted":
      return { acceptedAt: event.acceptance.acceptedAt, reviews: event.acceptance.reviews.length };
    case "application-decided":
      return { result: event.decision.result, decidedAt: event.decidedAt };
  }
}
