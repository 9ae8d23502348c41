/** How a review may end: by an opinion, or by silence. */

export type ExpressOutcome = "consented" | "consented-with-conditions" | "objected" | "not-applicable";

export type SilentOutcome = "deemed-consent" | "deemed-refusal" | "no-response";

export type Outcome = ExpressOutcome | SilentOutcome;

/** Whether the law takes silence for an answer here (超时默许): told apart wherever the outcome is shown. */
export const isDeemed = (outcome: Outcome): boolean =>
  outcome === "deemed-consent" || outcome === "deemed-refusal";

/** The nine guards of a deemed consent, in the order in which they are checked. */
export type GuardId = "G1" | "G2" | "G3" | "G4" | "G5" | "G6" | "G7" | "G8" | "G9";

/** One guard, whether it held, and what that rests on. */
export type GuardCheck = { guard: GuardId; holds: boolean; evidence: string };
