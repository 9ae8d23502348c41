/** How a review may end: by an opinion, by silence, by what stands in for it, or because nobody needs it any more. */

export type ExpressOutcome =
  "consented" | "consented-with-conditions" | "objected" | "not-applicable" | "referred";

export type SilentOutcome = "deemed-consent" | "deemed-refusal" | "no-response";

export type Outcome = ExpressOutcome | SilentOutcome | "replaced" | "cancelled";

/** Whether the law takes silence for an answer here (超时默许): told apart wherever the outcome is shown. */
export const isDeemed = (outcome: Outcome): boolean =>
  outcome === "deemed-consent" || outcome === "deemed-refusal";

/** Whether it came about because nobody answered in time. */
export const isSilent = (outcome: Outcome): boolean => isDeemed(outcome) || outcome === "no-response";

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
  // Another department's review of the same matter takes its place, and says so in its stead.
  referred: false,
} as const satisfies Record<Outcome, boolean>;

/** Whether dependents may start; a consent by silence releases them exactly like a real one. */
export const satisfies = (outcome: Outcome): boolean => SATISFIES[outcome];
