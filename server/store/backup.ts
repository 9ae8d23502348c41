/**
 * A back-up of the record is one file: the record as of one instant, and in a table of its own the keys that go with it. The
 * contents of files lie beside it (`fileBackup.ts`).
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { folder, forceFolder, keepWhole } from "../files.ts";
import { KEPT, NAMES } from "../folderCheck.ts";
import { Unusable } from "../unusable.ts";
import { bringAll, contentsIn, filesOf, keptBy, type FilesChecked } from "./fileBackup.ts";
import { applicationsIn, fileFaults, wholeCheck, type Checked } from "./check.ts";
import { lookInto, openCopy, RecordUnusable } from "./schema.ts";

const FILES = "kept_files";

/** More commits in the way of the first step than any load puts there. */
const MOST_BEGINNINGS = 100;

/**
 * Copies the record while it is in use: what is committed during the copy is in it, or not, as a whole.
 * @param path of the folder
 * @param to a file that is not there yet
 * @throws Unusable when it cannot be written there; nothing is left behind
 */
export async function backUp(database: DatabaseSync, path: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Unusable(`${to} is there already, and is left as it is. Name a new file.`);
  const part = `${to}.${process.pid}.part`;
  try {
    closeSync(openSync(part, "wx", 0o600));
    await copied(database, part);
    const copy = new DatabaseSync(part);
    try {
      // One file, without a log beside it.
      copy.exec(
        `PRAGMA journal_mode = DELETE; CREATE TABLE ${FILES} (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT`,
      );
      const put = copy.prepare(`INSERT INTO ${FILES} (name, body) VALUES (?, ?)`);
      for (const name of KEPT)
        if (existsSync(join(path, name))) put.run(name, readFileSync(join(path, name)));
    } finally {
      copy.close();
    }
    force(part);
    // A name that has been taken meanwhile is not overwritten.
    linkSync(part, to);
    forceFolder(dirname(to));
  } catch (cause) {
    throw new Unusable(`${to} cannot be written (${(cause as Error).message}). Nothing was backed up.`, {
      cause,
    });
  } finally {
    for (const beside of ["", "-journal", "-wal", "-shm"]) rmSync(`${part}${beside}`, { force: true });
  }
}

/**
 * The copy is made in steps, beside the process's own commits, which SQLite takes along. Node puts off a step that meets
 * one of them in the middle; only the first it takes for the end of everything, with an error that is none (code 0).
 */
async function copied(database: DatabaseSync, part: string): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      await backup(database, part);
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== 0 || tries === MOST_BEGINNINGS) throw error;
    }
}

/**
 * Makes a folder of a back-up, once the whole of it has been checked.
 * @param to a folder that is not there yet, or empty
 * @returns what of its files is not beside it as it was handed in: the rest is restored
 * @throws Unusable when the file is no back-up, or damaged, or the folder is not empty; nothing is left behind
 */
export function restoreTo(file: string, to: string): FilesChecked {
  const target = resolve(to);
  if (existsSync(target) && !isEmpty(target))
    throw new Unusable(
      `${to} is not empty, and is left as it is. Name a new folder: DATA_DIR=.data-restored npm run restore -- ${file}`,
    );
  const aside = `${target}.${process.pid}.part`;
  try {
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    const record = join(aside, NAMES.record);
    copyFileSync(file, record);
    chmodSync(record, 0o600);
    unpack(record, aside, file);
    const brought = bringAll(keptBy(record), filesOf(file), contentsIn(aside));
    force(record);
    forceFolder(aside);
    if (existsSync(target)) rmdirSync(target);
    renameSync(aside, target);
    forceFolder(dirname(target));
    return brought;
  } catch (cause) {
    if (cause instanceof Unusable) throw cause;
    throw new Unusable(`${to} cannot be written (${(cause as Error).message}). Nothing was restored.`, {
      cause,
    });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

const isEmpty = (path: string): boolean => {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
};

/** Lays the keys beside the record, where they belong. */
function unpack(record: string, into: string, file: string): void {
  const database = openCopy(record);
  try {
    const faults = [...wholeCheck(database)].flat();
    if (faults.length > 0 || fileFaults(database).length > 0)
      throw new Unusable(`${file} is damaged: npm run check-data -- ${file} says what. Restore another one.`);
    if (!isBackup(database))
      throw new Unusable(
        `${file} is a record without its keys, and no back-up. Make one with npm run backup -- <file>.`,
      );
    const files = database.prepare(`SELECT name, body FROM ${FILES}`).all() as {
      name: string;
      body: Uint8Array;
    }[];
    for (const { name, body } of files)
      if (KEPT.includes(name)) keepWhole(join(into, name), Buffer.from(body), true);
    database.exec(`PRAGMA secure_delete = ON; DROP TABLE ${FILES}`);
  } finally {
    database.close();
  }
  folder(into);
}

const isBackup = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(FILES) !== undefined;

function force(file: string): void {
  const open = openSync(file, "r+");
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** Reads the whole of a record or a back-up, and touches nothing. @throws Unusable when it cannot be opened at all */
export function contentsOf(file: string): Checked {
  if (!existsSync(file)) throw new Unusable(`There is no file ${file}.`);
  const look = lookInto(file);
  try {
    const { database, version } = look.found;
    if (version === 0) throw new RecordUnusable(`${file} is empty: it holds no record.`);
    return {
      applications: applicationsIn(database),
      faults: [...fileFaults(database), ...[...wholeCheck(database)].flat()],
    };
  } finally {
    look.close();
  }
}
