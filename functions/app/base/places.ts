/** Where a record stands in the lists: in whose queue, and at which place. */
import {
  phaseOf,
  type BillStatus,
  type Change,
  type HoldStatus,
  type Place,
  type RatingStatus,
} from "./ports.ts";
import { endedAt, isOver, type Application } from "../../domain/application/application.ts";
import { greenNow } from "../../domain/application/greenChannel.ts";
import { subjectOfOutage } from "../../domain/base/ids.ts";
import type { Bill } from "../../domain/billing/bill.ts";
import { isPending } from "../../domain/billing/settling.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Hold } from "../../domain/review/hold.ts";
import { overAt, standingOf, type Authorisation } from "../../domain/agency/authorisation.ts";
import type { Outage } from "../../domain/review/outage.ts";
import type { Review } from "../../domain/review/review.ts";
import type { Inquiry } from "../../domain/application/inquiry.ts";
import { isOwed, type Rating } from "../../domain/supervision/rating.ts";
import type { Complaint } from "../../domain/supervision/complaint.ts";

/** A record by its kind. */
export type Standing = {
  [K in Change["of"]]: Pick<Extract<Change, { of: K }>, "of" | "state">;
}[Change["of"]];

export function placeOf(change: Standing): Place {
  switch (change.of) {
    case "application":
      return placeOfApplication(change.state);
    case "review":
      return placeOfReview(change.state);
    case "complaint":
      return placeOfComplaint(change.state);
    case "bill":
      return placeOfBill(change.state);
    case "inquiry":
      return placeOfInquiry(change.state);
    case "rating":
      return placeOfRating(change.state);
  }
}

export const queueOfDepartment = (department: string, phase: "open" | "closed"): string =>
  `department#${department}#${phase}`;

export const queueOfApplications = (phase: string): string => `applications#${phase}`;

export const queueOfComplaints = (status: Complaint["status"]): string => `complaints#${status}`;

export const queueOfBills = (status: BillStatus): string => `bills#${status}`;

/** By the refund that has waited longest. */
function placeOfBill({ facts, refunds }: Bill): Place {
  const waiting = refunds.find(isPending);
  const rank = `${waiting?.askedAt ?? ""}#${facts.billId}`;
  return { queue: queueOfBills(waiting ? "refunds" : "settled"), rank };
}

export const queueOfHolds = (status: HoldStatus): string => `holds#${status}`;

/** Entries stand by when they were put on record. */
export const placeOfHold = ({ holdId, placed, ended }: Hold): Place => ({
  queue: queueOfHolds(ended === null ? "standing" : "ended"),
  rank: `${placed.at}#${holdId}`,
});

export const QUEUE_OF_OUTAGES = "outages";

/** Entries stand by when they were put on record, whatever is said of them later. */
export const placeOfOutage = ({ outageId, acts: [first] }: Outage): Place => ({
  queue: QUEUE_OF_OUTAGES,
  rank: `${first.at}#${subjectOfOutage(outageId)}`,
});

/** Requests for an agent of the free team that nobody has answered. */
export const QUEUE_OF_REQUESTS = "agents-asked-for";

/** An agent's authorisations: those that nobody has ended, which may be over by their last day, or those that somebody has. */
export const queueOfAgent = (agentId: string, status: "standing" | "ended"): string =>
  `agent#${agentId}#${status}`;

/** Requests stand by when they are to be answered, authorisations by their last day, and what was ended by when it was. */
export function placeOfAuthorisation(authorisation: Authorisation): Place {
  const { authorisationId } = authorisation;
  const standing = standingOf(authorisation);
  const { agent, ends, answerBy, ended, refused } = standing;
  const over = overAt(standing, BEFORE_ALL);
  if (agent)
    return ended
      ? { queue: queueOfAgent(agent.id, "ended"), rank: `${ended.at}#${authorisationId}` }
      : { queue: queueOfAgent(agent.id, "standing"), rank: `${ends}#${authorisationId}` };
  return over
    ? { queue: "agents-not-assigned", rank: `${(refused ?? ended)!.at}#${authorisationId}` }
    : { queue: QUEUE_OF_REQUESTS, rank: `${answerBy}#${authorisationId}` };
}

/** Nothing is over by its last day then. */
const BEFORE_ALL: Instant = "0000-01-01T00:00:00.000Z";

export const QUEUE_OF_CONTACTS = "contacts";

/** Contacts stand by the instant before which their case cannot have ended. */
export const placeOfContact = (applicationId: string, since: Instant): Place => ({
  queue: QUEUE_OF_CONTACTS,
  rank: `${since}#${applicationId}`,
});

function placeOfReview(state: Review): Place {
  const { facts, served } = state;
  const phase = state.status === "closed" ? "closed" : "open";
  const queue = queueOfDepartment(facts.department.id, phase);
  if (state.status === "closed") return { queue, rank: `${state.closedAt}#${facts.reviewId}` };
  // One that waits for others has no due instant yet, and stands behind all that have. Hundreds are due at one instant:
  // what came first stands first, and what comes is put where the last was and not anywhere among them.
  const first = state.green ? GREEN_FIRST : "";
  return { queue, rank: `${first}${served?.due.dueAt ?? "waiting"}#${facts.receivedAt}#${facts.reviewId}` };
}

/** Whether both are at one place; in which order equals stand may have been another one when it was written. */
export function isSamePlace(a: Place, b: Place): boolean {
  const ends = ({ rank }: Place): readonly unknown[] => [
    rank.split("#")[0],
    rank.slice(rank.lastIndexOf("#")),
  ];
  return a.queue === b.queue && ends(a).every((end, i) => end === ends(b)[i]);
}

const placeOfApplication = (state: Application): Place => ({
  queue: queueOfApplications(phaseOf(state.status)),
  rank: `${!isOver(state) && greenNow(state.green) ? GREEN_FIRST : ""}${rankedAt(state)}#${state.facts.applicationId}`,
});

/** Before every instant in text order: what is in the green channel stands first among what is open. */
const GREEN_FIRST = "!";

const placeOfComplaint = ({ facts, status }: Complaint): Place => ({
  queue: queueOfComplaints(status),
  rank: `${facts.answerBy}#${facts.complaintId}`,
});

export const QUEUE_OF_INQUIRIES = "inquiries#open";

/** Open ones of the whole region stand together, whoever has them: they are few, and each is gone in a day. */
const placeOfInquiry = ({ facts, answered }: Inquiry): Place => ({
  queue: answered === null ? QUEUE_OF_INQUIRIES : "inquiries#answered",
  rank: `${answered?.at ?? facts.answerBy}#${facts.inquiryId}`,
});

export const queueOfRatings = (status: RatingStatus): string => `ratings#${status}`;

const placeOfRating = (rating: Rating): Place => ({
  queue: queueOfRatings(isOwed(rating) ? "owed" : "kept"),
  rank: `${rating.facts.ratedAt}#${rating.facts.ratingId}`,
});

export const queueOfApplicant = (creditCode: string): string => `applicant#${creditCode}`;

/** Among an applicant's own applications, for ever: by when they came, whatever has become of them. */
export const placeOfSubmitted = ({ facts }: Application): Place => ({
  queue: queueOfApplicant(facts.applicant.creditCode),
  rank: `${facts.receivedAt}#${facts.applicationId}`,
});

/** Open ones stand by when they came, those that are over by when they ended. */
const rankedAt = (application: Application): Instant => endedAt(application) ?? application.facts.receivedAt;
