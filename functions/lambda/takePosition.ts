import { takePosition } from "../http/review/takePosition.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = takePosition({ ...wireLog(), ...wireRules(), ...wireStore() });
