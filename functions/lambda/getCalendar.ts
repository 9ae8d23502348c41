import { getCalendar } from "../http/getCalendar.ts";
import { wireLog, wireRules } from "../wire.ts";

export const handler = getCalendar({ ...wireLog(), ...wireRules() });
