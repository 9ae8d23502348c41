import { conveneJointReview } from "../http/conveneJointReview.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = conveneJointReview({ ...wireLog(), ...wireRules(), ...wireStore() });
