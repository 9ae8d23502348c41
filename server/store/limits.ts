/** Limits in a table of their own: of each thing the window that it was last counted in. */
import type { DatabaseSync } from "node:sqlite";
import { windowAt, type Limits } from "../../functions/app/base/limits.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import type { Writes } from "./writes.ts";

export type OwnLimits = Limits & {
  /** Forgets whatever was last counted a day ago. */
  forget(): Promise<unknown>;
};

const A_DAY = 24 * 3600;

/** @param now the machine's clock, whatever time is played here */
export function limitsIn(database: DatabaseSync, writes: Writes, now: () => Instant): OwnLimits {
  const one = database.prepare(
    `INSERT INTO limits (name, start, taken) VALUES (?, ?, 1)
     ON CONFLICT (name) DO UPDATE SET taken = iif(start = excluded.start, taken + 1, 1), start = excluded.start
     WHERE start <> excluded.start OR taken < ?`,
  );
  const remove = database.prepare("DELETE FROM limits WHERE start < ?");
  return {
    async take(what, window) {
      const { start, left } = windowAt(now(), window);
      const { changes } = await writes.run(() => one.run(what, start, window.most), "one");
      return changes === 0 ? left : 0;
    },
    forget: () => writes.run(() => remove.run(Math.floor(epochOf(now()) / 1000) - A_DAY)),
  };
}
