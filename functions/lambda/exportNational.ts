import { exportingNational } from "../schedule/exportingNational.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireExports } from "../wireExports.ts";

export const handler = observed(
  exportingNational({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireClock(), ...wireExports() }),
);
