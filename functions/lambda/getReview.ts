import { getReview } from "../http/review/getReview.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = getReview({ ...wireLog(), ...wireRules(), ...wireStore() });
