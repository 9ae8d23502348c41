import { decideApplication } from "../http/application/decideApplication.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = decideApplication({ ...wireLog(), ...wireRules(), ...wireStore() });
