import { getApplication } from "../http/application/getApplication.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getApplication({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
