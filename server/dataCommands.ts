/** `npm run backup`, `npm run restore` and `npm run check-data`: what the record of one machine is kept and mended with. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ask } from "./control.ts";
import { NAMES } from "./folderCheck.ts";
import { backUp, contentsOf, restoreTo } from "./store/backup.ts";
import type { Checked } from "./store/check.ts";
import { lookInto } from "./store/schema.ts";
import { Unusable } from "./unusable.ts";

const { DATA_DIR = ".data" } = process.env;
const [command, ...words] = process.argv.slice(2);

const USAGE: Readonly<Record<string, string>> = {
  backup: "Name a file that is not there yet: npm run backup -- monday.backup",
  restore: "Name a back-up and a new folder: DATA_DIR=.data-restored npm run restore -- monday.backup",
  "check-data":
    "Type npm run check-data for the folder, or npm run check-data -- monday.backup for a back-up.",
};

/** Files are named from where the command was typed, which npm leaves for the folder of the package. */
const named = (file: string): string => resolve(process.env["INIT_CWD"] ?? ".", file);

const counted = (n: number): string => `${n} ${n === 1 ? "application" : "applications"}`;

function recordIn(folder: string): string {
  const record = join(folder, NAMES.record);
  if (existsSync(record)) return record;
  throw new Unusable(`There is no record in ${folder}. Name the folder of one with DATA_DIR.`);
}

async function backup(file: string): Promise<number> {
  const to = named(file);
  const record = recordIn(DATA_DIR);
  // Whoever holds the folder does it while it serves; where nobody does, it is done here.
  if ((await ask(DATA_DIR, { what: "back-up", to })) === undefined) {
    const look = lookInto(record);
    try {
      await backUp(look.found.database, DATA_DIR, to);
    } finally {
      look.close();
    }
  }
  return report(file, contentsOf(to), "Its keys are in it, too: keep it where nobody else can read it.");
}

function restore(file: string): number {
  restoreTo(named(file), DATA_DIR);
  return report(DATA_DIR, contentsOf(recordIn(DATA_DIR)), `Go on with it: DATA_DIR=${DATA_DIR} npm start`);
}

async function check(file?: string): Promise<number> {
  if (file !== undefined) return report(file, contentsOf(named(file)), "");
  const record = recordIn(DATA_DIR);
  const told = await ask(DATA_DIR, { what: "check" });
  if (told) return report(DATA_DIR, told, "It is in use: of its file, the pages that hold them were read.");
  return report(DATA_DIR, contentsOf(record), "");
}

/** @returns the exit code */
function report(what: string, { applications, faults }: Checked, more: string): number {
  if (faults.length === 0) {
    console.log(`${what}: everything fits: ${counted(applications)}. ${more}`.trimEnd());
    return 0;
  }
  console.error(`${what} is damaged. ${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`);
  for (const { what: subject, why } of faults) console.error(`  ${subject} ${why}`);
  console.error("Restore a back-up into a new folder: DATA_DIR=.data-restored npm run restore -- <file>");
  return 1;
}

async function run(): Promise<number> {
  const [file] = words;
  if (words.length <= 1) {
    if (command === "backup" && file !== undefined) return backup(file);
    if (command === "restore" && file !== undefined) return restore(file);
    if (command === "check-data") return check(file);
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
