import { requestSupplement } from "../http/review/requestSupplement.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = requestSupplement({ ...wireLog(), ...wireRules(), ...wireStore() });
