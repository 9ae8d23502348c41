import { superviseReviews } from "../http/superviseReviews.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = superviseReviews({ ...wireLog(), ...wireRules(), ...wireStore() });
