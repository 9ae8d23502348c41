import { conclude } from "../tasks/conclude.ts";
import { wireClock, wireStore } from "../wire.ts";

export const handler = conclude({ ...wireStore(), ...wireClock() });
