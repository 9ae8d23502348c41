import { listApplications } from "../http/application/listApplications.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = listApplications({ ...wireLog(), ...wireRules(), ...wireStore() });
