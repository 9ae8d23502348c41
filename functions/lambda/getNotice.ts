import { getNotice } from "../http/getNotice.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getNotice({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
