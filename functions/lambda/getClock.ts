import { getClock } from "../http/review/getClock.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = getClock({ ...wireLog(), ...wireRules(), ...wireStore() });
