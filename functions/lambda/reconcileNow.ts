import { reconcileNow } from "../http/operations/reconcileNow.ts";
import { wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireBus, wireEngine } from "../wireEngine.ts";

export const handler = reconcileNow({
  ...wireLog(),
  ...wireRules(),
  ...wireStore(),
  ...wireSettling(),
  ...wireEngine(),
  ...wireBus(),
});
