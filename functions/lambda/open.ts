import { open } from "../tasks/open.ts";
import { wireClock, wireRules, wireSettling, wireStore } from "../wire.ts";

export const handler = open({ ...wireRules(), ...wireStore(), ...wireClock(), ...wireSettling() });
