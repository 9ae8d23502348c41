import { exportCase } from "../http/notices/exportCase.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = exportCase({ ...wireLog(), ...wireRules(), ...wireStore() });
