/**
 * Contacts in SQLite. A row is never deleted, and every value in it is of one length: what takes the place of another is
 * written over it, in the page where that lay, so that no copy of it stays behind in the file. The log is emptied at once.
 */
import type { DatabaseSync } from "node:sqlite";
import type { SealedContact } from "../../functions/app/base/contacts.ts";
import type { CaseLists, CaseRecords, ContactChange } from "../../functions/app/base/ports.ts";
import type { Writes } from "./writes.ts";

type Row = { wrapped: Uint8Array; sealed: Uint8Array };

type Port = Pick<CaseRecords, "sealedContact" | "deferContact"> & Pick<CaseLists, "contactsBefore">;

export type ContactsIn = Port & {
  /** Writes it, in a transaction of somebody else's. */
  change(contact: ContactChange): void;
  /** What was overwritten is in the log no more, as soon as nothing reads it. */
  forget(): void;
};

export function contactsIn(database: DatabaseSync, writes: Writes): ContactsIn {
  const one = database.prepare(
    "SELECT wrapped, sealed FROM contacts WHERE application = ? AND is_erased = 0",
  );
  const insert = database.prepare(
    "INSERT INTO contacts (application, since, is_erased, wrapped, sealed) VALUES (?, ?, 0, ?, ?) ON CONFLICT DO NOTHING",
  );
  const replace = database.prepare(
    "UPDATE contacts SET wrapped = ?, sealed = ? WHERE application = ? AND is_erased = 0",
  );
  const erase = database.prepare(
    `UPDATE contacts SET is_erased = 1, wrapped = zeroblob(length(wrapped)), sealed = zeroblob(length(sealed))
     WHERE application = ?`,
  );
  const defer = database.prepare("UPDATE contacts SET since = ? WHERE application = ? AND is_erased = 0");
  const before = database.prepare(
    "SELECT application FROM contacts WHERE is_erased = 0 AND since < ? ORDER BY since, application LIMIT ?",
  );
  let isOwed = false;

  return {
    async sealedContact(applicationId): Promise<SealedContact | undefined> {
      const row = one.get(applicationId) as Row | undefined;
      return row && { key: row.wrapped, sealed: row.sealed };
    },
    async deferContact(applicationId, since) {
      await writes.run(() => defer.run(since, applicationId));
    },
    contactsBefore: async (instant, limit) =>
      (before.all(instant, limit) as { application: string }[]).map(({ application }) => application),
    change({ applicationId, sealed, since }) {
      if (sealed === null) erase.run(applicationId);
      else if (insert.run(applicationId, since, sealed.key, sealed.sealed).changes === 0)
        replace.run(sealed.key, sealed.sealed, applicationId);
      else return;
      isOwed = true;
    },
    forget() {
      if (!isOwed) return;
      // A back-up that is being made reads the log: then it is the next commit's to empty it.
      const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
      isOwed = busy !== 0;
    },
  };
}
