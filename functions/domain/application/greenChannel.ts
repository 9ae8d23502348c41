/**
 * 绿色通道 with its named tracker (专人负责), as a case keeps it: since when and by what it is in it, who keeps track of it, and the
 * log of that. Commands about it are in `enteringGreen.ts` and `tracking.ts`; no clock, guard or silence hangs on any of it.
 */
import { isOver, type Application } from "./application.ts";
import type { Attached } from "../base/attachment.ts";
import type { Instant, LocalDate } from "../base/time.ts";
import type { LegalBasis } from "../catalogue/region.ts";

/** Who keeps track of it: somebody by name, and of which department of the case. */
export type Tracker = { department: string; name: string; phone: string };

/** By what a case is in it: the authority's own list, or the supervisor's word with a basis. What an applicant states opens nothing. */
export const GREEN_BY = ["list", "supervisor"] as const;
export type GreenBy = (typeof GREEN_BY)[number];

export type GreenEntry = {
  /** The how manieth of the case. */
  number: number;
  by: GreenBy;
  basis: LegalBasis;
  /** The supervisor's own; `null` of one from the list. */
  reasons: string | null;
  at: Instant;
};

/** Until when the tracker makes contact. */
export type ContactTerm = { dueAt: Instant; dueDate: LocalDate };

/** What a tracker notes: that the applicant was reached, what was settled between departments, or anything else. */
export const NOTED_AS = ["contact", "coordination", "note"] as const;
export type NotedAs = (typeof NOTED_AS)[number];

export type TrackingNote = Attached & {
  as: NotedAs;
  text: string;
  /** Of whom: a tracker of the case, by name as they were named. */
  by: Tracker;
  at: Instant;
};

/** A yellow lamp that the tracker has heard of. */
export type LampTold = { reviewId: string; at: Instant };

export type GreenChannel = {
  entries: readonly (GreenEntry & { left: { reasons: string; at: Instant } | null })[];
  tracker: Tracker & { since: Instant };
  /** How many have been named, the one of each entry among them. */
  trackersNamed: number;
  contactBy: ContactTerm;
  contactedAt: Instant | null;
  /** As of when nobody had made contact in time; `null` where that is not so. */
  contactMissedAt: Instant | null;
  log: readonly TrackingNote[];
  lampsTold: readonly LampTold[];
};

export type GreenCaseEvent =
  | { type: "green-channel-entered"; entry: GreenEntry; tracker: Tracker; contactBy: ContactTerm }
  | { type: "green-channel-left"; reasons: string; at: Instant }
  | { type: "tracker-named"; tracker: Tracker; reasons: string; contactBy: ContactTerm; at: Instant }
  | { type: "tracking-noted"; note: TrackingNote }
  | { type: "tracker-told"; reviewId: string; at: Instant }
  | { type: "tracker-overdue"; asOf: Instant };

/** The entry by which a case is in it now; `null` where it is not, or not any more. */
export const greenNow = (green: GreenChannel | undefined): GreenEntry | null => {
  const last = green?.entries.at(-1);
  return last === undefined || last.left !== null ? null : last;
};

/** Who keeps track of a case; `null` where it is not in the green channel, or is over. */
export const trackerNow = (application: Application): Tracker | null =>
  application.green && greenNow(application.green) && !isOver(application) ? application.green.tracker : null;

/** What a case keeps of it once an event has come. */
export function greenAfter(
  before: GreenChannel | undefined,
  event: GreenCaseEvent,
): GreenChannel | undefined {
  if (event.type === "green-channel-entered") {
    const { entry, tracker, contactBy } = event;
    return {
      entries: [...(before?.entries ?? []), { ...entry, left: null }],
      ...named(tracker, contactBy, entry.at),
      trackersNamed: (before?.trackersNamed ?? 0) + 1,
      log: before?.log ?? [],
      lampsTold: before?.lampsTold ?? [],
    };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case "green-channel-left": {
      const { reasons, at } = event;
      return {
        ...before,
        entries: before.entries.map((one, i) =>
          i === before.entries.length - 1 ? { ...one, left: { reasons, at } } : one,
        ),
      };
    }
    case "tracker-named":
      return {
        ...before,
        ...named(event.tracker, event.contactBy, event.at),
        trackersNamed: before.trackersNamed + 1,
      };
    case "tracking-noted": {
      const { note } = event;
      return {
        ...before,
        log: [...before.log, note],
        contactedAt: before.contactedAt ?? (note.as === "contact" ? note.at : null),
      };
    }
    case "tracker-told": {
      const { reviewId, at } = event;
      return { ...before, lampsTold: [...before.lampsTold, { reviewId, at }] };
    }
    case "tracker-overdue":
      return { ...before, contactMissedAt: event.asOf };
  }
}

/** Whoever is new to it makes contact anew. */
const named = (tracker: Tracker, contactBy: ContactTerm, since: Instant) => ({
  tracker: { ...tracker, since },
  contactBy,
  contactedAt: null,
  contactMissedAt: null,
});
