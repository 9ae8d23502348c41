/** Rates for people: 0.667 is 66.7%. */
import { says } from "../words.ts";

export const percentText = (rate: number | null): string =>
  rate === null ? "–" : `${Math.round(rate * 1000) / 10}%`;

/** The same in words, where a dash would say too little. */
export const percentSaid = (rate: number | null): string =>
  rate === null ? says.figures.noFigure : percentText(rate);
