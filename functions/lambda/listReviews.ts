import { listReviews } from "../http/listReviews.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = listReviews({ ...wireLog(), ...wireRules(), ...wireStore() });
