import { announce } from "../stream/announce.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireStore } from "../wire.ts";
import { wireAside } from "../wireAside.ts";
import { wireBus } from "../wireEngine.ts";

export const handler = observed(
  announce({
    ...wireLog(),
    ...wireAside(),
    ...wireStore(),
    ...wireBus(),
    ...wireClock(),
  }),
);
