/** What has been committed and not been reacted to, in the order of commits. */
import type { DatabaseSync } from "node:sqlite";
import { GENESIS } from "../../functions/app/base/history.ts";
import { parseHistory } from "../../functions/contracts/stored.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import { keptHistories, type Events, type Kept } from "./kept.ts";
import type { Writes } from "./writes.ts";

/** A record that a commit wrote, with the numbers of its first and last event in it: as it stands in the outbox. */
export type OwedRecord = readonly [subject: string, first: number, last: number];

type Row = { seq: number; records: string };

/** One commit, whose records somebody has to react to, in their order. */
export type Owed = { seq: number; records: readonly Written[] };

/** What a commit wrote of one record. */
export type Written = {
  subject: string;
  owed: OwedRecord;
  /** @throws Unreadable or SyntaxError when one of its events is none that this version knows */
  committed(): Committed;
};

/** What has become of commits, by their numbers. */
type Settled = { done: readonly number[]; aside: readonly Aside[] };

/** What is left of a commit: records that nobody can react to. */
export type Aside = { seq: number; records: readonly OwedRecord[] };

export type Outbox = {
  /** The cases that somebody still has to react to. */
  waiting(): string[];
  /** The next commit of a case, behind `after`. */
  next(applicationId: string, after: number): Owed | undefined;
  /** To these everybody has reacted; to those records nobody can: they stay, and are passed over. */
  settle(settled: Settled): Promise<void>;
  /** How many records are set aside, of one case or of all. */
  countSetAside(applicationId?: string): number;
  /** What was set aside is owed again. */
  takeUp(): Promise<unknown>;
};

/** @param kept histories that are at hand and need not be read */
export function outboxOf(database: DatabaseSync, writes: Writes, kept: Kept = keptHistories()): Outbox {
  const waiting = database.prepare("SELECT DISTINCT application FROM outbox WHERE set_aside = 0");
  const next = database.prepare(
    "SELECT seq, records FROM outbox WHERE application = ? AND seq > ? AND set_aside = 0 ORDER BY seq LIMIT 1",
  );
  const events = database.prepare(
    "SELECT body FROM events WHERE subject = ? AND seq BETWEEN ? AND ? ORDER BY seq",
  );
  const generationOf = database.prepare("SELECT generation FROM records WHERE subject = ?");
  const remove = database.prepare("DELETE FROM outbox WHERE seq = ?");
  const mark = database.prepare("UPDATE outbox SET records = ?, set_aside = 1 WHERE seq = ?");
  const unmark = database.prepare("UPDATE outbox SET set_aside = 0 WHERE set_aside = 1");
  const counted = "SELECT coalesce(sum(json_array_length(records)), 0) AS n FROM outbox WHERE set_aside = 1";
  const count = database.prepare(counted);
  const countOf = database.prepare(`${counted} AND application = ?`);

  function committedBy(applicationId: string, [subject, first, last]: OwedRecord): Committed {
    const isNew = first === 1;
    const known = kept.of(subject, last)?.slice(first - 1);
    return {
      applicationId,
      subject,
      events: known ?? eventsOf(subject, first, last),
      isNew,
      // Few ask.
      get generation() {
        return (generationOf.get(subject) as { generation: number }).generation;
      },
    };
  }

  function eventsOf(subject: string, first: number, last: number): Events {
    // The event before the first of them has the hash that theirs goes on from.
    const bodies = (events.all(subject, first - 1, last) as { body: string }[]).map(({ body }) => body);
    const before = first === 1 ? undefined : bodies.shift();
    const head = before === undefined ? GENESIS : (JSON.parse(before) as { hash: string }).hash;
    return parseHistory(bodies, head);
  }

  return {
    waiting: () => (waiting.all() as { application: string }[]).map(({ application }) => application),
    next(applicationId, after) {
      const row = next.get(applicationId, after) as Row | undefined;
      if (!row) return undefined;
      const records = (JSON.parse(row.records) as OwedRecord[]).map((owed) => ({
        subject: owed[0],
        owed,
        committed: () => committedBy(applicationId, owed),
      }));
      return { seq: row.seq, records };
    },
    // What is lost of this is reacted to again, which is safe.
    settle: ({ done, aside }) =>
      writes.later(() => {
        for (const seq of done) remove.run(seq);
        for (const { seq, records } of aside) mark.run(JSON.stringify(records), seq);
      }),
    countSetAside(applicationId) {
      const row = applicationId === undefined ? count.get() : countOf.get(applicationId);
      return (row as { n: number }).n;
    },
    takeUp: () => writes.run(() => unmark.run()),
  };
}
