/** Whom an applicant may rate (好差评), and until when: every department that is done with their case, and its lead once the case is over. */
import type { Region } from "../catalogue/region.ts";
import { isClosed, type Review } from "../review/review.ts";
import { ratableUntil, type RatingRefusal } from "../supervision/rating.ts";
import type { Instant } from "../base/time.ts";
import { leadOf } from "./acceptance.ts";
import { endedAt, framesOf, isOver, participantsOf, type Application } from "./application.ts";

/**
 * Since when a department is done with the case: its last review is closed, and of the lead the case over; `null` before.
 * @param reviews those that the case asks for now, as they stand
 */
export function doneSince(
  application: Application,
  reviews: readonly Review[],
  department: string,
): Instant | null {
  const own = reviews.filter(({ facts }) => facts.department.id === department);
  const closed = own.filter(isClosed);
  if (closed.length < own.length) return null;
  const ends = closed.map(({ closedAt }) => closedAt);
  if (own.length === 0 || isLead(application, department)) {
    const ended = isOver(application) ? endedAt(application) : null;
    if (ended === null) return null;
    ends.push(ended);
  }
  return ends.reduce((a, b) => (a < b ? b : a));
}

const isLead = (application: Application, department: string): boolean =>
  framesOf(application).some(({ acceptance }) => acceptance.lead.id === department);

/** The departments that take part in the case; those that a change of the project has ended are not forgotten. */
export function participants(application: Application, region: Region): string[] {
  const frames = framesOf(application);
  if (frames.length === 0) return [leadOf(region, application.facts.project.type).id];
  return [...new Set(frames.flatMap(({ acceptance }) => participantsOf(acceptance)))];
}

/** Why a department is not to be rated now: it is not done with the case, or its thirty days are over. */
export function whyNotRated(
  application: Application,
  reviews: readonly Review[],
  department: string,
  now: Instant,
  zone: string,
): RatingRefusal | null {
  const since = doneSince(application, reviews, department);
  if (since === null) return { code: "not-to-be-rated-yet", department };
  const until = ratableUntil(since, zone);
  return now < until ? null : { code: "rating-too-late", until };
}

/** Whom the applicant may rate now, and until when each of them. */
export const ratableNow = (
  application: Application,
  reviews: readonly Review[],
  region: Region,
  now: Instant,
  zone: string,
): { department: string; until: Instant }[] =>
  participants(application, region)
    .filter((one) => whyNotRated(application, reviews, one, now, zone) === null)
    .map((one) => ({ department: one, until: ratableUntil(doneSince(application, reviews, one)!, zone) }));
