import { requestSupplement } from "../http/requestSupplement.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = requestSupplement({ ...wireLog(), ...wireRules(), ...wireStore() });
