import { getCatalogue } from "../http/catalogue/getCatalogue.ts";
import { wireLog, wireRules } from "../wire.ts";

export const handler = getCatalogue({ ...wireLog(), ...wireRules() });
