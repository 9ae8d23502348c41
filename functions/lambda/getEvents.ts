import { getEvents } from "../http/application/getEvents.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getEvents({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
