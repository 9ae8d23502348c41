/** What a thousand applications cost by a price list. */
import { APART, METERS, type Meter, type Part, type Usage } from "./meters.ts";
import { costOf, type PriceList } from "./prices.ts";

export const APPLICATIONS = 1000;

export type Bill = {
  /** Of the case itself, by meter and together. */
  meters: Readonly<Record<Meter, number>>;
  itself: number;
  /** What stands apart, each and together. */
  apart: Readonly<Record<(typeof APART)[number], number>>;
  aside: number;
  notes: number;
};

export function billOf(list: PriceList, usage: Usage): Bill {
  const priced = (part: Part, meter: Meter) => costOf(list, meter, usage[part][meter] * APPLICATIONS);
  const all = (part: Part) => METERS.reduce((sum, meter) => sum + priced(part, meter), 0);
  const apart = Object.fromEntries(APART.map((part) => [part, all(part)])) as Bill["apart"];
  return {
    meters: Object.fromEntries(METERS.map((meter) => [meter, priced("itself", meter)])) as Bill["meters"],
    itself: all("itself"),
    apart,
    aside: Object.values(apart).reduce((sum, one) => sum + one, 0),
    notes: all("notes"),
  };
}
