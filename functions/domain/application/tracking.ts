/**
 * 专人负责: the tracker of a case in the green channel keeps a log of it, makes contact within one working day, and hears of every
 * yellow lamp of the case on its day.
 */
import { isOver, type Application } from "./application.ts";
import type { ApplicationDecision, ApplicationEvent } from "./applicationEvent.ts";
import type { Standing } from "./caseActs.ts";
import { contactTerm, refusing } from "./enteringGreen.ts";
import { greenNow, type ContactTerm, type GreenChannel, type TrackingNote } from "./greenChannel.ts";
import { canonical } from "../base/canonical.ts";
import { isOpen, localDate, plusSeconds, type Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { answersFor } from "../catalogue/successors.ts";
import type { Lamp } from "../supervision/lamp.ts";

/** So many notes a case takes: a history is bounded. */
export const MOST_NOTES = 60;

/** What a tracker notes stands, and nothing of it is changed; the same as the last one again is a repeat. */
export function noteTracking(
  { application, region }: Pick<Standing, "application" | "region">,
  department: string,
  said: Omit<TrackingNote, "by" | "at">,
  now: Instant,
): ApplicationDecision {
  const { green } = application;
  if (green === undefined || greenNow(green) === null) return refusing({ code: "no-green-channel" });
  const { since: _since, ...tracker } = green.tracker;
  if (!answersFor(region.departments, department, tracker.department))
    return refusing({ code: "not-the-tracker", department, tracker: tracker.department });
  const last = green.log.at(-1);
  if (last && canonical(wordsOf(last)) === canonical(said)) return { events: [] };
  if (isOver(application)) return refusing({ code: "application-ended", status: application.status });
  if (green.log.length >= MOST_NOTES) return refusing({ code: "tracking-log-full", most: MOST_NOTES });
  return { events: [{ type: "tracking-noted", note: { ...said, by: tracker, at: now } }] };
}

const wordsOf = ({ by: _by, at: _at, ...said }: TrackingNote) => said;

/** A lamp of one of its reviews has turned yellow: the tracker hears of it, once a day and review. */
export function tellTracker(
  { green }: Application,
  reviewId: string,
  now: Instant,
  zone: string,
): readonly ApplicationEvent[] {
  if (green === undefined || greenNow(green) === null) return [];
  const today = localDate(now, zone);
  const isTold = green.lampsTold.some(
    (told) => told.reviewId === reviewId && localDate(told.at, zone) === today,
  );
  return isTold || green.lampsTold.length >= MOST_LAMPS_TOLD
    ? []
    : [{ type: "tracker-told", reviewId, at: now }];
}

/** A lamp turns yellow again with every new service: so many are told, and more than that a case does not have. */
const MOST_LAMPS_TOLD = 200;

/** What time makes of it: contact that nobody has made in time is missed, once, and told. */
export function advanceGreen(
  application: Application,
  asOf: Instant,
  rules: ClockRules,
): readonly ApplicationEvent[] {
  const { green } = application;
  if (green === undefined || greenNow(green) === null || isOver(application)) return [];
  if (green.contactedAt !== null || green.contactMissedAt !== null) return [];
  const { dueAt } = contactDue(green, rules);
  return isOpen(dueAt) || asOf < dueAt ? [] : [{ type: "tracker-overdue", asOf: dueAt }];
}

/** Until when contact is to be made: as it was told, or by the calendar at hand where that did not reach so far. */
export function contactDue({ contactBy, tracker }: GreenChannel, rules: ClockRules): ContactTerm {
  return isOpen(contactBy.dueAt) ? contactTerm(tracker.since, rules) : contactBy;
}

/** How near the contact is to its term: yellow from half of it, grey once it is made or nobody owes it any more. */
export function contactLamp(green: GreenChannel, now: Instant, rules: ClockRules): Lamp {
  if (greenNow(green) === null || green.contactedAt !== null) return "grey";
  const { dueAt } = contactDue(green, rules);
  if (now >= dueAt) return "red";
  return !isOpen(dueAt) && now >= plusSeconds(dueAt, -HALF_A_DAY) ? "yellow" : "green";
}

const HALF_A_DAY = 12 * 3600;
