import { answerAtWindow } from "../http/answerAtWindow.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = answerAtWindow({ ...wireLog(), ...wireRules(), ...wireStore() });
