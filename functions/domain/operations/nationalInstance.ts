/** One sequence of statuses as it is written down, status by status: what lies between two of them is put in, what is illegal is named. */
import type { Instant } from "../base/time.ts";
import type { DocumentRow, IllegalRow, MatterRow, NationalRow, ProgressRow } from "./nationalRows.ts";
import { between, mayComeAfter, type NationalStatus } from "./nationalStatus.ts";

export type Step = Pick<ProgressRow, "at"> &
  Partial<Pick<ProgressRow, "office" | "handler" | "said" | "marks">> & { recordedAt: Instant };

type Unplaced<R> = R extends unknown ? Omit<R, "instance" | "number"> : never;

export function instanceOf(instance: string) {
  const rows: NationalRow[] = [];
  const illegal: IllegalRow[] = [];
  let now: NationalStatus | null = null;
  /** Where it ended, and what it was before: what is found wrong of an end is corrected from there. */
  let end: { number: number; before: NationalStatus | null } | null = null;
  let corrects: number | null = null;
  const place = () => ({ instance, number: rows.length + illegal.length + 1 });

  function write(status: NationalStatus, step: Step): void {
    const { number } = place();
    rows.push({
      ...place(),
      table: "progress",
      office: null,
      handler: null,
      said: null,
      marks: [],
      ...step,
      status,
      corrects,
    });
    if (status >= 11) end = { number, before: corrects === null ? now : (end?.before ?? null) };
    corrects = null;
    now = status;
  }

  return {
    /** The next status, with what lies between. Where there is no legal way to it, it is named instead, and left out. */
    goTo(status: NationalStatus, step: Step): void {
      const way = between(now, status);
      if (!mayComeAfter(way.at(-1) ?? now, status)) {
        illegal.push({ ...place(), recordedAt: step.recordedAt, from: now, to: status });
        return;
      }
      const { recordedAt, at, office = null } = step;
      for (const one of way) write(one, { recordedAt, at, office });
      write(status, step);
    },
    /** What had ended it was none: whatever comes next stands in its place. */
    reopen(): void {
      if (end === null) return;
      corrects = end.number;
      now = end.before;
    },
    add(row: Unplaced<MatterRow> | Unplaced<DocumentRow>): void {
      rows.push({ ...row, ...place() });
    },
    is: (status: NationalStatus): boolean => now === status,
    done: () => ({ rows, illegal }),
  };
}

export type Instance = ReturnType<typeof instanceOf>;
