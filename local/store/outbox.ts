/** What has been committed and not been reacted to, in the order of commits. */
import type { DatabaseSync } from "node:sqlite";
import { parseChained } from "../../functions/contracts/stored.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import type { Writes } from "./writes.ts";

type Entry = { seq: number; application: string; subject: string; first: number; last: number };

export type Outbox = {
  /** The cases that somebody still has to react to. */
  waiting(): string[];
  /** The next commits of a case, behind `after`. @throws ZodError when one of its events is not one of ours */
  next(applicationId: string, after: number): { seq: number; committed: () => Committed } | undefined;
  /** Everybody has reacted. */
  done(seq: number): Promise<unknown>;
  /** Nobody can react to it: it stays, and is passed over. */
  giveUp(seq: number): Promise<unknown>;
  givenUp(): number;
};

export function outboxOf(database: DatabaseSync, writes: Writes): Outbox {
  const waiting = database.prepare("SELECT DISTINCT application FROM outbox WHERE given_up = 0");
  const next = database.prepare(
    "SELECT seq, application, subject, first, last FROM outbox WHERE application = ? AND seq > ? AND given_up = 0 ORDER BY seq LIMIT 1",
  );
  const events = database.prepare(
    "SELECT body FROM events WHERE subject = ? AND seq BETWEEN ? AND ? ORDER BY seq",
  );
  const token = database.prepare("SELECT token FROM records WHERE subject = ?");
  const remove = database.prepare("DELETE FROM outbox WHERE seq = ?");
  const mark = database.prepare("UPDATE outbox SET given_up = 1 WHERE seq = ?");
  const count = database.prepare("SELECT count(*) AS n FROM outbox WHERE given_up = 1");

  return {
    waiting: () => (waiting.all() as { application: string }[]).map(({ application }) => application),
    next(applicationId, after) {
      const entry = next.get(applicationId, after) as Entry | undefined;
      if (!entry) return undefined;
      const { seq, subject, first, last } = entry;
      const committed = (): Committed => ({
        applicationId,
        subject,
        events: (events.all(subject, first, last) as { body: string }[]).map(({ body }) =>
          parseChained(body),
        ),
        waitToken: (token.get(subject) as { token: string | null } | undefined)?.token ?? null,
        isNew: first === 1,
      });
      return { seq, committed };
    },
    done: (seq) => writes.run(() => remove.run(seq)),
    giveUp: (seq) => writes.run(() => mark.run(seq)),
    givenUp: () => (count.get() as { n: number }).n,
  };
}
