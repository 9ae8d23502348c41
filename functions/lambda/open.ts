import { open } from "../tasks/open.ts";
import { wireClock, wireRules, wireStore } from "../wire.ts";

export const handler = open({ ...wireRules(), ...wireStore(), ...wireClock() });
