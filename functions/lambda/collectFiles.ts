import { collecting } from "../schedule/collecting.ts";
import { wireClock, wireLog, wireStore } from "../wire.ts";
import { wireFiles } from "../wireFiles.ts";
import { wireUploads } from "../wireUploads.ts";

export const handler = collecting({
  ...wireLog(),
  ...wireStore(),
  ...wireClock(),
  ...wireFiles(),
  ...wireUploads(),
});
