/** How an opinion came about: 明示, 默示, or there is none. */
import type { Outcome } from "../domain/review/outcome.ts";

export type Mark = "express" | "deemed" | "none";

/** What every outcome is marked as. */
export const MARK_OF = {
  consented: "express",
  "consented-with-conditions": "express",
  objected: "express",
  "not-applicable": "express",
  referred: "express",
  "deemed-consent": "deemed",
  "deemed-refusal": "deemed",
  "no-response": "none",
  replaced: "none",
  cancelled: "none",
} as const satisfies Record<Outcome, Mark>;
