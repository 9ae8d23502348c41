/** What happens next: a binary heap by instant; of two at once, whoever came first. */
import type { Instant } from "../functions/domain/base/time.ts";

type Entry<T> = { at: Instant; order: number; what: T };

export type Queue<T> = { push(at: Instant, what: T): void; pop(): T | undefined };

export function queue<T>(): Queue<T> {
  const heap: Entry<T>[] = [];
  let order = 0;
  const isBefore = (a: Entry<T>, b: Entry<T>) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (i: number, j: number) => ([heap[i], heap[j]] = [heap[j]!, heap[i]!]);
  return {
    push(at, what) {
      heap.push({ at, order: order++, what });
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!isBefore(heap[i]!, heap[parent]!)) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first?.what;
      heap[0] = last;
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left;
        if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right;
        if (least === i) return first.what;
        swap(i, least);
        i = least;
      }
    },
  };
}
