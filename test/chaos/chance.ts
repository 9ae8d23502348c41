/** Chance that a seed repeats, and what storms count and say. */

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    shuffled<T>(things: readonly T[]): T[] {
      const all = [...things];
      for (let i = all.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [all[i], all[j]] = [all[j]!, all[i]!];
      }
      return all;
    },
  };
}

export type Chance = ReturnType<typeof chance>;

/** `CHAOS_SEED=7` repeats a run; without it every run is another, and prints its seed. */
export const seedOf = (): number =>
  Number(process.env["CHAOS_SEED"] ?? Math.floor(performance.timeOrigin % 1_000_000));

/** Does `act` for each, so many at a time. */
export async function each<T>(
  things: readonly T[],
  together: number,
  act: (thing: T) => Promise<void>,
): Promise<void> {
  const left = [...things];
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(thing);
    }),
  );
}

/** Raw counts, in one line each, past the test runner. */
export const say = (text: string): void => void process.stderr.write(`  ${text}\n`);

export const tally = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
