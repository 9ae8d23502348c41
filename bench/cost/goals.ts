/** What a thousand applications may cost at most, in US dollars and us-east-1. */
import type { CaseName } from "../units/cases.ts";

export const REGION = "us-east-1";

/** Of the case itself. */
export const MOST_ITSELF: Partial<Record<CaseName, number>> = {
  "everybody answers on time": 0.52,
  // Of which 0.004 are for whether it has a bill and an agent, and for how cases come and go.
  "two departments are silent": 0.59,
};

/** Of signing, numbers, figures and the trail of reads together. */
export const MOST_APART = 0.15;
