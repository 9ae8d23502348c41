import { getCatalogue } from "../http/getCatalogue.ts";
import { wireLog, wireRules } from "../wire.ts";

export const handler = getCatalogue({ ...wireLog(), ...wireRules() });
