/** What the model keeps of a review. */
import type { Almanac } from "./days.ts";

export type Limit = { days: number; unit: "working-days" | "calendar-days" };

/** What a review is about, as far as the rules ask. */
export type About = {
  promised: Limit;
  statutory: Limit;
  /** An in-box whose clock runs from the dispatch, one whose clock runs from receipt, or an endpoint. */
  channel: "in-box" | "receipt" | "webhook";
  onTimeout: "deemed-consent" | "escalate" | "deemed-refusal" | "proceed-without";
  hasBasis: boolean;
  isFlagged: boolean;
  isHeld: boolean;
  isLicence: boolean;
  isLead: boolean;
  materials: readonly string[];
  supplementTerm: number;
  longestProcedure: number;
  /** Whether the lead goes on without it after the ladder, and how many working days later; never without a licence or its own. */
  isGivenUp: boolean;
  furtherDays: number;
};

/** An entry of the register of holds. */
export type Hold = { from: number; until: number | null; placedAt: number; endedAt: number | null };

/** What was said of an outage at an instant: from when until when, and whether it cut this department off; `null`: none. */
export type Said = { at: number; of: { from: number; until: number | null; isHit: boolean } | null };

/** What lies outside of the record: the calendar at hand, and the registers as they are by now. */
export type World = { almanac: Almanac; register: readonly Hold[]; outages: readonly (readonly Said[])[] };

export type Stop = { from: number; until: number; isSupplement: boolean };

/** A refused attempt: what it said, and which rule it has broken, if any. */
export type Refused = { code: string; said: string; breach: string | null; at: number };

/** A limit that ran out. */
export type Broken = { rule: "promised-limit" | "statutory-limit"; at: number; servedAt: number };

export type Book = {
  about: About;
  sentAt: number;
  recordedAt: number;
  status: "dispatched" | "running" | "suspended" | "overdue" | "closed";
  isUnserved: boolean;
  servedAt: number | null;
  /** The first of each kind of evidence since the service; what the department did with it is listed. */
  opened: number | null;
  signed: number | null;
  answered: number | null;
  acts: number[];
  remindedAt: number | null;
  extra: number;
  stops: Stop[];
  /** The due day as the department sees it now, and the one that it was told while its clock ran. */
  due: number;
  told: number;
  /** The same of the statutory limit by itself. */
  lawDue: number;
  lawTold: number;
  version: string;
  /** The calendar by which it fell overdue or was closed; no other one counts for it. */
  judgedBy: Almanac | null;
  asked: {
    items: string[];
    text: string;
    at: number;
    servedAtLatest: number;
    servedAt: number | null;
    lapses: number;
    supplied: { material: string; at: number }[];
    isTakenBack: boolean;
  } | null;
  procedures: { kind: string; text: string }[];
  extension: string | null;
  interruptions: number;
  handler: string | null;
  named: number[];
  flags: { who: string; isRaised: boolean; at: number }[];
  failed: string[];
  rung: number;
  /** When the lead goes on without, as it was told. */
  goesOnAt: number;
  broken: Broken[];
  closed: { outcome: string; at: number; opinion: string | null; isOverdue: boolean } | null;
  silentAt: number | null;
  writtenBy: number | null;
  isMissed: boolean;
  revocation: string | null;
  /** Each revocation that was announced, with the day that was told for a statement. */
  announced: {
    at: number;
    facts: string;
    told: number;
    statement: string | null;
    withdrawn: string | null;
  }[];
  late: { text: string; at: number }[];
  rivals: string[];
  refused: Refused[];
};

export type Answer = { book: Book; code: string | null };

/** A copy to write in. */
export const copyOf = (book: Book): Book => ({
  ...book,
  acts: [...book.acts],
  stops: book.stops.map((stop) => ({ ...stop })),
  asked: book.asked && { ...book.asked, supplied: [...book.asked.supplied] },
  procedures: [...book.procedures],
  named: [...book.named],
  flags: [...book.flags],
  broken: [...book.broken],
  announced: [...book.announced],
  late: [...book.late],
  rivals: [...book.rivals],
  refused: [...book.refused],
});

/** A review as it is sent, at an instant as of which it counts and one at which it came on record. */
export const sent = (about: About, sentAt: number, recordedAt: number): Book => ({
  about,
  sentAt,
  recordedAt,
  status: "dispatched",
  isUnserved: false,
  servedAt: null,
  opened: null,
  signed: null,
  answered: null,
  acts: [],
  remindedAt: null,
  extra: 0,
  stops: [],
  due: 0,
  told: 0,
  lawDue: 0,
  lawTold: 0,
  version: "",
  judgedBy: null,
  asked: null,
  procedures: [],
  extension: null,
  interruptions: 0,
  handler: null,
  named: [],
  flags: [],
  failed: [],
  rung: 0,
  goesOnAt: 0,
  broken: [],
  closed: null,
  silentAt: null,
  writtenBy: null,
  isMissed: false,
  revocation: null,
  announced: [],
  late: [],
  rivals: [],
  refused: [],
});
