/** Price lists: what one of each thing costs in a region, from which page, and how well that is known. */
import * as z from "zod";
import { parse } from "yaml";
import { METERS } from "./meters.ts";

const Price = z.strictObject({
  price: z.number().positive(),
  /** For so many. */
  per: z.int().positive(),
  known: z.enum(["page", "remembered", "assumed"]),
  source: z.url(),
});

const PriceList = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  asOf: z.iso.date(),
  prices: z.record(z.enum(METERS), Price),
});

export type PriceList = z.infer<typeof PriceList>;

/** @param text of a file with a list for each region, each with a price of every meter @throws with every fault of it */
export function pricesIn(text: string): ReadonlyMap<string, PriceList> {
  const read = z.record(z.string(), PriceList).safeParse(parse(text));
  if (!read.success)
    throw new Error(`the price list is not of the right form:\n${z.prettifyError(read.error)}`);
  return new Map(Object.entries(read.data));
}

/** What so many of a thing cost. */
export const costOf = ({ prices }: PriceList, meter: (typeof METERS)[number], count: number): number =>
  (count * prices[meter].price) / prices[meter].per;
