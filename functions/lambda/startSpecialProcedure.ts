import { startSpecialProcedure } from "../http/startSpecialProcedure.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = startSpecialProcedure({ ...wireLog(), ...wireRules(), ...wireStore() });
