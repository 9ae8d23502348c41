import { deliver } from "../webhooks/deliver.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireWebhooks } from "../wireWebhooks.ts";

export const handler = deliver({
  ...wireLog(),
  ...wireRules(),
  ...wireStore(),
  ...wireClock(),
  ...wireWebhooks(),
});
