/** How two versions compare that were measured in pairs. */

/** A ratio with the interval in which it lies in nineteen of twenty such measurements. */
export type Interval = { mean: number; low: number; high: number };

/** Two-sided 95 % points of Student's t beyond the normal's, for more than four degrees of freedom, to 0.02. */
const tOf = (degrees: number): number => 1.96 + 2.37 / degrees + 2.8 / degrees ** 2;

/**
 * The geometric mean of ratios, and its interval by Student's t over their logarithms: twice as fast weighs as half as fast.
 * @param ratios at least five, each greater than 0
 */
export function ratioOf(ratios: readonly number[]): Interval {
  if (ratios.length < 5) throw new RangeError("an interval needs five ratios at least");
  const logarithms = ratios.map(Math.log);
  const mean = logarithms.reduce((sum, one) => sum + one, 0) / logarithms.length;
  const degrees = logarithms.length - 1;
  const variance = logarithms.reduce((sum, one) => sum + (one - mean) ** 2, 0) / degrees;
  const half = tOf(degrees) * Math.sqrt(variance / logarithms.length);
  return { mean: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}
