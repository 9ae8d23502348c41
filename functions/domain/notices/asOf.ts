/**
 * A case as it stood when an event was written: what the event's own record held then, and what the others had held
 * before that instant. So a notice says the same whenever it is issued, however much has happened since.
 */
import {
  acceptanceOf,
  caseFactsOf,
  frameOf,
  framesOf,
  type Application,
} from "../application/application.ts";
import type { ApplicationEvent } from "../application/applicationEvent.ts";
import * as applications from "../application/replay.ts";
import type { CaseEvent } from "../application/caseEvent.ts";
import type { Chained } from "../base/history.ts";
import { applicationOf, reviewParts } from "../base/ids.ts";
import * as reviews from "../review/replay.ts";
import type { Review, ReviewEvent } from "../review/review.ts";
import * as complaints from "../supervision/complaint.ts";
import type { ComplaintEvent } from "../supervision/complaint.ts";
import type { CaseView, Occasion } from "./owing.ts";

/** The history of one record of a case, oldest first. */
export type History = { subject: string; events: readonly Chained<CaseEvent>[] };

/** @throws Error when the histories do not hold the event, or not that of its application */
export function caseAsOf(
  histories: readonly History[],
  occasion: Occasion,
): Pick<CaseView, "application" | "review" | "reviews" | "complaint"> {
  const applicationId = applicationOf(occasion.subject);
  const own = histories.find(({ subject }) => subject === applicationId);
  if (!own) throw new Error(`application ${applicationId} has no history`);
  const application = applicationAsOf(own, occasion);
  const frames = framesOf(application);
  const event = own.subject === occasion.subject ? own.events[occasion.seq - 1]?.event : undefined;
  const isConcluding = event !== undefined && CONCLUDING.has(event.type);
  const standing = histories
    .filter(({ subject }) => reviewParts(subject))
    .map((history): Review | null => {
      const known = upTo(history, occasion);
      const events = (isConcluding ? closing(history, known, occasion) : known) as ReviewEvent[];
      // One that joins by a change of the project which the application did not know of then is not there yet.
      if (events.length === 0 || !frameOf(frames, history.subject)) return null;
      return reviews.begin(caseFactsOf(frames, history.subject), events);
    })
    .filter((review) => review !== null);
  return {
    application,
    complaint: complaintAsOf(histories, occasion),
    review: standing.find(({ facts }) => facts.reviewId === occasion.subject) ?? null,
    reviews: standing,
  };
}

/** `undefined` where the event is no complaint's. */
function complaintAsOf(histories: readonly History[], occasion: Occasion) {
  const own = histories.find(({ subject }) => subject === occasion.subject);
  if (own?.events[0]?.event.type !== "complaint-filed") return undefined;
  return complaints.begin(upTo(own, occasion) as ComplaintEvent[]);
}

/** A review knows its application as it was when it was asked for at least, whatever clock that was written by. */
function applicationAsOf(history: History, occasion: Occasion): Application {
  const events = upTo(history, occasion) as ApplicationEvent[];
  const known = events.length > 0 ? applications.begin(events) : null;
  const { subject } = occasion;
  const isReview = reviewParts(subject) !== undefined;
  const isKnown = (application: Application) =>
    isReview ? frameOf(framesOf(application), subject) !== undefined : acceptanceOf(application) !== null;
  if (known && (history.subject === subject || isKnown(known))) return known;
  const all = history.events.map(({ event }) => event as ApplicationEvent);
  const asking = all.findIndex((event) => asks(event, isReview ? subject : null));
  return applications.begin(all.slice(0, asking + 1));
}

/** Whether an event asks for a review, or for any. */
function asks(event: ApplicationEvent, subject: string | null): boolean {
  const asked =
    event.type === "application-accepted"
      ? event.acceptance.reviews
      : event.type === "project-changed" ||
          event.type === "rectification-done" ||
          event.type === "matters-added"
        ? event.reviews
        : event.type === "matter-handed-on"
          ? [{ reviewId: event.to }]
          : null;
  return asked !== null && (subject === null || asked.some(({ reviewId }) => reviewId === subject));
}

/**
 * Of the event's own record all that was written up to it; of another, what was there before that instant. A review came
 * on record in one commit with the acceptance, and so it is there with it: as it began, no more.
 */
function upTo({ subject, events }: History, { subject: own, seq, at }: Occasion): CaseEvent[] {
  if (subject === own) return events.slice(0, seq).map(({ event }) => event);
  const later = events.findIndex((chained) => chained.at >= at);
  const before = events.slice(0, later < 0 ? undefined : later);
  const known = before.length > 0 || events[0]?.at !== at ? before : beginningOf(events);
  return known.map(({ event }) => event);
}

/** Events that come when every review has closed, one of them in that very instant perhaps. */
const CONCLUDING: ReadonlySet<string> = new Set([
  "joint-review-convened",
  "joint-review-concluded",
  "application-decided",
]);

const CLOSES: ReadonlySet<string> = new Set(["opinion-given", "closed-by-silence", "review-cancelled"]);

const closes = (event: CaseEvent): boolean =>
  event.type === "referral-decided" ? event.closing !== undefined : CLOSES.has(event.type);

/** What is known of a review and, where that leaves it open, what closed it in the instant of the event. */
function closing({ events }: History, known: CaseEvent[], { at }: Occasion): CaseEvent[] {
  if (known.some((event) => closes(event) || event.type === "review-replaced")) return known;
  const end = events.findIndex((chained) => chained.at === at && closes(chained.event));
  return end < 0 ? known : events.slice(0, end + 1).map(({ event }) => event);
}

/** How a review begins: one that is dispatched is served, or sent, in the same commit. */
const beginningOf = (events: readonly Chained<CaseEvent>[]): readonly Chained<CaseEvent>[] =>
  events.slice(0, events[0]?.event.type === "review-dispatched" ? 2 : 1);
