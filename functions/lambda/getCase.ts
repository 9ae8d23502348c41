import { getCase } from "../http/application/getCase.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = getCase({ ...wireLog(), ...wireRules(), ...wireStore() });
