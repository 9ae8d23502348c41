import { morningRound } from "../schedule/morningRound.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireBus } from "../wireEngine.ts";

export const handler = observed(
  morningRound({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireSettling(),
    ...wireBus(),
  }),
);
