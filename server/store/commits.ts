/** Commits: the records of one case, what is new in their histories, and that somebody has to react, all or nothing. */
import type { DatabaseSync } from "node:sqlite";
import { placeOf, placeOfSubmitted } from "../../functions/app/base/places.ts";
import {
  subjectOfChange,
  type Authority,
  type Change,
  type ContactChange,
  type ProjectEntry,
} from "../../functions/app/base/ports.ts";
import { toStored } from "../../functions/contracts/stored.ts";
import { keyOfSubject } from "../../functions/domain/base/ids.ts";
import type { ContactsIn } from "./contacts.ts";
import type { OwedRecord } from "./outbox.ts";
import type { Writes } from "./writes.ts";

/** Somebody else wrote one of the records since it was read. */
const OUTRUN = new Error("the record is no longer as it was read");

/** Somebody has ended the authorisation by which an agent writes. */
const OVER = new Error("the authorisation is over");

type Begun = Extract<Change, { of: "application" }>;

const isNewApplication = (change: Change): change is Begun =>
  change.of === "application" && change.before === null;

type Prepared = { applicationId: string; owed: OwedRecord; write: () => void };

/**
 * @param enter writes an entry by project code; whether it was as it was read
 * @param keep told of what is on the disk
 * @param act writes an agent's last act; whether its authorisation holds
 * @param onWrite told of every record that is about to be written, by its application
 * @param onCommit told of a case when what is new in it is on the disk
 */
export function commitsTo(
  database: DatabaseSync,
  writes: Writes,
  keep: (changes: readonly Change[]) => void,
  enter: (entry: ProjectEntry) => boolean,
  contacts: Pick<ContactsIn, "change" | "forget">,
  act: (authority: Authority) => boolean,
  onWrite: (applicationId: string) => void,
  onCommit: (applicationId: string) => void,
) {
  const insert = database.prepare(
    `INSERT INTO records (subject, application, sort, version, attempts, queue, rank)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE records SET version = ?, attempts = attempts + ?, queue = ?, rank = ?
     WHERE subject = ? AND version = ?`,
  );
  const append = database.prepare("INSERT INTO events (subject, seq, body) VALUES (?, ?, ?)");
  const submit = database.prepare("INSERT INTO submitted (queue, rank, subject) VALUES (?, ?, ?)");
  const owe = database.prepare("INSERT INTO outbox (application, records) VALUES (?, ?)");

  /** What writes a record; whatever can be made ready before the transaction is. */
  function prepared(change: Change): Prepared {
    const subject = subjectOfChange(change);
    const { queue, rank } = placeOf(change);
    const { applicationId, sortKey } = keyOfSubject(subject);
    const { before, events, attempt } = change;
    const from = before?.version ?? 0;
    const version = from + events.length;
    const attempts = Number(attempt);
    const bodies = events.map(toStored);
    onWrite(applicationId);
    const write = () => {
      const { changes } =
        before === null
          ? insert.run(subject, applicationId, sortKey, version, attempts, queue, rank)
          : update.run(version, attempts, queue, rank, subject, from);
      if (changes === 0) throw OUTRUN;
      for (const [i, body] of bodies.entries()) append.run(subject, from + i + 1, body);
    };
    return { applicationId, owed: [subject, from + 1, version], write };
  }

  return async (
    changes: readonly Change[],
    entry?: ProjectEntry,
    contact?: ContactChange,
    authority?: Authority,
  ): Promise<"saved" | "conflict" | "over"> => {
    const all = changes.map(prepared);
    const applicationId = all[0]?.applicationId;
    if (applicationId === undefined) return "saved";
    const owed = JSON.stringify(all.map((one) => one.owed));
    try {
      await writes.run(() => {
        if (authority && !act(authority)) throw OVER;
        for (const { write } of all) write();
        if (entry && !enter(entry)) throw OUTRUN;
        if (contact) contacts.change(contact);
        for (const { state } of entry ? changes.filter(isNewApplication) : []) {
          const { queue, rank } = placeOfSubmitted(state);
          submit.run(queue, rank, state.facts.applicationId);
        }
        owe.run(applicationId, owed);
      });
    } catch (error) {
      if (error === OUTRUN) return "conflict";
      if (error === OVER) return "over";
      throw error;
    }
    contacts.forget();
    keep(changes);
    onCommit(applicationId);
    return "saved";
  };
}
