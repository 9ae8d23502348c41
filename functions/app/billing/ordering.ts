/** How an order goes out to a provider: of the region file, or embedded. */
import { paymentCodeOf } from "../../domain/base/ids.ts";
import type { Order } from "../../domain/billing/ordered.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Payments } from "./payments.ts";

export type PaymentOrders = Pick<Payments, "embedded" | "place">;

/** By whom orders are taken. @returns `null` of a provider that neither the region file nor this machine has */
export function orderingOf({ embedded, place }: PaymentOrders, region: Region, provider: string) {
  const listed = region.paymentProviders?.find(({ id }) => id === provider);
  if (!listed && !embedded.includes(provider)) return null;
  return {
    /** Under its own number, however often. @returns where it is paid; `null` where it was not taken */
    place: (applicationId: string, { orderId, slip, amount }: Pick<Order, "orderId" | "slip" | "amount">) =>
      place(listed?.orderAt ?? null, {
        provider,
        order: `${applicationId}-${orderId}`,
        paymentCode: paymentCodeOf(applicationId, slip),
        amount,
      }),
  };
}
