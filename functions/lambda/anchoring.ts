import { anchoring } from "../schedule/anchoring.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireAnchors } from "../wireAnchors.ts";
import { wireKeys, wireSigner } from "../wireSigner.ts";

export const handler = observed(
  anchoring({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireSigner(),
    ...wireKeys(),
    ...wireAnchors(),
  }),
);
