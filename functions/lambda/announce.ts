import { announce } from "../stream/announce.ts";
import { wireLog } from "../wire.ts";
import { wireBus } from "../wireEngine.ts";

export const handler = announce({ ...wireLog(), ...wireBus() });
