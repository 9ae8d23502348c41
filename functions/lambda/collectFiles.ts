import { collecting } from "../schedule/collecting.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireFiles } from "../wireFiles.ts";
import { wireUploads } from "../wireUploads.ts";

export const handler = observed(
  collecting({
    ...wireLog(),
    ...wireStore(),
    ...wireRules(),
    ...wireClock(),
    ...wireFiles(),
    ...wireUploads(),
  }),
);
