/**
 * `npm run export:national [-- <day>]`: what was put on record on a day, for the national system (国家报送); yesterday unless one is named.
 * Whoever holds the folder does it while it serves; where nobody does, it is done here, and nothing is written to the record.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { machineClock } from "../functions/adapters/clock.ts";
import { GENESIS } from "../functions/app/base/history.ts";
import type { NationalDeps } from "../functions/app/operations/nationalExport.ts";
import type { NationalManifest } from "../functions/contracts/operations/national.ts";
import { copyHistory } from "../functions/contracts/stored.ts";
import { isLocalDate, parseInstant, type LocalDate } from "../functions/domain/base/time.ts";
import type { Region } from "../functions/domain/catalogue/region.ts";
import { ask } from "./control.ts";
import { NAMES } from "./folderCheck.ts";
import { exportFolder, nationalExports } from "./nationalExport.ts";
import { lookInto } from "./store/schema.ts";
import { Unusable } from "./unusable.ts";
import { endOf } from "./store/ranges.ts";

const { DATA_DIR = ".data" } = process.env;
const USAGE = "Name a day that is over, or none for yesterday: npm run export:national -- 2026-03-02";

/** Every case of a record that nobody serves, and notes that last as long as the command. */
function recordOf(database: DatabaseSync): NationalDeps["store"] {
  const next = database.prepare("SELECT application FROM records WHERE subject > ? ORDER BY subject LIMIT 1");
  const records = database.prepare(
    "SELECT subject, version, queue, rank FROM records WHERE subject BETWEEN ? AND ?",
  );
  const events = database.prepare("SELECT body FROM events WHERE subject = ? ORDER BY seq");
  const notes = new Map<string, string>();
  return {
    async applicationsIn(phase, limit, cursor = "") {
      // One list of all is enough.
      const items: string[] = [];
      for (let last = cursor; phase === "over" && items.length < limit; last = items.at(-1)!) {
        const row = next.get(last === "" ? "" : endOf(last)) as { application: string } | undefined;
        if (row === undefined) break;
        items.push(row.application);
      }
      return { items, cursor: items.length === limit ? items.at(-1)! : null };
    },
    async copies(applicationId) {
      const rows = records.all(applicationId, endOf(applicationId)) as {
        subject: string;
        version: number;
        queue: string;
        rank: string;
      }[];
      return rows.map(({ subject, version, queue, rank }) => {
        const bodies = (events.all(subject) as { body: string }[]).map(({ body }) => body);
        return { subject, events: copyHistory(bodies, GENESIS), version, place: { queue, rank }, base: null };
      });
    },
    noted: async (name) => notes.get(name),
    async replaceNote(name, _before, value) {
      notes.set(name, value);
      return "saved";
    },
  };
}

function regionOf(database: DatabaseSync): Region {
  const noted = database.prepare("SELECT value FROM notes WHERE name = 'region-file'").get();
  if (!noted)
    throw new Unusable(`The record in ${DATA_DIR} says nothing of its region. Start it once: npm start`);
  return JSON.parse((noted as { value: string }).value) as Region;
}

async function run([named, ...more]: readonly string[]): Promise<number> {
  if (more.length > 0 || (named !== undefined && !isLocalDate(named))) {
    console.error(USAGE);
    return 2;
  }
  const record = join(DATA_DIR, NAMES.record);
  if (!existsSync(record))
    throw new Unusable(`There is no record in ${DATA_DIR}. Name the folder of one with DATA_DIR.`);
  const stopped = join(DATA_DIR, NAMES.clock);
  const now = existsSync(stopped) ? parseInstant(readFileSync(stopped, "utf8").trim()) : machineClock();
  const day = named ?? null;
  return report((await ask(DATA_DIR, { what: "national", day })) ?? (await made(record, day, now)));
}

async function made(record: string, day: LocalDate | null, now: string): Promise<NationalManifest> {
  const look = lookInto(record);
  try {
    const { database } = look.found;
    const { code, zone } = regionOf(database);
    const log = {
      info: () => undefined,
      error: (_code: string, { subject }: { subject?: string | number }) =>
        console.error(`${subject ?? "a record"} cannot be read`),
    };
    const exports = exportFolder(join(DATA_DIR, NAMES.national));
    const rules = { zone };
    const deps = { store: recordOf(database), exports, region: { code }, rules, log };
    const national = nationalExports({ ...deps, now: () => now, isClosing: () => false });
    return await national.ofDay(day);
  } finally {
    look.close();
  }
}

/** @returns the exit code: 1 where a row is in no file */
function report({ date, cases, rows, faults, files }: NationalManifest): number {
  const { matters, progress, documents } = rows;
  console.log(
    `${join(DATA_DIR, NAMES.national, date)}: ${cases} cases looked at; ${matters} matters, ${progress} statuses and ${documents} documents in ${files.length} files.`,
  );
  if (faults.length === 0) return 0;
  console.error(`${faults.length} rows are in no file, since the national system would not take them:`);
  for (const { instance, number, from, to } of faults)
    console.error(
      number === 0
        ? `  ${instance} cannot be read`
        : `  ${instance}, row ${number}: status ${to} may not come after ${from ?? "nothing"}`,
    );
  return 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
