/** Rates for people: 0.667 is 66.7%. */

export const percentText = (rate: number | null): string =>
  rate === null ? "–" : `${Math.round(rate * 1000) / 10}%`;
