import { conclude } from "../tasks/conclude.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireEngine } from "../wireEngine.ts";

export const handler = conclude({
  ...wireLog(),
  ...wireRules(),
  ...wireStore(),
  ...wireClock(),
  ...wireSettling(),
  ...wireEngine(),
});
