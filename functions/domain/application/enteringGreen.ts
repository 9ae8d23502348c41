/**
 * A case comes into the green channel (绿色通道) and leaves it. It enters by an act of the authority: by its lead or the supervisor
 * where the region's own list names the project, by the supervisor alone with a basis where it does not. Its open reviews note it in
 * the same commit, and those that come later as they are put on record.
 */
import { acceptanceOf, isOver, participantsOf, type Application } from "./application.ts";
import { leadOf } from "./acceptance.ts";
import type { ApplicationDecision, ReviewChange } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { greenNow, type ContactTerm, type GreenBy, type GreenEntry, type Tracker } from "./greenChannel.ts";
import { canonical } from "../base/canonical.ts";
import type { Instant } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { regionRules } from "../calendar/ownDays.ts";
import { listedIn } from "../catalogue/greenList.ts";
import type { LegalBasis, Region } from "../catalogue/region.ts";
import { answersFor } from "../catalogue/successors.ts";
import type { GreenReviewEvent } from "../review/greenChannel.ts";
import type { Review, ReviewEvent } from "../review/review.ts";

/** Working days in which a tracker makes contact. */
export const CONTACT_DAYS = 1;
/** So often a case enters, and so many trackers are named: a history is bounded. */
export const MOST_GREEN_ENTRIES = 5;
export const MOST_TRACKERS = 10;

export type GreenRefusal =
  | { code: "green-channel-not-listed"; project: string }
  | { code: "green-channel-entered"; enteredAt: Instant }
  | { code: "green-channel-too-often"; most: number }
  | { code: "no-green-channel" }
  | { code: "tracker-not-of-case"; department: string; allowed: readonly string[] }
  | { code: "trackers-too-many"; most: number }
  | { code: "not-the-tracker"; department: string; tracker: string }
  | { code: "tracking-log-full"; most: number };

/** How somebody enters it: by the list alone, or, the supervisor, with a basis and reasons of their own. */
export type GreenRequest = { tracker: Tracker } & (
  { by: "list" } | { by: "supervisor"; basis: LegalBasis; reasons: string }
);

export const refusing = (refusal: ApplicationDecision["refusal"] & object): ApplicationDecision => ({
  events: [],
  refusal,
});

/** The departments of which a tracker may be: the lead, and once it is accepted every one that is asked. */
export function trackerDepartments(application: Application, region: Region): string[] {
  const acceptance = acceptanceOf(application);
  const known = acceptance ? participantsOf(acceptance) : [leadOf(region, application.facts.project.type).id];
  return region.departments
    .map(({ id }) => id)
    .filter((id) => known.some((asked) => answersFor(region.departments, id, asked)));
}

/** What the list of the authority says of the project of a case; `null` where it does not name it. */
export const listedAs = ({ facts }: Application, region: Region): LegalBasis | null =>
  listedIn(region, facts.project.code);

export function enterGreenChannel(
  standing: Standing,
  request: GreenRequest,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { application, reviews, region } = standing;
  const before = application.green;
  const current = greenNow(before);
  if (before && current && isRepeat(current, before.tracker, request)) return { events: [] };
  if (isOver(application)) return refusing({ code: "application-ended", status: application.status });
  if (current) return refusing({ code: "green-channel-entered", enteredAt: current.at });
  const entries = before?.entries.length ?? 0;
  if (entries >= MOST_GREEN_ENTRIES)
    return refusing({ code: "green-channel-too-often", most: MOST_GREEN_ENTRIES });
  const listed = listedAs(application, region);
  if (request.by === "list" && listed === null)
    return refusing({ code: "green-channel-not-listed", project: application.facts.project.code });
  const outside = trackerOutside(standing, request.tracker);
  if (outside) return outside;
  const entry: GreenEntry = {
    number: entries + 1,
    by: request.by,
    basis: request.by === "list" ? listed! : request.basis,
    reasons: request.by === "list" ? null : request.reasons,
    at: now,
  };
  return {
    events: [
      {
        type: "green-channel-entered",
        entry,
        tracker: request.tracker,
        contactBy: contactTerm(now, rules),
      },
    ],
    reviews: inOpen(reviews, { type: "green-channel-joined", at: now }),
  };
}

function isRepeat(entry: GreenEntry, tracker: Tracker, request: GreenRequest): boolean {
  const said = (by: GreenBy, basis: LegalBasis | null, reasons: string | null, who: Tracker) =>
    canonical({
      by,
      basis,
      reasons,
      tracker: { department: who.department, name: who.name, phone: who.phone },
    });
  const own = request.by === "supervisor";
  return (
    said(entry.by, own ? entry.basis : null, entry.reasons, tracker) ===
    said(request.by, own ? request.basis : null, own ? request.reasons : null, request.tracker)
  );
}

/** It leaves, with a reason: its reviews are as any others from then on, and what was noted stays on record. */
export function leaveGreenChannel(
  { application, reviews }: Omit<Standing, "region">,
  reasons: string,
  now: Instant,
): ApplicationDecision {
  const current = greenNow(application.green);
  if (current === null)
    return application.green?.entries.at(-1)?.left?.reasons === reasons
      ? { events: [] }
      : refusing({ code: "no-green-channel" });
  if (isOver(application)) return refusing({ code: "application-ended", status: application.status });
  return {
    events: [{ type: "green-channel-left", reasons, at: now }],
    reviews: inOpen(
      reviews.filter(({ green }) => green !== undefined),
      { type: "green-channel-dropped", at: now },
    ),
  };
}

/** Somebody else keeps track of it from now on, and makes contact anew. */
export function nameTracker(
  standing: Standing,
  { reasons, ...tracker }: Tracker & { reasons: string },
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { application } = standing;
  const { green } = application;
  if (green === undefined || greenNow(green) === null) return refusing({ code: "no-green-channel" });
  const { since: _since, ...known } = green.tracker;
  if (canonical(known) === canonical(tracker)) return { events: [] };
  if (isOver(application)) return refusing({ code: "application-ended", status: application.status });
  if (green.trackersNamed >= MOST_TRACKERS)
    return refusing({ code: "trackers-too-many", most: MOST_TRACKERS });
  return (
    trackerOutside(standing, tracker) ?? {
      events: [{ type: "tracker-named", tracker, reasons, contactBy: contactTerm(now, rules), at: now }],
    }
  );
}

function trackerOutside(
  { application, region }: Standing,
  { department }: Tracker,
): ApplicationDecision | null {
  const allowed = trackerDepartments(application, region);
  return allowed.includes(department) ? null : refusing({ code: "tracker-not-of-case", department, allowed });
}

/** Until when a tracker who is named then makes contact. */
export function contactTerm(now: Instant, rules: ClockRules): ContactTerm {
  const { dueAt, dueDate } = afterWorkingDays(now, CONTACT_DAYS, regionRules(rules));
  return { dueAt, dueDate };
}

const inOpen = (reviews: readonly Review[], event: GreenReviewEvent): ReviewChange[] =>
  reviews
    .filter(({ status }) => status !== "closed")
    .map(({ facts: { reviewId } }) => ({ reviewId, events: [event] }));

/**
 * The first events of a review that is put on record while its case is in the green channel: it is in it, too, unless it is
 * closed from the beginning. Those of any other case are as they were.
 */
export function joiningGreen(
  { green }: Application,
  events: readonly ReviewEvent[],
  at: Instant,
): readonly ReviewEvent[] {
  if (
    greenNow(green) === null ||
    events.some(({ type }) => type === "review-replaced" || type === "review-cancelled")
  )
    return events;
  return [...events, { type: "green-channel-joined", at }];
}
