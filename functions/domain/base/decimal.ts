/** Decimals and fractions, exactly: money and marks are never computed in binary fractions. */

/** A decimal as `digits / 10^scale`, exactly as it is written. */
export type Decimal = { digits: bigint; scale: number };

/** @throws RangeError when it is no number that can be written out */
export function decimal(value: number): Decimal {
  const [, sign, whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (whole === "") throw new RangeError(`${value} is no decimal`);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const at = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  return { digits: at(a) + at(b), scale };
}

export const negative = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale });

/** A fraction `of / by`, `by` above 0; not in lowest terms. */
export type Fraction = { of: bigint; by: bigint };

/** @throws RangeError where there is nothing to divide by */
export function fraction(of: bigint, by: bigint): Fraction {
  if (by === 0n) throw new RangeError("nothing to divide by");
  return by < 0n ? { of: -of, by: -by } : { of, by };
}

/** The fraction that a number is as it is written: `33.3` is 333/10. */
export function fractionOf(value: number): Fraction {
  const { digits, scale } = decimal(value);
  return { of: digits, by: 10n ** BigInt(scale) };
}

export const added = (a: Fraction, b: Fraction): Fraction => ({
  of: a.of * b.by + b.of * a.by,
  by: a.by * b.by,
});

export const less = (a: Fraction, b: Fraction): Fraction => added(a, { of: -b.of, by: b.by });

export const multiplied = (a: Fraction, b: Fraction): Fraction => ({ of: a.of * b.of, by: a.by * b.by });

/** @throws RangeError where there is nothing to divide by */
export const divided = (a: Fraction, b: Fraction): Fraction => fraction(a.of * b.by, a.by * b.of);

/** Below 0 where `a` is less than `b`, 0 where they are the same number, above 0 otherwise. */
export function compared(a: Fraction, b: Fraction): number {
  const difference = less(a, b).of;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** In hundredths, half up (towards more), once. */
export function inHundredths({ of, by }: Fraction): number {
  const twice = 200n * of + by;
  const whole = twice / (2n * by);
  // Division of whole numbers cuts towards 0: below it that is one too many.
  return Number(twice < 0n && twice % (2n * by) !== 0n ? whole - 1n : whole);
}
