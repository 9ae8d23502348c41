/** The guards of a deemed consent (超时默许): ten facts that must hold, each with what it rests on. */
import type { LegalBasis, MatterKind } from "../catalogue/region.ts";
import type { Receipt } from "./receipt.ts";
import type { CaseFlag, StatedFact } from "./caseAct.ts";
import type { Channel } from "./service.ts";
import type { Instant, LocalDate } from "../base/time.ts";

/** An entry of the register of holds: which, from when until when, and since when it is on record. */
export type HoldEvidence = {
  holdId: string;
  from: Instant;
  until: Instant | null;
  recordedAt: Instant;
};

/** An outage of the platform as it was on record: from when until when, and since when. */
export type OutageEvidence = {
  outageId: string;
  from: Instant;
  until: Instant | null;
  recordedAt: Instant;
};

/** What each of the ten guards of a deemed consent rests on, in the order in which they are checked. */
export type GuardEvidence = {
  /** What allows silence to count as consent. */
  G1: { basis: LegalBasis | null };
  /**
   * By what it is known to have reached the department; whole days of the limit that it lay there to be seen, and how many
   * that must have been.
   */
  G2: {
    department: string;
    channel: Channel;
    servedAt: Instant;
    recordedAt: Instant;
    receipt: Receipt | null;
    wholeDays: number;
    leastDays: number;
  };
  /** Since when the clock stood at the due instant; `null` where it was running. */
  G3: { stoppedSince: Instant | null };
  /** Materials that the applicant was asked for and has not handed in; since when their term has lapsed with some owed. */
  G4: { owed: readonly string[]; lapsedAt: Instant | null };
  /**
   * Flags of the negative list that window, lead, a department of the case, the applicant or the region file had raised by
   * then, and which stated facts nobody had confirmed: those fail no guard.
   */
  G5: { flags: readonly CaseFlag[]; confirmed: readonly StatedFact[]; unconfirmed: readonly string[] };
  /** Holds in force at the due instant and on record before it. */
  G6: { holds: readonly HoldEvidence[] };
  G7: { kind: MatterKind; licencesByTacitConsent: boolean };
  /** The first day that was counted, or that the limit rolled over to, and lies in a year not published yet. */
  G8: { provisionalDay: LocalDate | null; calendarVersion: string };
  /** `heir`: who has taken the place of both since. */
  G9: { department: string; lead: string; heir?: string };
  /**
   * Outages that cut the department off on a day of the limit, by what was on record before the due instant: whether on its
   * last day, and on how many of its days.
   */
  G10: {
    lastDay: LocalDate;
    onLastDay: boolean;
    daysLost: number;
    limitDays: number;
    outages: readonly OutageEvidence[];
  };
};

export type GuardId = keyof GuardEvidence;

/** One guard, whether it held, and what that rests on: facts, so that every language can say them. */
export type GuardCheck = {
  [G in GuardId]: { guard: G; holds: boolean; evidence: GuardEvidence[G] };
}[GuardId];
