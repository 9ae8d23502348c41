import { driveWorkflow } from "../stream/driveWorkflow.ts";
import { wireLog } from "../wire.ts";
import { wireEngine } from "../wireEngine.ts";

export const handler = driveWorkflow({ ...wireLog(), ...wireEngine() });
