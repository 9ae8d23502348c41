import { copyingLinks } from "../schedule/copyingLinks.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCopying } from "../wireCopying.ts";
import { wireFetching } from "../wireFetching.ts";
import { wireFiles } from "../wireFiles.ts";
import { wireScanner } from "../wireScanner.ts";
import { wireUploads } from "../wireUploads.ts";

export const handler = observed(
  copyingLinks({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireFiles(),
    ...wireScanner(),
    ...wireUploads(),
    ...wireCopying(),
    ...wireFetching(),
  }),
);
