/** Mails to applicants by the id of the event that each tells of: no address, and no word of them. */
import type { DatabaseSync } from "node:sqlite";
import type { Telling, Told } from "../../functions/notifications/notify.ts";

/** One that waits, and how often it was tried. */
export type WaitingMail = Telling & { tries: number };

/** What became of one for good; `given-up` where nobody took it on in so many tries. */
export type MailEnd = Exclude<Told, "later"> | "given-up";

/** Reads and statements; whoever writes does so within a transaction. */
export function mailsIn(database: DatabaseSync) {
  // Announced once more, it is the same: what was sent, or given up, stays so.
  const put = database.prepare(
    "INSERT INTO mails (id, application, kind, tries, due) VALUES (?, ?, ?, 0, ?) ON CONFLICT DO NOTHING",
  );
  const again = database.prepare("UPDATE mails SET tries = ?, due = ? WHERE id = ?");
  const over = database.prepare("UPDATE mails SET tries = ?, due = NULL, outcome = ? WHERE id = ?");
  const anew = database.prepare(
    "UPDATE mails SET tries = 0, due = ?, outcome = NULL WHERE outcome = 'given-up'",
  );
  const due = database.prepare(
    "SELECT id, application AS applicationId, kind, tries FROM mails WHERE due <= ? ORDER BY due, id LIMIT 1",
  );
  const next = database.prepare("SELECT min(due) AS due FROM mails WHERE due IS NOT NULL");
  const counted = database.prepare("SELECT outcome, count(*) AS n FROM mails GROUP BY outcome");
  return {
    put: ({ id, applicationId, kind }: Telling, at: number): void =>
      void put.run(id, applicationId, kind, at),
    again: (id: string, tries: number, at: number): void => void again.run(tries, at, id),
    over: (id: string, tries: number, outcome: MailEnd): void => void over.run(tries, outcome, id),
    /** What was given up waits again, as if it had never been tried. @returns how many those are */
    anew: (at: number): number => Number(anew.run(at).changes),
    /** The one that is due the longest. @param now milliseconds since 1970 */
    due: (now: number): WaitingMail | undefined => due.get(now) as WaitingMail | undefined,
    nextDue: (): number | null => (next.get() as { due: number | null }).due,
    /** How many ended how; `null`: those that wait. */
    counts: () => counted.all() as { outcome: MailEnd | null; n: number }[],
  };
}
