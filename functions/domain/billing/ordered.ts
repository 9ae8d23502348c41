/** Orders of payments (支付订单) as a bill keeps them; they move no money. */
import type { Fen } from "../catalogue/tariff.ts";
import type { Instant } from "../base/time.ts";
import type { Bill } from "./bill.ts";

/** An order that was placed with a provider, or could not be (`payAt` is `null`). */
export type Order = {
  orderId: string;
  provider: string;
  slip: number;
  amount: Fen;
  askedAt: Instant;
  /** How many payments had come by then: after another one it is no longer what is to be paid, whatever the amount. */
  paidBefore: number;
  /** Where its payer pays. */
  payAt: string | null;
  /** How often the provider did not take it, and when last. */
  failures: number;
  failedAt: Instant | null;
};

export type OrderEvent =
  | { type: "order-opened"; order: Pick<Order, "orderId" | "provider" | "slip" | "amount">; at: Instant }
  /** `unasked`: the platform tried it again by itself. */
  | { type: "order-placed"; orderId: string; payAt: string; at: Instant; unasked?: true | undefined }
  | { type: "order-failed"; orderId: string; at: Instant };

/** How many payments have come. */
export const paidOf = ({ payments }: Pick<Bill, "payments">): number =>
  payments.filter(({ status }) => status === "paid").length;

/** What an event makes of them. */
export function ordersAfter(bill: Pick<Bill, "orders" | "payments">, event: OrderEvent): readonly Order[] {
  const orders = bill.orders ?? [];
  if (event.type === "order-opened") {
    const begun = { askedAt: event.at, paidBefore: paidOf(bill), payAt: null, failures: 0, failedAt: null };
    return [...orders, { ...event.order, ...begun }];
  }
  return orders.map((order) =>
    order.orderId !== event.orderId
      ? order
      : event.type === "order-placed"
        ? { ...order, payAt: event.payAt }
        : { ...order, failures: order.failures + 1, failedAt: event.at },
  );
}
