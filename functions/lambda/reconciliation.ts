import { reconciliation } from "../schedule/reconciliation.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireBus, wireEngine } from "../wireEngine.ts";
import { wireKeys, wireSigner } from "../wireSigner.ts";

export const handler = observed(
  reconciliation({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireSettling(),
    ...wireEngine(),
    ...wireBus(),
    ...wireSigner(),
    ...wireKeys(),
  }),
);
