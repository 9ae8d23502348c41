import { getNotice } from "../http/notices/getNotice.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getNotice({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
