import { extendLimit } from "../http/review/extendLimit.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = extendLimit({ ...wireLog(), ...wireRules(), ...wireStore() });
