import { getOwnClock } from "../http/application/getOwnClock.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getOwnClock({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
