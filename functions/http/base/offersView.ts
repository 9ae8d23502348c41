/** How offers are shown: the instants with the region's offset. */
import type { Offer } from "../../domain/base/offer.ts";
import { toldWithOffset } from "../../domain/base/time.ts";
import type { RouteName } from "../../contracts/routes.ts";

/** Each one names the route that takes it. */
export const offersView = <O extends Offer<RouteName, object>>(offers: readonly O[], zone: string) =>
  offers.map((offer) => ({ ...offer, until: offer.until && toldWithOffset(offer.until, zone) }));
