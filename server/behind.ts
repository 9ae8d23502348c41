/**
 * What nobody waits for goes behind whoever is waited for: in a rush it is put off, each piece for so long at most, and done
 * as soon as the rush is over, or somebody waits until everything has come to rest. Where there is none it is done at once.
 */
import { performance } from "node:perf_hooks";
import type { Activity } from "./activity.ts";

export type Behind = {
  /** @returns what the work does, when it has had its turn */
  run<T>(work: () => Promise<T>): Promise<T>;
};

/** So many who wait for an answer are a rush: an office's reads and opinions come one or two at a time. */
const RUSH = 4;
/** So often is looked whether it is over. */
const LOOK_MILLISECONDS = 20;
/** Nothing is put off for longer, */
const LONGEST_MILLISECONDS = 5000;
/** or when there is more of it than this. */
const MOST = 4000;
/** Pieces that are done at a time. */
const SIDE_BY_SIDE = 64;

type Piece = { since: number; go: () => Promise<void> };

/** @param now milliseconds that only grow */
export function behind(
  activity: Pick<Activity, "awaited" | "isHurried" | "onHurry">,
  now: () => number = () => performance.now(),
): Behind {
  const pieces = new Set<Piece>();
  let going = 0;
  let timer: NodeJS.Timeout | undefined;
  activity.onHurry(goOn);

  const isTime = (piece: Piece): boolean =>
    activity.isHurried() ||
    pieces.size > MOST ||
    activity.awaited() < RUSH ||
    now() - piece.since >= LONGEST_MILLISECONDS;

  /** Those that came first go first. */
  function goOn(): void {
    for (const piece of pieces) {
      if (going >= SIDE_BY_SIDE) return;
      if (!isTime(piece)) break;
      pieces.delete(piece);
      going++;
      void piece.go().finally(() => {
        going--;
        goOn();
      });
    }
    if (pieces.size > 0) timer ??= setTimeout(look, LOOK_MILLISECONDS);
  }

  function look(): void {
    timer = undefined;
    goOn();
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        pieces.add({ since: now(), go: async () => work().then(resolve, reject) });
        goOn();
      }),
  };
}
