/** The workflow's rows: executions by name, their threads, and which of those goes on next by itself. */
import type { DatabaseSync } from "node:sqlite";
import type { Execution, Thread } from "../workflow/thread.ts";

type ExecutionRow = { started_at: string; input: string | null };
type ThreadRow = Omit<Thread, "tries"> & { tries: string | null };

/** A thread by its execution. */
export type ThreadKey = { execution: number; branch: number };

/** Reads and statements; whoever writes does so within a transaction. */
export type Executions = ReturnType<typeof executionsIn>;

export function executionsIn(database: DatabaseSync) {
  const begin = database.prepare(
    "INSERT INTO executions (name, started_at, input, calling) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING",
  );
  const running = database.prepare("SELECT input IS NOT NULL AS running FROM executions WHERE name = ?");
  const since = database.prepare("SELECT started_at FROM executions WHERE name = ? AND input IS NOT NULL");
  const one = database.prepare("SELECT started_at, input FROM executions WHERE id = ?");
  const over = database.prepare("UPDATE executions SET input = NULL, calling = 0 WHERE id = ?");
  const mark = database.prepare("UPDATE executions SET calling = ? WHERE id = ? AND calling <> ?");
  const calling = database.prepare("SELECT id FROM executions WHERE calling = 1");

  const columns = "branch, state, nonce, due, input, tries";
  const thread = database.prepare(`SELECT ${columns} FROM threads WHERE execution = ? AND branch = ?`);
  const threads = database.prepare(`SELECT ${columns} FROM threads WHERE execution = ? ORDER BY branch`);
  const put = database.prepare(
    `INSERT INTO threads (execution, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, nonce = excluded.nonce, due = excluded.due,
       input = excluded.input, tries = excluded.tries`,
  );
  const drop = database.prepare("DELETE FROM threads WHERE execution = ? AND branch = ?");
  const dropAll = database.prepare("DELETE FROM threads WHERE execution = ?");
  const branch = database.prepare("SELECT 1 FROM threads WHERE execution = ? AND branch > 0 LIMIT 1");
  const due = database.prepare(
    "SELECT execution, branch FROM threads WHERE due <= ? ORDER BY due, execution, branch LIMIT ?",
  );
  const next = database.prepare("SELECT due FROM threads WHERE due IS NOT NULL ORDER BY due LIMIT 1");

  return {
    /** @returns its number; `undefined` when the name is used up */
    begin(name: string, { startedAt, input }: Execution): number | undefined {
      const { changes, lastInsertRowid } = begin.run(name, startedAt, input);
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    statusOf(name: string): "running" | "over" | "unknown" {
      const row = running.get(name) as { running: number } | undefined;
      if (!row) return "unknown";
      return row.running === 1 ? "running" : "over";
    },
    /** `null` where it does not run. */
    runningSince: (name: string): string | null =>
      (since.get(name) as Pick<ExecutionRow, "started_at"> | undefined)?.started_at ?? null,
    /** `undefined` when it is over. */
    execution(id: number): Execution | undefined {
      const row = one.get(id) as ExecutionRow | undefined;
      if (!row || row.input === null) return undefined;
      return { startedAt: row.started_at, input: row.input };
    },
    end(id: number): void {
      dropAll.run(id);
      over.run(id);
    },
    /** Whether one of its tasks may not have been done. */
    mark(id: number, isCalling: boolean): void {
      mark.run(Number(isCalling), id, Number(isCalling));
    },
    calling: (): number[] => (calling.all() as { id: number }[]).map(({ id }) => id),

    thread(execution: number, number: number): Thread | undefined {
      const row = thread.get(execution, number) as ThreadRow | undefined;
      return row && threadOf(row);
    },
    threads: (execution: number): Thread[] => (threads.all(execution) as ThreadRow[]).map(threadOf),
    put(execution: number, { branch: number, state, nonce, due: at, input, tries }: Thread): void {
      const tried = tries.length > 0 ? JSON.stringify(tries) : null;
      put.run(execution, number, state, nonce, at, input, tried);
    },
    drop(execution: number, number: number): void {
      drop.run(execution, number);
    },
    hasBranches: (execution: number): boolean => branch.get(execution) !== undefined,

    /** Those that are due by then, the longest due first. @param now milliseconds since 1970 */
    due: (now: number, most: number): ThreadKey[] => due.all(now, most) as ThreadKey[],
    /** When the next of them is due. */
    nextDue: (): number | undefined => (next.get() as { due: number } | undefined)?.due,
  };
}

const threadOf = ({ branch, state, nonce, due, input, tries }: ThreadRow): Thread => ({
  branch,
  state,
  nonce,
  due,
  input,
  tries: tries === null ? [] : (JSON.parse(tries) as number[]),
});
