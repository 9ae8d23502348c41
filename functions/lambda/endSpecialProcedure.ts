import { endSpecialProcedure } from "../http/review/endSpecialProcedure.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = endSpecialProcedure({ ...wireLog(), ...wireRules(), ...wireStore() });
