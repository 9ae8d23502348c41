import { deliver } from "../webhooks/deliver.ts";
import { observed } from "../observed.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireWebhooks } from "../wireWebhooks.ts";

export const handler = observed(
  deliver({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wireWebhooks(),
  }),
);
