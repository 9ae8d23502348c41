/** Webhooks that are on their way, by the id of the event that each tells of, and by the department that it is for. */
import type { DatabaseSync } from "node:sqlite";

/** A message and how often it has been handed over. */
export type Waiting = { id: string; message: string; tries: number };

/** One with when it is handed over next, in milliseconds since 1970; `null` when it is given up. */
export type Standing = Waiting & { due: number | null };

/** Reads and statements; whoever writes does so within a transaction. */
export function waitingWebhooks(database: DatabaseSync) {
  // Told again: what waits goes at once, what was given up begins anew.
  const put = database.prepare(
    `INSERT INTO webhooks (id, department, message, tries, due) VALUES (?, ?, ?, 0, ?)
     ON CONFLICT DO UPDATE SET due = excluded.due, tries = iif(due IS NULL, 0, tries)`,
  );
  const remove = database.prepare("DELETE FROM webhooks WHERE id = ?");
  const again = database.prepare("UPDATE webhooks SET tries = ?, due = ? WHERE id = ?");
  const due = database.prepare(
    "SELECT id, message, tries FROM webhooks WHERE department = ? AND due <= ? ORDER BY due LIMIT ?",
  );
  const next = database.prepare(
    "SELECT due FROM webhooks WHERE department = ? AND due > ? ORDER BY due LIMIT 1",
  );
  const all = database.prepare(
    "SELECT id, message, tries, due FROM webhooks WHERE department = ? ORDER BY due IS NULL, due LIMIT ?",
  );
  const departments = database.prepare("SELECT DISTINCT department FROM webhooks WHERE due IS NOT NULL");

  return {
    put: (id: string, department: string, message: string, at: number): void =>
      void put.run(id, department, message, at),
    remove: (id: string): void => void remove.run(id),
    /** @param at milliseconds since 1970; `null` when it is given up */
    again: (id: string, tries: number, at: number | null): void => void again.run(tries, at, id),
    /** What has to be handed over by then, the longest due first. @param now milliseconds since 1970 */
    due: (department: string, now: number, most: number): Waiting[] =>
      due.all(department, now, most) as Waiting[],
    /** When the next is due behind that instant. */
    nextDue: (department: string, now: number): number | undefined =>
      (next.get(department, now) as { due: number } | undefined)?.due,
    /** What has not been taken yet, what goes next first, what was given up last. */
    of: (department: string, most: number): Standing[] => all.all(department, most) as Standing[],
    departments: (): string[] =>
      (departments.all() as { department: string }[]).map(({ department }) => department),
  };
}
