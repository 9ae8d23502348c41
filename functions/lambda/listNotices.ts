import { listNotices } from "../http/listNotices.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = listNotices({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
