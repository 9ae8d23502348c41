import { driveWorkflow } from "../stream/driveWorkflow.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireEngine } from "../wireEngine.ts";

export const handler = driveWorkflow({
  ...wireLog(),
  ...wireRules(),
  ...wireStore(),
  ...wireClock(),
  ...wireSettling(),
  ...wireEngine(),
});
