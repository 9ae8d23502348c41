import { answerComplaint } from "../http/supervision/answerComplaint.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = answerComplaint({ ...wireLog(), ...wireRules(), ...wireStore() });
