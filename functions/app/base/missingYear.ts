/** What waits for a year of the calendar that nobody has loaded is received and goes on; the operator is told of it. */
import { rowOf } from "../../contracts/events/events.ts";
import type { Application } from "../../domain/application/application.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import { isOpen } from "../../domain/base/time.ts";
import { isWithHigher } from "../../domain/review/higherAuthority.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Case, Log } from "./ports.ts";

/** Whether an event leaves a date open, because the calendar does not reach that far. */
export const leavesOpen = (event: CaseEvent): boolean =>
  Object.values(rowOf(event).announced(event)).some((told) => typeof told === "string" && isOpen(told));

/** The records of a case that wait for a year. */
export const waitingForYear = ({ application, reviews, complaints, inquiries }: Case): string[] => [
  ...(hasOpenTerm(application.state) ? [application.state.facts.applicationId] : []),
  ...reviews.flatMap(({ state }) => {
    const { status, served } = state;
    return status !== "closed" && served !== null && isOpen(served.due.dueAt) && !isWithHigher(state)
      ? [state.facts.reviewId]
      : [];
  }),
  ...complaints.flatMap(({ state: { status, facts } }) =>
    status === "open" && isOpen(facts.answerBy) ? [facts.complaintId] : [],
  ),
  ...inquiries.flatMap(({ state: { answered, facts } }) =>
    answered === null && isOpen(facts.answerBy) ? [facts.inquiryId] : [],
  ),
];

function hasOpenTerm(application: Application): boolean {
  switch (application.status) {
    case "received":
      return isOpen(application.acceptBy);
    case "awaiting-materials":
      return isOpen(application.lapsesAt);
    case "joint-review":
      return isOpen(application.joint.dueAt);
    case "deciding":
      return isOpen(application.decideBy);
    default:
      return false;
  }
}

/** @param subject the record whose clock or term waits on it */
export function logMissing(log: Log, subject: string, { calendar }: ClockRules): void {
  const last = calendar.days.at(-1)?.date ?? "";
  const year = Number(last.slice(0, 4)) + 1;
  log.error("calendar-missing", { subject, year }, new Error(`the calendar of ${year} is not loaded`));
}
