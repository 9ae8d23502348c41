import { changeProject } from "../http/application/changeProject.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = changeProject({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
