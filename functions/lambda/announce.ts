import { announce } from "../stream/announce.ts";
import { wireClock, wireLog, wireStore } from "../wire.ts";
import { wireAside } from "../wireAside.ts";
import { wireBus } from "../wireEngine.ts";

export const handler = announce({
  ...wireLog(),
  ...wireAside(),
  ...wireStore(),
  ...wireBus(),
  ...wireClock(),
});
