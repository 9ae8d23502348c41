import { observed } from "../observed.ts";
import { placeOrders } from "../webhooks/orders.ts";
import { wireClock, wireLog, wireRules, wireStore } from "../wire.ts";
import { wireOrders } from "../wireOrders.ts";
import { wirePayments } from "../wirePayments.ts";

export const handler = observed(
  placeOrders({
    ...wireLog(),
    ...wireRules(),
    ...wireStore(),
    ...wireClock(),
    ...wirePayments(),
    ...wireOrders(),
  }),
);
