/** The record of one machine: one SQLite file. What is acknowledged is on the disk (WAL, `synchronous=FULL`). */
import { closeSync, existsSync, openSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Unusable } from "../unusable.ts";

/**
 * The schema grows by appending; a file of an older version is brought up to date when it is opened, and never back.
 * Events and notices are too long for tables without rowids, which spill what exceeds a quarter of a page
 * (sqlite.org/withoutrowid.html).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE records (
    subject TEXT PRIMARY KEY,
    application TEXT NOT NULL,
    sort TEXT NOT NULL,
    version INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    queue TEXT NOT NULL,
    rank TEXT NOT NULL,
    generation INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE UNIQUE INDEX records_of_a_case ON records (application, sort);
  CREATE INDEX queues ON records (queue, rank);

  CREATE TABLE events (
    subject TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (subject, seq)
  ) STRICT;

  CREATE TABLE waits (
    application TEXT NOT NULL,
    subject TEXT NOT NULL,
    generation INTEGER NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (application, subject, generation)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    application TEXT NOT NULL,
    subject TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    set_aside INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX outbox_of_a_case ON outbox (application, seq);

  CREATE TABLE notices (
    application TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (application, id)
  ) STRICT;

  CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // The workflow: an execution has no input any more once it is over; its name stays used up. `calling` says that one of
  // its tasks may not have been done.
  `
  CREATE TABLE executions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    input TEXT,
    calling INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX executions_calling ON executions (id) WHERE calling = 1;

  CREATE TABLE threads (
    execution INTEGER NOT NULL,
    branch INTEGER NOT NULL,
    state TEXT NOT NULL,
    nonce INTEGER,
    due INTEGER,
    input TEXT,
    tries TEXT,
    PRIMARY KEY (execution, branch)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX threads_due ON threads (due) WHERE due IS NOT NULL;
  `,
  // One entry for each commit, with the records that it wrote: [[subject, first, last], …].
  `
  ALTER TABLE outbox RENAME TO outbox_of_records;
  DROP INDEX outbox_of_a_case;
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    application TEXT NOT NULL,
    records TEXT NOT NULL,
    set_aside INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  INSERT INTO outbox (seq, application, records, set_aside)
    SELECT seq, application, json_array(json_array(subject, first, last)), set_aside FROM outbox_of_records;
  DROP TABLE outbox_of_records;
  CREATE INDEX outbox_of_a_case ON outbox (application, seq);
  `,
  // What departments' own endpoints are still to be told, by the id of the event; without a due instant it was given up.
  `
  CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    department TEXT NOT NULL,
    message TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due INTEGER
  ) STRICT;
  CREATE INDEX webhooks_due ON webhooks (department, due) WHERE due IS NOT NULL;
  `,
  // The register of integrity holds, which belongs to no case.
  `
  CREATE TABLE holds (
    id TEXT PRIMARY KEY,
    credit_code TEXT NOT NULL,
    queue TEXT NOT NULL,
    rank TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX holds_of_an_applicant ON holds (credit_code, id);
  CREATE INDEX holds_in_order ON holds (queue, rank);
  `,
  // Figures are counters by day; beside them stands what of each case has been counted in them.
  `
  CREATE TABLE figures (
    department TEXT NOT NULL,
    day TEXT NOT NULL,
    counter TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (department, day, counter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tallies (
    application TEXT NOT NULL,
    department TEXT NOT NULL,
    times INTEGER NOT NULL,
    records TEXT NOT NULL,
    PRIMARY KEY (application, department)
  ) STRICT;
  `,
  // The records of one case lie side by side, by their ids, which begin with its: two trees are written instead of four.
  `
  CREATE TABLE records_by_subject (
    subject TEXT PRIMARY KEY,
    application TEXT NOT NULL,
    sort TEXT NOT NULL,
    version INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    queue TEXT NOT NULL,
    rank TEXT NOT NULL,
    generation INTEGER NOT NULL DEFAULT 1
  ) STRICT, WITHOUT ROWID;
  INSERT INTO records_by_subject (subject, application, sort, version, attempts, queue, rank, generation)
    SELECT subject, application, sort, version, attempts, queue, rank, generation FROM records;
  DROP TABLE records;
  ALTER TABLE records_by_subject RENAME TO records;
  CREATE INDEX queues ON records (queue, rank);
  `,
  // The register of outages of the platform, with how much has been said of each.
  `
  CREATE TABLE outages (
    id TEXT PRIMARY KEY,
    acts INTEGER NOT NULL,
    queue TEXT NOT NULL,
    rank TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outages_in_order ON outages (queue, rank);
  `,
  // An applicant's applications about a project code: who comes next is told of them.
  `
  CREATE TABLE projects (
    credit_code TEXT NOT NULL,
    project_code TEXT NOT NULL,
    version INTEGER NOT NULL,
    applications TEXT NOT NULL,
    PRIMARY KEY (credit_code, project_code)
  ) STRICT;
  `,
  // A notice has an official number: its place in a series, without a gap. Nobody has issued one without.
  `
  DROP TABLE notices;
  CREATE TABLE notices (
    application TEXT NOT NULL,
    id TEXT NOT NULL,
    series TEXT NOT NULL,
    count INTEGER NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (application, id),
    UNIQUE (series, count)
  ) STRICT;
  `,
  // Each document is signed as it is issued.
  `
  ALTER TABLE notices ADD COLUMN signature TEXT NOT NULL DEFAULT '';
  `,
  // Who has read what: apart from the record, and for a year.
  `
  CREATE TABLE audit (
    day TEXT NOT NULL,
    rank TEXT NOT NULL,
    of_case TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (day, rank)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX audit_of_a_case ON audit (of_case, rank) WHERE of_case IS NOT NULL;
  `,
  // What is personal of a case, sealed by a key of its own. An instant is 24 characters long, whichever it is.
  `
  CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    application TEXT NOT NULL UNIQUE,
    since TEXT NOT NULL,
    is_erased INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX contacts_in_order ON contacts (since, application) WHERE is_erased = 0;
  `,
  // What may be done so often: of each thing the window that it was last counted in.
  `
  CREATE TABLE limits (
    name TEXT PRIMARY KEY,
    start INTEGER NOT NULL,
    taken INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Files: what was announced and what became of it, and how much each holder has announced. Their contents lie in a folder.
  `
  CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL,
    loose_since TEXT,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX uploads_of_a_content ON uploads (sha256);
  CREATE INDEX uploads_loose ON uploads (loose_since, id) WHERE loose_since IS NOT NULL;
  CREATE INDEX uploads_checking ON uploads (loose_since, id) WHERE status = 'checking';
  CREATE TABLE upload_rooms (
    holder TEXT PRIMARY KEY,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // An applicant's own applications, in the order in which they came.
  `
  CREATE TABLE submitted (
    queue TEXT NOT NULL,
    rank TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (queue, rank)
  ) STRICT, WITHOUT ROWID;
  `,
  // Mails to applicants by the id of the event that each tells of; one that has an outcome is over, and stays.
  `
  CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    application TEXT NOT NULL,
    kind TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due INTEGER,
    outcome TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mails_due ON mails (due) WHERE due IS NOT NULL;
  `,
  // Files that cases refer to, by the instant before which those cannot have ended.
  `
  ALTER TABLE uploads ADD COLUMN kept_since TEXT;
  CREATE INDEX uploads_kept ON uploads (kept_since, id) WHERE kept_since IS NOT NULL;
  `,
  // Files that are not as they were handed in, while their cases are to be told.
  `
  CREATE INDEX uploads_untold ON uploads (id)
    WHERE status = 'kept' AND json_extract(body, '$.finding.told') = 0;
  `,
  // Copies that are to be made of files that were handed in as links, by when each is tried next.
  `
  CREATE TABLE copies (
    id TEXT PRIMARY KEY,
    due_at TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX copies_due ON copies (due_at, id);
  `,
  // Applications about a project code lie side by side, whosever they are.
  `
  CREATE TABLE projects_by_code (
    project_code TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    version INTEGER NOT NULL,
    applications TEXT NOT NULL,
    PRIMARY KEY (project_code, credit_code)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO projects_by_code (project_code, credit_code, version, applications)
    SELECT project_code, credit_code, version, applications FROM projects WHERE credit_code <> '';
  DROP TABLE projects;
  ALTER TABLE projects_by_code RENAME TO projects;
  `,
  // The lists behind the figures: what was added up on each day, by the record that gave it. What was counted before is
  // listed when it is counted anew.
  `
  ALTER TABLE tallies ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE listed (
    department TEXT NOT NULL,
    day TEXT NOT NULL,
    subject TEXT NOT NULL,
    counters TEXT NOT NULL,
    PRIMARY KEY (department, day, subject)
  ) STRICT, WITHOUT ROWID;
  `,
  // Authorisations of agents, with how much has been said of each and when something was last done by it; and whose a project
  // or a site is to an agent.
  `
  CREATE TABLE authorisations (
    id TEXT PRIMARY KEY,
    credit_code TEXT NOT NULL,
    acts INTEGER NOT NULL,
    is_over INTEGER NOT NULL,
    is_single INTEGER NOT NULL,
    last_act TEXT,
    queue TEXT NOT NULL,
    rank TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX authorisations_of_an_applicant ON authorisations (credit_code, id);
  CREATE INDEX authorisations_in_order ON authorisations (queue, rank);
  CREATE TABLE interests (
    agent TEXT NOT NULL,
    about TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    PRIMARY KEY (agent, about)
  ) STRICT, WITHOUT ROWID;
  `,
  // Lists behind figures in the order in which they were written: case numbers are of chance, and each row of a case lay in
  // a page of its own.
  `
  CREATE TABLE list_rows (
    id INTEGER PRIMARY KEY,
    department TEXT NOT NULL,
    day TEXT NOT NULL,
    subject TEXT NOT NULL,
    counters TEXT NOT NULL
  ) STRICT;
  INSERT INTO list_rows (department, day, subject, counters)
    SELECT department, day, subject, counters FROM listed ORDER BY day, subject;
  DROP TABLE listed;
  ALTER TABLE list_rows RENAME TO listed;
  CREATE UNIQUE INDEX listed_by_subject ON listed (subject, day, department);
  CREATE INDEX listed_in_order ON listed (department, day);
  `,
  // A project's applications that were over when another one came.
  `
  ALTER TABLE projects ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]';
  `,
];

/**
 * How the file is written and read. The log is copied into the file in quiet seconds (`copyingLog.ts`), and in the rush that has
 * filled 256 MB of it. What is changed often is found in memory: 8 MB of it. What is taken out of a page is overwritten in it. The pages as
 * they were before a savepoint are kept in memory: in a file they would be three of the four megabytes that are written.
 */
const TUNING =
  "PRAGMA wal_autocheckpoint = 32000; PRAGMA cache_size = -8000; PRAGMA secure_delete = FAST; PRAGMA temp_store = MEMORY";

/** "appv" in the header of the file says that it is ours (sqlite.org/pragma.html#pragma_application_id). */
const OURS = 0x61_70_70_76;

const MEMORY = ":memory:";

/** The file cannot be used as it is; the message says what, where and what to do. */
export class RecordUnusable extends Unusable {
  override name = "RecordUnusable";
}

/**
 * Opens the file, or makes it, and brings it up to date.
 * @param path of the file, or `:memory:`
 * @param admit looks at a record that is there already, before anything is written; what it throws is thrown
 * @throws RecordUnusable when another process holds it, it is damaged, or another version of the product wrote it
 */
export function openRecord(
  path: string,
  migrations = MIGRATIONS,
  admit: (found: Found) => void = () => undefined,
): DatabaseSync {
  if (isThere(path)) {
    const look = lookInto(path, migrations.length);
    try {
      if (look.found.version > 0) said(path, () => admit(look.found));
    } finally {
      look.close();
    }
  }
  // Made before SQLite makes it, for its owner alone; what SQLite lays beside it has the same mode.
  if (path !== MEMORY) said(path, () => closeSync(openSync(path, "a", 0o600)));
  return opened(path, {}, (database) => {
    // Counted, at 20 clients: a case of eleven departments writes 377 KB in 42 writes with pages of 16 KB, 300 in 65 with
    // these, 273 in 110 with pages of 4 KB; these take least of a processor. A file that is there keeps its own.
    database.exec("PRAGMA page_size = 8192");
    // One process at a time: what it keeps in memory of the outbox would not be another's.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    const version = versionOf(database, path, migrations.length);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    database.exec(TUNING);
    if (version === migrations.length) return;
    database.exec("BEGIN EXCLUSIVE");
    for (const statements of migrations.slice(version)) database.exec(statements);
    database.exec(`PRAGMA application_id = ${OURS}; PRAGMA user_version = ${migrations.length}; COMMIT`);
  });
}

/** Whether somebody could look into it: an end by force in the very first moment leaves nothing, or a journal to roll back. */
const isThere = (path: string): boolean =>
  path !== MEMORY && !existsSync(`${path}-journal`) && existsSync(path) && statSync(path).size > 0;

/** A record as it lies there, its schema brought up to no date. */
export type Found = { database: DatabaseSync; version: number; isCurrent: boolean };

export type Look = { found: Found; close(): void };

/**
 * Opens a record that is there, for looking at it, and touches nothing of it: neither the file nor the log that an end
 * by force has left beside it. @throws RecordUnusable
 */
export function lookInto(path: string, latest = MIGRATIONS.length): Look {
  // For whoever only reads SQLite makes a log and its index, too, and leaves them behind.
  const made = [`${path}-wal`, `${path}-shm`].filter((file) => !existsSync(file));
  let version = 0;
  const tidy = () => {
    for (const file of made) rmSync(file, { force: true });
  };
  try {
    const database = opened(
      path,
      { readOnly: true },
      (looked) => (version = versionOf(looked, path, latest)),
    );
    const close = () => {
      database.close();
      tidy();
    };
    return { found: { database, version, isCurrent: version === latest }, close };
  } catch (error) {
    tidy();
    throw error;
  }
}

/** Opens a copy of a record, brought up to no date, for changing it. @throws RecordUnusable */
export const openCopy = (path: string): DatabaseSync =>
  opened(path, {}, (database) => void versionOf(database, path, MIGRATIONS.length));

function opened(
  path: string,
  { readOnly = false }: { readOnly?: boolean },
  begin: (database: DatabaseSync) => void,
): DatabaseSync {
  return said(path, () => {
    const database = new DatabaseSync(path, { timeout: 0, readOnly });
    try {
      begin(database);
      return database;
    } catch (cause) {
      database.close();
      throw cause;
    }
  });
}

/** Does `work`; what SQLite says is said in words. @throws RecordUnusable */
function said<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof Unusable ? cause : new RecordUnusable(inWords(path, cause), { cause });
  }
}

/** The schema of the file as it is found: 0 of one that is empty. @param latest that this version of the product knows */
function versionOf(database: DatabaseSync, path: string, latest: number): number {
  const header = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0] as number;
  const version = header("user_version");
  if (header("application_id") !== OURS) {
    if (database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined) return 0;
    throw new RecordUnusable(
      `${path} was written by a preview of the product, or by another program, and this version does not read it. Start with another folder: DATA_DIR=.data-new npm start. The file is left as it is.`,
    );
  }
  if (version > latest)
    throw new RecordUnusable(
      `${path} was written by a newer version of the product (schema ${version}, this one knows ${latest}). Start that version, or use another folder.`,
    );
  return version;
}

/** What is said of a record that nobody should go on with. */
export const damaged = (path: string, why: string): string =>
  `${path} is damaged (${why}). Restore a back-up into a new folder: DATA_DIR=.data-restored npm run restore -- <file>. The file is left as it is.`;

/** SQLite's own result codes (sqlite.org/rescode.html), in words that say what to do. */
function inWords(path: string, error: unknown): string {
  const code = "syscall" in (error as Error) ? 14 : (error as { errcode?: number }).errcode;
  switch (code === undefined ? undefined : code & 0xff) {
    case 5:
    case 6:
      return `${path} is held by another process. Stop that one, or choose another folder.`;
    case 8:
    case 14:
      return `${path} cannot be written: ${(error as Error).message}. Give this process the right to, or choose another folder.`;
    case 11:
    case 26:
      return damaged(path, (error as Error).message);
    default:
      return `${path} cannot be opened: ${(error as Error).message}.`;
  }
}
