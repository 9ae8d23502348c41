import { driveWorkflow } from "../stream/driveWorkflow.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireSettling, wireStore } from "../wire.ts";
import { wireAside } from "../wireAside.ts";
import { wireCopying } from "../wireCopying.ts";
import { wireEngine } from "../wireEngine.ts";
import { wireSigner } from "../wireSigner.ts";

export const handler = observed(
  driveWorkflow({
    ...wireLog(),
    ...wireAside(),
    ...wireRules(),
    ...wireStore(),
    ...wireCopying(),
    ...wireClock(),
    ...wireSettling(),
    ...wireEngine(),
    ...wireSigner(),
  }),
);
