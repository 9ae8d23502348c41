import { lostEvents } from "../stream/lostEvents.ts";
import { observed } from "../observed.ts";
import { wireLog, wireStore } from "../wire.ts";

export const handler = observed(lostEvents({ ...wireLog(), ...wireStore() }));
