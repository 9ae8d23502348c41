import type { Fault } from "../base/fault.ts";

/** Whatever stands a second time in a list, and where it stands already. */
export function twice<T>(path: string, things: readonly T[], key: (thing: T) => string): Fault[] {
  const first = new Map<string, number>();
  return things.flatMap((thing, i) => {
    const before = first.get(key(thing));
    if (before !== undefined)
      return [{ path: `${path}[${i}]`, message: `"${key(thing)}" stands already at ${path}[${before}]` }];
    first.set(key(thing), i);
    return [];
  });
}
