import { revokeDeemedConsent } from "../http/review/revokeDeemedConsent.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = revokeDeemedConsent({ ...wireLog(), ...wireRules(), ...wireStore() });
