/** Rates for people: 0.667 is 66.7%; the mean of marks has two decimals. */
import type { Rate } from "./columns.ts";

export const percentText = (rate: number | null): string =>
  rate === null ? "–" : `${Math.round(rate * 1000) / 10}%`;

export const rateText = (column: Rate, rate: number | null): string =>
  column === "meanRating" ? (rate?.toFixed(2) ?? "–") : percentText(rate);
