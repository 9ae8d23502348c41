import { reconciliation } from "../schedule/reconciliation.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireBus, wireEngine } from "../wireEngine.ts";
import { wireKeys, wireSigner } from "../wireSigner.ts";

export const handler = reconciliation({
  ...wireLog(),
  ...wireRules(),
  ...wireStore(),
  ...wireClock(),
  ...wireSettling(),
  ...wireEngine(),
  ...wireBus(),
  ...wireSigner(),
  ...wireKeys(),
});
