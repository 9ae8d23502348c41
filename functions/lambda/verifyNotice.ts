import { verifyNotice } from "../http/notices/verifyNotice.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = verifyNotice({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
