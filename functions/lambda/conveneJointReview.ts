import { conveneJointReview } from "../http/application/conveneJointReview.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = conveneJointReview({ ...wireLog(), ...wireRules(), ...wireStore() });
