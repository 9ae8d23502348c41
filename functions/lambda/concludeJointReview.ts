import { concludeJointReview } from "../http/concludeJointReview.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = concludeJointReview({ ...wireLog(), ...wireRules(), ...wireStore() });
