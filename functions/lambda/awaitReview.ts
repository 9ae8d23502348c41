import { awaitReview } from "../tasks/awaitReview.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireWaker } from "../wireEngine.ts";

export const handler = observed(
  awaitReview({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireSettling(),
    ...wireWaker(),
  }),
);
