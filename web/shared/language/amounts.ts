/** Amounts of money as people read them. */

/** Whole yuan without decimals, others with both: 1,200 and 528.80. */
export const amountText = (yuan: number): string =>
  yuan.toLocaleString("en", {
    minimumFractionDigits: Number.isInteger(yuan) ? 0 : 2,
    maximumFractionDigits: 2,
  });

/** The same of an amount that may not be known yet. */
export const amountOrNull = (yuan: number | null): string | null => (yuan === null ? null : amountText(yuan));
