/** A department's second yellow card in one application is a red one besides. */
import type { Instant } from "../base/time.ts";

/** A yellow card, as far as the second one asks. Of two at one instant that of the later subject is the second, in whatever order they come. */
export type Mark = { at: Instant; isCorrected: boolean; subject?: string };

export type Second<M extends Mark> = { first: M; second: M; isCorrected: boolean };

/**
 * The red cards for second yellow ones of one department in one application. One whose yellow cards were corrected stays,
 * as corrected; another stands for those that were not, where there are two.
 */
export function seconds<M extends Mark>(yellow: readonly M[]): Second<M>[] {
  const inOrder = yellow.toSorted((a, b) => compare(a.at, b.at) || compare(a.subject ?? "", b.subject ?? ""));
  const issued = pairOf(inOrder);
  const isRight = issued.every(({ isCorrected }) => !isCorrected);
  return isRight ? issued : [...issued, ...pairOf(inOrder.filter(({ isCorrected }) => !isCorrected))];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function pairOf<M extends Mark>([first, second]: readonly M[]): Second<M>[] {
  if (!first || !second) return [];
  return [{ first, second, isCorrected: first.isCorrected || second.isCorrected }];
}
