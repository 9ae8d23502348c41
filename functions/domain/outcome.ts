/** How a review may end: by an opinion, by silence, by what stands in for it, or because nobody needs it any more. */

import type { LegalBasis, MatterKind } from "./region.ts";
import type { Channel } from "./review.ts";
import type { Instant, LocalDate } from "./time.ts";

export type ExpressOutcome = "consented" | "consented-with-conditions" | "objected" | "not-applicable";

export type SilentOutcome = "deemed-consent" | "deemed-refusal" | "no-response";

export type Outcome = ExpressOutcome | SilentOutcome | "replaced" | "cancelled";

/** Whether the law takes silence for an answer here (超时默许): told apart wherever the outcome is shown. */
export const isDeemed = (outcome: Outcome): boolean =>
  outcome === "deemed-consent" || outcome === "deemed-refusal";

/** What an outcome does to those who wait for it: an outcome that is not listed does not compile. */
const SATISFIES = {
  consented: true,
  "consented-with-conditions": true,
  "not-applicable": true,
  "deemed-consent": true,
  "no-response": true,
  replaced: true,
  objected: false,
  "deemed-refusal": false,
  cancelled: false,
} as const satisfies Record<Outcome, boolean>;

/** Whether dependents may start; a consent by silence releases them exactly like a real one. */
export const satisfies = (outcome: Outcome): boolean => SATISFIES[outcome];

/** What each of the nine guards of a deemed consent rests on, in the order in which they are checked. */
export type GuardEvidence = {
  /** What allows silence to count as consent. */
  G1: { basis: LegalBasis | null };
  G2: { department: string; channel: Channel; servedAt: Instant };
  /** Since when the clock stood at the due instant; `null` where it was running. */
  G3: { stoppedSince: Instant | null };
  /** Materials that the applicant was asked for and has not handed in. */
  G4: { owed: readonly string[] };
  /** Flags of the negative list. */
  G5: { flags: readonly string[] };
  G6: { integrityHold: boolean };
  G7: { kind: MatterKind; licencesByTacitConsent: boolean };
  /** The first day that was counted and lies in a year not published yet. */
  G8: { provisionalDay: LocalDate | null; calendarVersion: string };
  G9: { department: string; lead: string };
};

export type GuardId = keyof GuardEvidence;

/** One guard, whether it held, and what that rests on: facts, so that every language can say them. */
export type GuardCheck = {
  [G in GuardId]: { guard: G; holds: boolean; evidence: GuardEvidence[G] };
}[GuardId];
