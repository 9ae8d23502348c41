import { extendLimit } from "../http/extendLimit.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = extendLimit({ ...wireLog(), ...wireRules(), ...wireStore() });
