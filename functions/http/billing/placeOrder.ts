/** An order with a provider of payments: on record first, then placed, as often as it takes, always by the same number. */
import { orderingOf } from "../../app/billing/ordering.ts";
import { billMoment } from "../../app/billing/settleBill.ts";
import { changeBill } from "../../app/base/commit.ts";
import { placeOrder as contract } from "../../contracts/billing/routes.ts";
import { openOf, openOrder, orderFor, orderTried } from "../../domain/billing/order.ts";
import { slipOf } from "../../domain/base/ids.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { billView } from "./billView.ts";

/** How often a provider is asked in one request; from then on it is tried again by itself (`webhooks/orders.ts`). */
const TRIES = 3;

export const placeOrder = handle(
  contract,
  ({ store, payments, region, rules }) =>
    async ({ path: { applicationId }, body: { provider, paymentCode }, by, now }) => {
      const ordering = orderingOf(payments, region, provider);
      if (!ordering) {
        const known = [...(region.paymentProviders ?? []).map(({ id }) => id), ...payments.embedded];
        throw refused("unknown-provider", { provider, known });
      }
      const named = slipOf(paymentCode);
      if (named.applicationId !== applicationId) throw refused("other-bill", { transaction: paymentCode });
      const { slip } = named;
      const changed = await changeBill(store, applicationId, { at: now, by }, (found) =>
        openOrder(billMoment(found, region, now), { provider, slip }),
      );
      if (!changed) throw unknownApplication(applicationId);
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      const moment = billMoment(changed.found, region, now);
      const order = orderFor(moment.bill!, { provider, slip, amount: openOf(moment, slip)! })!;
      if (order.payAt !== null) return { body: billView(changed.found, region, rules, now) };
      const { orderId } = order;
      let payAt: string | null = null;
      for (let i = 0; i < TRIES && payAt === null; i++) payAt = await ordering.place(applicationId, order);
      const tried = await changeBill(store, applicationId, { at: now, by }, (found) =>
        orderTried(billMoment(found, region, now), { orderId, payAt }),
      );
      if (payAt === null) throw refused("provider-unreachable", { provider, orderId });
      return { body: billView(tried!.found, region, rules, now) };
    },
);
