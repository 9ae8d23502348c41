/** What has been committed and not been reacted to, in the order of commits. */
import type { DatabaseSync } from "node:sqlite";
import { GENESIS } from "../../functions/app/base/history.ts";
import { parseHistory } from "../../functions/contracts/stored.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import type { Writes } from "./writes.ts";

type Row = { seq: number; subject: string; first: number; last: number };

/** What somebody has to react to: one commit of one record. */
export type Owed = {
  seq: number;
  subject: string;
  /** @throws Unreadable or SyntaxError when one of its events is none that this version knows */
  committed(): Committed;
};

/** What has become of commits, by their numbers. */
type Settled = { done: readonly number[]; aside: readonly number[] };

export type Outbox = {
  /** The cases that somebody still has to react to. */
  waiting(): string[];
  /** The next commit of a case, behind `after`. */
  next(applicationId: string, after: number): Owed | undefined;
  /** To these everybody has reacted; to those nobody can: they stay, and are passed over. */
  settle(settled: Settled): Promise<void>;
  /** How many are set aside, of one case or of all. */
  countSetAside(applicationId?: string): number;
  /** What was set aside is owed again. */
  takeUp(): Promise<unknown>;
};

export function outboxOf(database: DatabaseSync, writes: Writes): Outbox {
  const waiting = database.prepare("SELECT DISTINCT application FROM outbox WHERE set_aside = 0");
  const next = database.prepare(
    `SELECT seq, subject, first, last FROM outbox
     WHERE application = ? AND seq > ? AND set_aside = 0 ORDER BY seq LIMIT 1`,
  );
  const events = database.prepare(
    "SELECT body FROM events WHERE subject = ? AND seq BETWEEN ? AND ? ORDER BY seq",
  );
  const remove = database.prepare("DELETE FROM outbox WHERE seq = ?");
  const mark = database.prepare("UPDATE outbox SET set_aside = 1 WHERE seq = ?");
  const unmark = database.prepare("UPDATE outbox SET set_aside = 0 WHERE set_aside = 1");
  const count = database.prepare("SELECT count(*) AS n FROM outbox WHERE set_aside = 1");
  const countOf = database.prepare(
    "SELECT count(*) AS n FROM outbox WHERE application = ? AND set_aside = 1",
  );

  function committedBy(applicationId: string, { subject, first, last }: Row): Committed {
    // The event before the first of them has the hash that theirs goes on from.
    const bodies = (events.all(subject, first - 1, last) as { body: string }[]).map(({ body }) => body);
    const before = first === 1 ? undefined : bodies.shift();
    const head = before === undefined ? GENESIS : (JSON.parse(before) as { hash: string }).hash;
    return { applicationId, subject, events: parseHistory(bodies, head), isNew: first === 1 };
  }

  return {
    waiting: () => (waiting.all() as { application: string }[]).map(({ application }) => application),
    next(applicationId, after) {
      const row = next.get(applicationId, after) as Row | undefined;
      if (!row) return undefined;
      const { seq, subject } = row;
      return { seq, subject, committed: () => committedBy(applicationId, row) };
    },
    settle: ({ done, aside }) =>
      writes.runUnforced(() => {
        for (const seq of done) remove.run(seq);
        for (const seq of aside) mark.run(seq);
      }),
    countSetAside(applicationId) {
      const row = applicationId === undefined ? count.get() : countOf.get(applicationId);
      return (row as { n: number }).n;
    },
    takeUp: () => writes.run(() => unmark.run()),
  };
}
