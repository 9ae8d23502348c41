import { anchoring } from "../schedule/anchoring.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireAnchors } from "../wireAnchors.ts";
import { wireKeys, wireSigner } from "../wireSigner.ts";

export const handler = anchoring({
  ...wireLog(),
  ...wireRules(),
  ...wireStore(),
  ...wireClock(),
  ...wireSigner(),
  ...wireKeys(),
  ...wireAnchors(),
});
