import { observed } from "../observed.ts";
import { checkingFiles } from "../schedule/checkingFiles.ts";
import { wireClock, wireLog } from "../wire.ts";
import { wireFiles } from "../wireFiles.ts";
import { wireScanner } from "../wireScanner.ts";
import { wireUploads } from "../wireUploads.ts";

export const handler = observed(
  checkingFiles({ ...wireLog(), ...wireClock(), ...wireFiles(), ...wireScanner(), ...wireUploads() }),
);
