import { conclude } from "../tasks/conclude.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireEngine } from "../wireEngine.ts";

export const handler = observed(
  conclude({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireSettling(),
    ...wireEngine(),
  }),
);
