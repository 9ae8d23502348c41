import { withdrawApplication } from "../http/application/withdrawApplication.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = withdrawApplication({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
