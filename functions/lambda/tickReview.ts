import { tickReview } from "../tasks/tickReview.ts";
import { wireClock, wireRules, wireSettling, wireStore } from "../wire.ts";

export const handler = tickReview({ ...wireRules(), ...wireStore(), ...wireClock(), ...wireSettling() });
