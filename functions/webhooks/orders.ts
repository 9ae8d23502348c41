/**
 * Orders of payments that their provider has not taken are tried again by themselves, under the same number: for hours, further and
 * further apart, until it takes one, it is no longer what is to be paid, or it is given up and the operator hears of it. Whoever
 * ordered has a first try of their own; a provider that is sent an order twice has one order.
 */
import * as z from "zod";
import { orderingOf, type PaymentOrders } from "../app/billing/ordering.ts";
import { changeOpenedBill } from "../app/base/commit.ts";
import { logged } from "../app/base/logContext.ts";
import { billMoment } from "../app/billing/settleBill.ts";
import type { CaseStore, Log } from "../app/base/ports.ts";
import { ORDER_OPENED } from "../contracts/events/billing.ts";
import { PLATFORM } from "../domain/base/actor.ts";
import type { Instant } from "../domain/base/time.ts";
import { orderTried, unplaced } from "../domain/billing/order.ts";
import type { Region } from "../domain/catalogue/region.ts";
import { kindsOf, MOST_TRIES, tryEach, type QueueResponse, type Tried } from "./batch.ts";

/** Whether a queue of several kinds hands over an order: what it hands over is of one kind. */
export const isOfOrders = (batch: unknown): boolean => kindsOf(batch).every((kind) => kind === ORDER_OPENED);

const Ordered = z.object({ applicationId: z.string(), orderId: z.string() });

export type Deps = {
  store: Pick<CaseStore, "loadCase" | "commit">;
  payments: PaymentOrders;
  retryIn: (receiptHandle: string, seconds: number) => Promise<void>;
  region: Region;
  now: () => Instant;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
  log: Log;
};

export const placeOrders = (deps: Deps) => {
  const { retryIn, random, log } = deps;
  return (batch: unknown): Promise<QueueResponse> =>
    tryEach(batch, {
      one: async ({ "detail-type": type, detail }, tries) => {
        if (type !== ORDER_OPENED) return "done";
        const ordered = Ordered.parse(detail);
        return logged({ applicationId: ordered.applicationId }, () => placeOne(deps, ordered, tries));
      },
      retryIn,
      failed: (messageId, error) => log.error("order-failed", { messageId }, error),
      random,
    });
};

async function placeOne(
  { store, payments, region, now, log }: Deps,
  { applicationId, orderId }: z.output<typeof Ordered>,
  tries: number,
): Promise<Tried> {
  // Whoever ordered is still asking the provider, or has just been told that it did not answer.
  if (tries === 1) return { retryAfter: null };
  const found = await store.loadCase(applicationId);
  const order = found && unplaced(billMoment(found, region, now()), orderId);
  const ordering = order && orderingOf(payments, region, order.provider);
  if (!order || !ordering) return "done";
  const payAt = await ordering.place(applicationId, order);
  await changeOpenedBill(store, applicationId, { at: now(), by: PLATFORM }, (current) =>
    orderTried(billMoment(current, region, now()), { orderId, payAt, unasked: true }),
  );
  if (payAt !== null) return "done";
  if (tries >= MOST_TRIES) {
    const said = new Error(`${order.provider} has not taken ${applicationId}-${orderId} in ${tries} tries`);
    log.error("order-given-up", { applicationId }, said);
  }
  return { retryAfter: null };
}
