import { giveOpinion } from "../http/review/giveOpinion.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = giveOpinion({ ...wireLog(), ...wireRules(), ...wireStore() });
