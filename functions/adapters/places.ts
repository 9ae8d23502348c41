/** Where a record stands in the lists: in whose queue, at which place, and whether anything is still waited for. */
import { phaseOf } from "../app/base/ports.ts";
import type { Application } from "../domain/application/application.ts";
import type { Instant } from "../domain/base/time.ts";
import type { Review } from "../domain/review/review.ts";
import type { Complaint } from "../domain/supervision/complaint.ts";

export type Place = {
  queue: string;
  rank: string;
  /** `null` for what has no phases. */
  phase: string | null;
};

/** The phases of records that nothing more is waited for. */
export const DONE: ReadonlySet<string> = new Set(["closed", "over"]);

export const queueOfDepartment = (department: string, phase: "open" | "closed"): string =>
  `department#${department}#${phase}`;

export const queueOfApplications = (phase: string): string => `applications#${phase}`;

export const queueOfComplaints = (status: Complaint["status"]): string => `complaints#${status}`;

export function placeOfReview(state: Review): Place {
  const { facts, served } = state;
  const phase = state.status === "closed" ? "closed" : "open";
  // One that waits for others has no due instant yet, and stands behind all that have.
  const at = state.status === "closed" ? state.closedAt : (served?.due.dueAt ?? "waiting");
  return { queue: queueOfDepartment(facts.department.id, phase), rank: `${at}#${facts.reviewId}`, phase };
}

export function placeOfApplication(state: Application): Place {
  const phase = phaseOf(state.status);
  return {
    queue: queueOfApplications(phase),
    rank: `${rankedAt(state)}#${state.facts.applicationId}`,
    phase,
  };
}

export const placeOfComplaint = ({ facts, status }: Complaint): Place => ({
  queue: queueOfComplaints(status),
  rank: `${facts.answerBy}#${facts.complaintId}`,
  phase: null,
});

/** Open ones stand by when they came, those that are over by when they ended. */
function rankedAt(application: Application): Instant {
  switch (application.status) {
    case "granted":
    case "granted-with-conditions":
    case "refused":
      return application.decidedAt;
    case "not-accepted":
    case "withdrawn":
      return application.at;
    case "lapsed":
      return application.asOf;
    default:
      return application.facts.receivedAt;
  }
}
