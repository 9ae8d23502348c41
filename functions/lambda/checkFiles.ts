import { checkingFiles } from "../schedule/checkingFiles.ts";
import { wireClock, wireLog } from "../wire.ts";
import { wireFiles } from "../wireFiles.ts";
import { wireUploads } from "../wireUploads.ts";

export const handler = checkingFiles({ ...wireLog(), ...wireClock(), ...wireFiles(), ...wireUploads() });
