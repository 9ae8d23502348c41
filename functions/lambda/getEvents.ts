import { getEvents } from "../http/getEvents.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getEvents({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
