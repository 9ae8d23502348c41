/**
 * 支付订单: an order that is placed with a provider for what of a slip is open, so that its payer is led to where they pay. An
 * order moves no money: what was paid is what a provider announces, so that one placed again, or never paid, counts for nothing.
 */
import type { Fen } from "../catalogue/tariff.ts";
import { BUNDLE, opened, type Bill, type BillEvent } from "./bill.ts";
import { paidOf, type Order } from "./ordered.ts";
import { organsOf } from "./charge.ts";
import { known, written, type BillDecision, type BillMoment } from "./deciding.ts";
import { settle } from "./settling.ts";

/** So many different orders one bill has; the same one is placed as often as it takes. */
export const MOST_ORDERS = 40;

/** So many failures of one order are kept; more of them say nothing more. */
const MOST_FAILURES = 20;

/** What is to be paid now by a slip, 0 for all of them. */
export function openOf({ of, billId, bill }: BillMoment, slip: number): Fen | null {
  if (of.charges.length === 0 || slip > organsOf(of).length) return null;
  const { slips, all } = settle(of, bill ?? opened({ billId, applicationId: of.applicationId }));
  return slip === BUNDLE ? all.open : slips.find((one) => one.slip === slip)!.open;
}

/** The order of a provider for as much of a slip as is open: the one that there is, or a new one. */
export function openOrder(
  moment: BillMoment,
  { provider, slip }: { provider: string; slip: number },
): BillDecision {
  const { of, billId, bill, now } = moment;
  const amount = openOf(moment, slip);
  if (amount === null || amount === 0) return { events: [], refusal: { code: "nothing-to-pay", slip } };
  const before = known(of, billId, bill);
  const { orders = [] } = before;
  if (orderFor(before, { provider, slip, amount })) return { events: [] };
  if (orders.length >= MOST_ORDERS)
    return { events: [], refusal: { code: "too-many-orders", most: MOST_ORDERS } };
  const order = { orderId: `O${orders.length + 1}`, provider, slip, amount };
  return written(moment, [{ type: "order-opened", order, at: now }]);
}

/** The order for exactly that, of which nothing has been paid since. */
export const orderFor = (
  bill: Pick<Bill, "orders" | "payments">,
  { provider, slip, amount }: { provider: string; slip: number; amount: Fen },
) =>
  bill.orders?.findLast(
    (one) =>
      one.provider === provider &&
      one.slip === slip &&
      one.amount === amount &&
      one.paidBefore === paidOf(bill),
  ) ?? null;

/** Whether it is still what is to be paid: nothing has been paid since, and as much is open. */
const isStill = (moment: BillMoment, { orderId, provider, slip }: Order): boolean => {
  const amount = openOf(moment, slip);
  return (
    amount !== null &&
    amount > 0 &&
    orderFor(moment.bill ?? { payments: [] }, { provider, slip, amount })?.orderId === orderId
  );
};

/** Those by which it may still be paid, or will be once their provider takes them. */
export const standingOrders = (moment: BillMoment): readonly Order[] =>
  (moment.bill?.orders ?? []).filter((order) => isStill(moment, order));

/** An order that its provider has not taken, and that is still to be placed; `null` where there is nothing left to do. */
export const unplaced = (moment: BillMoment, orderId: string): Order | null =>
  standingOrders(moment).find((one) => one.orderId === orderId && one.payAt === null) ?? null;

/**
 * What came of placing it: where its payer pays, or nothing.
 * @param tried `payAt: null`: the provider did not take it, or was not reached;
 * `unasked`: nobody waited for it, so that its payer is told */
export function orderTried(
  moment: BillMoment,
  { orderId, payAt, unasked }: { orderId: string; payAt: string | null; unasked?: true },
): BillDecision {
  const order = moment.bill?.orders?.find((one) => one.orderId === orderId);
  if (!order) throw new Error(`the bill of ${moment.of.applicationId} has no order ${orderId}`);
  const isTold =
    payAt === null ? order.payAt !== null || order.failures >= MOST_FAILURES : order.payAt === payAt;
  if (isTold) return { events: [] };
  const event: BillEvent =
    payAt === null
      ? { type: "order-failed", orderId, at: moment.now }
      : { type: "order-placed", orderId, payAt, at: moment.now, ...(unasked && { unasked }) };
  return written(moment, [event]);
}
