/**
 * Chance by key: the same key draws the same number, whoever else draws, and in whatever order. So one more department
 * moves nobody else's numbers, and all modes of a simulation meet the same people.
 */

/** How long something takes in whole working days: log-normal, so that few take very long. */
export type Days = {
  mean: number;
  /** Standard deviation as a share of the mean; 0 where it always takes the mean. */
  spread: number;
};

/** What a draw is keyed by: a seed, and whatever tells it from the others. */
export type Draw = {
  /** At least 0 and less than 1. */
  uniform(...key: readonly (string | number)[]): number;
  happens(probability: number, ...key: readonly (string | number)[]): boolean;
  /** At least 1. */
  days(days: Days, ...key: readonly (string | number)[]): number;
};

export function draws(seed: number): Draw {
  const uniform = (...key: readonly (string | number)[]) => {
    const text = `${seed}|${key.join("|")}`;
    // 53 bits, of two hashes that begin apart.
    const high = hash(text, 0x811c9dc5) >>> 5;
    const low = hash(text, 0x01000193) >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  };
  return {
    uniform,
    happens: (probability, ...key) => uniform(...key) < probability,
    days({ mean, spread }, ...key) {
      const variance = Math.log(1 + spread * spread);
      const normal = normalOf(uniform(...key, "a"), uniform(...key, "b"));
      return Math.max(1, Math.round(Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal)));
    },
  };
}

/** FNV-1a, mixed at the end as MurmurHash3 does, since the keys differ in few characters. */
function hash(text: string, start: number): number {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Box and Muller's transform of two uniform numbers. */
const normalOf = (a: number, b: number): number =>
  Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b);
