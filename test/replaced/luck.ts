/** What chance decides, from a seed: the same seed, the same course. */
export type Luck = ReturnType<typeof luckOf>;

/** Numbers by Mulberry32. */
export function luckOf(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const luck = {
    /** Whether it happens, which it does in this share of all cases. */
    strikes: (share: number): boolean => next() < share,
    /** A whole number, both ends included. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    one: <T>(of: readonly T[]): T => {
      if (of.length === 0) throw new Error("there is nothing to choose from");
      return of[luck.between(0, of.length - 1)]!;
    },
    /** At most so many of them, in their order. */
    some: <T>(of: readonly T[], most = of.length): T[] => {
      const share = Math.min(1, luck.between(0, most) / Math.max(1, of.length));
      return of.filter(() => luck.strikes(share)).slice(0, most);
    },
  };
  return luck;
}
