import { nameHandler } from "../http/review/nameHandler.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = nameHandler({ ...wireLog(), ...wireRules(), ...wireStore() });
