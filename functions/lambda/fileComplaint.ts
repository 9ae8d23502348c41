import { fileComplaint } from "../http/supervision/fileComplaint.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = fileComplaint({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
