/** What a matter costs as far as it can be told before anybody has vouched for anything. */
import type { Matter } from "./region.ts";

/** In yuan, 0 where it costs nothing; `null` where it goes by tiers of a fact. */
export const priceOf = ({
  fee,
  tariff,
}: {
  fee: number;
  tariff?: Pick<NonNullable<Matter["tariff"]>, "charge">;
}): number | null => (tariff === undefined ? fee : "fixed" in tariff.charge ? tariff.charge.fixed : null);
