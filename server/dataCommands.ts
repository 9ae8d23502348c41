/** `npm run backup`, `restore`, `check-data` and `mail-again`: what the record of one machine is kept and mended with. */
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { ask } from "./control.ts";
import { NAMES } from "./folderCheck.ts";
import { backUp, contentsOf, restoreTo } from "./store/backup.ts";
import type { Checked } from "./store/check.ts";
import {
  checkFiles,
  contentsIn,
  copyAhead,
  copyRest,
  filesOf,
  keptBy,
  type FilesChecked,
} from "./store/fileBackup.ts";
import { lookInto } from "./store/schema.ts";
import { Unusable } from "./unusable.ts";

const { DATA_DIR = ".data" } = process.env;
const [command, ...words] = process.argv.slice(2);

const USAGE: Readonly<Record<string, string>> = {
  backup: "Name a file that is not there yet: npm run backup -- monday.backup",
  restore: "Name a back-up and a new folder: DATA_DIR=.data-restored npm run restore -- monday.backup",
  "check-data":
    "Type npm run check-data for the folder, or npm run check-data -- monday.backup for a back-up.",
  "mail-again": "Type npm run mail-again; it takes nothing more.",
};

/** Files are named from where the command was typed, which npm leaves for the folder of the package. */
const named = (file: string): string => resolve(process.env["INIT_CWD"] ?? ".", file);

const counted = (n: number): string => `${n} ${n === 1 ? "application" : "applications"}`;
const countedFiles = (n: number): string => `${n} ${n === 1 ? "file" : "files"}`;

function recordIn(folder: string): string {
  const record = join(folder, NAMES.record);
  if (existsSync(record)) return record;
  throw new Unusable(`There is no record in ${folder}. Name the folder of one with DATA_DIR.`);
}

async function backup(file: string): Promise<number> {
  const to = named(file);
  const record = recordIn(DATA_DIR);
  const files = filesOf(to);
  for (const there of [to, files])
    if (existsSync(there))
      throw new Unusable(`${there} is there already, and is left as it is. Name a new file.`);
  try {
    copyAhead(DATA_DIR, to);
    // Whoever holds the folder does it while it serves; where nobody does, it is done here.
    if ((await ask(DATA_DIR, { what: "back-up", to })) === undefined) {
      const look = lookInto(record);
      try {
        await backUp(look.found.database, DATA_DIR, to);
      } finally {
        look.close();
      }
    }
  } catch (error) {
    rmSync(files, { recursive: true, force: true });
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${files} cannot be written (${(error as Error).message}). Nothing was backed up.`);
  }
  const copied = copyRest(DATA_DIR, to);
  return report(
    file,
    contentsOf(to),
    copied,
    "Its keys are in it, too: keep it where nobody else can read it.",
  );
}

function restore(file: string): number {
  const brought = restoreTo(named(file), DATA_DIR);
  const next = `Go on with it: DATA_DIR=${DATA_DIR} npm start`;
  return report(DATA_DIR, contentsOf(recordIn(DATA_DIR)), brought, next);
}

async function check(file?: string): Promise<number> {
  if (file !== undefined) return checked(file, named(file), filesOf(named(file)));
  const record = recordIn(DATA_DIR);
  const told = await ask(DATA_DIR, { what: "check" });
  if (!told) return checked(DATA_DIR, record, contentsIn(DATA_DIR));
  const { files, ...found } = told;
  return report(DATA_DIR, found, files, "It is in use: of its file, the pages that hold them were read.");
}

async function checked(what: string, record: string, contents: string): Promise<number> {
  const found = contentsOf(record);
  // Of a record that cannot be read nobody knows what it keeps.
  const files = found.faults.length > 0 ? NO_FILES : await checkFiles(keptBy(record), contents);
  return report(what, found, files, "");
}

/** Whoever serves the folder does it: nobody else sends mail. */
async function mailAgain(): Promise<number> {
  const count = await ask(DATA_DIR, { what: "mail-again" });
  if (count === undefined)
    throw new Unusable(
      `No server holds ${DATA_DIR}. Start it, and type this again; DATA_DIR names another folder.`,
    );
  console.log(
    count === 0
      ? "No mail was given up."
      : `${count} ${count === 1 ? "mail that was given up is" : "mails that were given up are"} sent again.`,
  );
  return 0;
}

const NO_FILES: FilesChecked = { files: 0, faults: [] };

/** @returns the exit code */
function report(what: string, { applications, faults }: Checked, files: FilesChecked, more: string): number {
  if (faults.length === 0 && files.faults.length === 0) {
    const kept = files.files === 0 ? "" : `, ${countedFiles(files.files)}`;
    console.log(`${what}: everything fits: ${counted(applications)}${kept}. ${more}`.trimEnd());
    return 0;
  }
  const all = [...faults, ...files.faults];
  console.error(`${what} is damaged. ${all.length} ${all.length === 1 ? "fault" : "faults"}:`);
  for (const { what: subject, why } of all) console.error(`  ${subject} ${why}`);
  if (faults.length > 0)
    console.error("Restore a back-up into a new folder: DATA_DIR=.data-restored npm run restore -- <file>");
  else
    console.error(
      `The record is whole. Lay each of these files into files/content of the data folder from another back-up (<file>.files), under the same name. ${more}`.trimEnd(),
    );
  return 1;
}

async function run(): Promise<number> {
  const [file] = words;
  if (words.length <= 1) {
    if (command === "backup" && file !== undefined) return backup(file);
    if (command === "restore" && file !== undefined) return restore(file);
    if (command === "check-data") return check(file);
    if (command === "mail-again" && file === undefined) return mailAgain();
  }
  console.error(USAGE[command ?? ""] ?? Object.values(USAGE).join("\n"));
  return 2;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
