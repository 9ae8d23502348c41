import { startSpecialProcedure } from "../http/review/startSpecialProcedure.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = startSpecialProcedure({ ...wireLog(), ...wireRules(), ...wireStore() });
