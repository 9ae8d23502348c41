import { concludeJointReview } from "../http/application/concludeJointReview.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = concludeJointReview({ ...wireLog(), ...wireRules(), ...wireStore() });
