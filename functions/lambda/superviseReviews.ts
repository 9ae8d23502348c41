import { superviseReviews } from "../http/supervision/superviseReviews.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = superviseReviews({ ...wireLog(), ...wireRules(), ...wireStore() });
