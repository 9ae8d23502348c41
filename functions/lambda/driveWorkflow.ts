import { driveWorkflow } from "../stream/driveWorkflow.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireEngine } from "../wireEngine.ts";

export const handler = driveWorkflow({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireEngine() });
