import { lostEvents } from "../stream/lostEvents.ts";
import { wireLog, wireStore } from "../wire.ts";

export const handler = lostEvents({ ...wireLog(), ...wireStore() });
