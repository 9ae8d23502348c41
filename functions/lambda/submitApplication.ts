import { submitApplication } from "../http/application/submitApplication.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = submitApplication({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
