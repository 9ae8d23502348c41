import { answerAtWindow } from "../http/application/answerAtWindow.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";

export const handler = answerAtWindow({ ...wireLog(), ...wireRules(), ...wireStore() });
