import { handInMaterial } from "../http/application/handInMaterial.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = handInMaterial({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
