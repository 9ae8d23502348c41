/**
 * Executions of which a task is being called: they are marked on record, and called again after a crash. Whose tasks are
 * all done is unmarked with the next write that comes by; doing one again is safe.
 */
import type { Executions } from "../store/executions.ts";

/** So many are unmarked at the latest. */
const AT_ONCE = 50;

export function callsUnderWay(rows: Pick<Executions, "mark">) {
  const underWay = new Map<number, number>();
  const done = new Set<number>();

  return {
    begin(execution: number): void {
      underWay.set(execution, (underWay.get(execution) ?? 0) + 1);
      done.delete(execution);
    },
    /** @returns whether so many are done that they should be unmarked now */
    end(execution: number): boolean {
      const left = underWay.get(execution)! - 1;
      if (left > 0) underWay.set(execution, left);
      else {
        underWay.delete(execution);
        done.add(execution);
      }
      return done.size >= AT_ONCE;
    },
    /** A step of it is about to call a task. */
    keep(execution: number): void {
      done.delete(execution);
    },
    /** Within a transaction. */
    unmark(): void {
      for (const execution of done) rows.mark(execution, false);
      done.clear();
    },
  };
}
