import { conclude } from "../tasks/conclude.ts";
import { wireClock, wireRules, wireStore } from "../wire.ts";
import { wireWaker } from "../wireEngine.ts";

export const handler = conclude({ ...wireStore(), ...wireRules(), ...wireClock(), ...wireWaker() });
