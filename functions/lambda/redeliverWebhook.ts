import { redeliverWebhook } from "../http/operations/redeliverWebhook.ts";
import { wireLog, wireStore } from "../wire.ts";
import { wireBus } from "../wireEngine.ts";

export const handler = redeliverWebhook({ ...wireLog(), ...wireStore(), ...wireBus() });
