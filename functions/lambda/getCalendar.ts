import { getCalendar } from "../http/calendar/getCalendar.ts";
import { wireLog, wireRules } from "../wire.ts";

export const handler = getCalendar({ ...wireLog(), ...wireRules() });
