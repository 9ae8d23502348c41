/** Virtual time: whatever is to happen happens in the order of its instants, and nothing waits for a real clock. */
import { setImmediate as soon } from "node:timers";
import { instantOfEpoch, type Instant } from "../../functions/domain/base/time.ts";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds as an instant; the latest are remembered. */
export const instant = (ms: number): Instant => {
  if (ms !== latest.ms) latest = { ms, instant: instantOfEpoch(ms) };
  return latest.instant;
};
let latest = { ms: NaN, instant: "" };

/** More steps than any schedule takes: whatever goes on for longer goes on for ever. */
const MOST_STEPS = 200_000;

const turn = () => new Promise<void>((resolve) => soon(resolve));

type Entry = { at: number; n: number; run: () => void };

export type Time = ReturnType<typeof virtualTime>;

/** @param pending how many calls are on their way that take real turns of the event loop */
export function virtualTime(start: number, pending: () => number) {
  let now = start;
  let steps = 0;
  const queue = queueOfEntries();
  /** Whatever follows without time passing has followed. */
  const rest = async (): Promise<void> => {
    do await turn();
    while (pending() > 0);
  };
  const at = (ms: number, run: () => void): void => queue.add(Math.max(Math.round(ms), now), run);
  return {
    now: () => now,
    clock: () => instant(now),
    at,
    sleep: (ms: number) => new Promise<void>((resolve) => at(now + ms, resolve)),
    /** Lets everything happen until then. @throws when it does not come to rest */
    async runUntil(until: number): Promise<void> {
      await rest();
      for (let next = queue.upTo(until); next !== undefined; next = queue.upTo(until)) {
        if (++steps > MOST_STEPS) throw new Error("it does not come to rest");
        now = next.at;
        next.run();
        await rest();
      }
      now = Math.max(now, until);
    },
  };
}

/** A binary heap: by time, and by who came first. */
function queueOfEntries() {
  const heap: Entry[] = [];
  let count = 0;
  const isSooner = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.n < b.n);
  const swap = (i: number, j: number) => ([heap[i], heap[j]] = [heap[j]!, heap[i]!]);
  return {
    add(at: number, run: () => void): void {
      heap.push({ at, n: count++, run });
      for (let i = heap.length - 1; i > 0;) {
        const up = (i - 1) >> 1;
        if (isSooner(heap[up]!, heap[i]!)) break;
        swap(up, i);
        i = up;
      }
    },
    /** Takes the first one out where it is due by then. */
    upTo(until: number): Entry | undefined {
      const [first] = heap;
      if (first === undefined || first.at > until) return undefined;
      const last = heap.pop()!;
      if (heap.length === 0) return first;
      heap[0] = last;
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (left < heap.length && isSooner(heap[left]!, heap[least]!)) least = left;
        if (right < heap.length && isSooner(heap[right]!, heap[least]!)) least = right;
        if (least === i) return first;
        swap(i, least);
        i = least;
      }
    },
  };
}
