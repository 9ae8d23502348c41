import { lost } from "../stream/lost.ts";
import { wireLog, wireStore } from "../wire.ts";

export const handler = lost({ ...wireLog(), ...wireStore() });
