import { listNotices } from "../http/notices/listNotices.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = listNotices({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
