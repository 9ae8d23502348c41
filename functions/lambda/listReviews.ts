import { listReviews } from "../http/review/listReviews.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = listReviews({ ...wireLog(), ...wireRules(), ...wireStore() });
