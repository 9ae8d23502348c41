/**
 * Desks with so many answers a day and no more. Who finds every hand full lies on the pile until a working day on which one
 * is free: first come, first served, and whoever comes that day behind them.
 */
import { localDate, type Instant } from "../functions/domain/base/time.ts";

export type Desk<T> = {
  /** Whether `one` may be answered at `at`; else it lies on the pile from now on. */
  takes(one: T, at: Instant): boolean;
  /** Whoever of the pile is answered at `at`, in turn: each is asked first whether it is still there to be answered. */
  fromPile(at: Instant, isThere: (one: T) => boolean): Generator<T, void>;
  /** Whether anybody lies on the pile. */
  isPiled(): boolean;
};

/** @param capacity answers a day; `undefined` for as many as come */
export function deskOf<T>(capacity: number | undefined, zone: string): Desk<T> {
  const pile: T[] = [];
  let first = 0; // of the pile: a long one is not moved up for each that leaves it
  let today = "";
  let given = 0;

  const isPiled = () => first < pile.length;
  const isFree = (at: Instant): boolean => {
    const day = localDate(at, zone);
    if (day !== today) [today, given] = [day, 0];
    return capacity === undefined || given < capacity;
  };
  return {
    takes(one, at) {
      if (isFree(at) && !isPiled()) {
        given++;
        return true;
      }
      pile.push(one);
      return false;
    },
    *fromPile(at, isThere) {
      while (isPiled() && isFree(at)) {
        const one = pile[first++]!;
        if (!isThere(one)) continue;
        given++;
        yield one;
      }
      pile.splice(0, first);
      first = 0;
    },
    isPiled,
  };
}
