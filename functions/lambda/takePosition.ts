import { takePosition } from "../http/takePosition.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = takePosition({ ...wireLog(), ...wireRules(), ...wireStore() });
