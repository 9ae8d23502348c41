/**
 * The export of a day for the national system (国家报送): every case there is is looked at, a slice at a time, on from where the last call
 * stopped; what was put on record on that day is kept in files, in the order of its recording, with a manifest that comes last.
 */
import { knownHistory, Unreadable } from "../../contracts/stored.ts";
import {
  faultOf,
  fieldsOf,
  isBehind,
  NATIONAL_FORMAT,
  NATIONAL_TABLES,
  nationalCsv,
  serialOf,
  type ExportedRow,
  type NationalFault,
  type NationalManifest,
  type NationalTable,
  type Position,
} from "../../contracts/operations/national.ts";
import {
  addDays,
  endOfDay,
  localDate,
  plusSeconds,
  type Instant,
  type LocalDate,
} from "../../domain/base/time.ts";
import { isReported, nationalRows } from "../../domain/operations/nationalCase.ts";
import type { ApplicationPhase, CaseStore, Log, WrittenOnce } from "../base/ports.ts";
import { sha256Of } from "../notices/anchor.ts";

export type NationalDeps = {
  store: Pick<CaseStore, "applicationsIn" | "copies" | "noted" | "replaceNote">;
  exports: WrittenOnce;
  region: { code: string };
  rules: { zone: string };
  log: Log;
};

export type NationalReport = {
  casesSeen: number;
  /** The day whose export was finished by this call; `null` where none was. */
  exported: LocalDate | null;
  /** Whether every day that is over has been exported; if not, the next call goes on. */
  finished: boolean;
};

/** Cases of a part, which is what is held in memory at once while they are looked at. */
const SLICE = 1000;
const PAGE = 25;
const AT_ONCE = 5;
/** Rows and bytes of a file: an answer of the API holds any of them. */
const MOST_ROWS = 2000;
const MOST_BYTES = 3 * 1024 * 1024;
/** What was asked for at the end of a day is on record so much later at the latest. */
const SETTLES_SECONDS = 240;
const PHASES = ["intake", "in-review", "over"] as const satisfies readonly ApplicationPhase[];

const RUN = "national-run";
const LATEST = "national-latest";

/** An export that is being made. */
type Run = {
  day: LocalDate;
  cases: number;
  parts: number;
  /** Where it has got to; `null` when every case has been seen. */
  place: { phase: ApplicationPhase; cursor: string | null } | null;
};

/** What a part says: rows of the day in no order, and what is wrong with cases. */
type Part = { rows: Unordered[]; faults: NationalFault[] };
type Unordered = { instance: string; number: number } & Omit<ExportedRow, "sequence">;

export const nameOfManifest = (day: LocalDate): string => `${day}/manifest.json`;
const nameOfPart = (day: LocalDate, part: number): string => `parts/${day}/${part}.json`;

/**
 * Looks at `most` cases, and the rest of a slice.
 * @param wanted the day; without it the one after the last that was exported, and yesterday to begin with
 */
export async function exportNational(
  deps: NationalDeps,
  now: Instant,
  most: number,
  wanted?: LocalDate,
): Promise<NationalReport> {
  const { store, exports, region, rules, log } = deps;
  const report: NationalReport = { casesSeen: 0, exported: null, finished: false };
  let noted = await store.noted(RUN);
  let run = noted ? (JSON.parse(noted) as Run) : await begun();
  if (run === null) return { ...report, finished: true };
  while (run.place !== null && report.casesSeen < most) {
    run = await withSlice(run);
    // Somebody else makes the same one: theirs is as good.
    if (!(await moveOn(JSON.stringify(run)))) return report;
  }
  if (run.place !== null) return report;
  const { day } = run;
  const manifest = await keepFiles(run);
  const latest = await store.noted(LATEST);
  if (latest === undefined || latest < day) await store.replaceNote(LATEST, latest, day);
  await moveOn("");
  const { faults, cases } = manifest;
  log.info("national-exported", { day, cases, failed: faults.length });
  return { ...report, exported: day, finished: (await nextDay()) === null };

  async function begun(): Promise<Run | null> {
    const day = wanted ?? (await nextDay());
    if (day === null || !isOver(day)) return null;
    if ((await exports.read(nameOfManifest(day))) !== undefined) return null;
    return { day, cases: 0, parts: 0, place: { phase: PHASES[0], cursor: null } };
  }

  async function nextDay(): Promise<LocalDate | null> {
    const latest = await store.noted(LATEST);
    const day = latest === undefined ? addDays(localDate(now, rules.zone), -1) : addDays(latest, 1);
    return isOver(day) ? day : null;
  }

  function isOver(day: LocalDate): boolean {
    return now >= plusSeconds(endOfDay(day, rules.zone), SETTLES_SECONDS);
  }

  async function moveOn(to: string): Promise<boolean> {
    const isMine = (await store.replaceNote(RUN, noted, to)) === "saved";
    noted = to;
    return isMine;
  }

  async function withSlice(before: Run): Promise<Run> {
    const part: Part = { rows: [], faults: [] };
    let { place, cases } = before;
    let seen = 0;
    while (place !== null && seen < SLICE) {
      const page = await store.applicationsIn(place.phase, PAGE, place.cursor ?? undefined);
      for (let i = 0; i < page.items.length; i += AT_ONCE)
        for (const one of await Promise.all(
          page.items.slice(i, i + AT_ONCE).map((id) => partOf(id, before.day)),
        )) {
          part.rows.push(...one.rows);
          part.faults.push(...one.faults);
        }
      seen += page.items.length;
      place = nextPlace(place.phase, page.cursor);
    }
    report.casesSeen += seen;
    cases += seen;
    if (part.rows.length + part.faults.length === 0) return { ...before, cases, place };
    // Taken: whoever kept it was stopped before it was noted, and may have seen other cases. Both are read, and each row counts once.
    let parts = before.parts + 1;
    while ((await exports.keep(nameOfPart(before.day, parts), JSON.stringify(part))) === "taken") parts++;
    return { ...before, cases, place, parts };
  }

  async function partOf(applicationId: string, day: LocalDate): Promise<Part> {
    try {
      const { rows, illegal } = nationalRows(await recordsOf(applicationId));
      const isOfDay = ({ recordedAt }: { recordedAt: Instant }) => localDate(recordedAt, rules.zone) === day;
      return {
        rows: rows.filter(isOfDay).map((row) => ({
          table: row.table,
          instance: row.instance,
          number: row.number,
          recordedAt: row.recordedAt,
          fields: fieldsOf(row, region.code, rules.zone),
        })),
        faults: illegal.filter(isOfDay).map(faultOf),
      };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      log.error("record-unreadable", { subject: applicationId }, error);
      const nothing = { number: 0, recordedAt: null, from: null, to: null };
      return { rows: [], faults: [{ instance: applicationId, ...nothing }] };
    }
  }

  /** The histories that are reported; others of the case may say what they like. @throws Unreadable */
  async function recordsOf(applicationId: string) {
    const copies = await store.copies(applicationId);
    return copies
      .filter(({ events: [first] }) => first !== undefined && isReported(first.event.type))
      .map(({ subject, events }) => ({ subject, events: knownHistory(events) }));
  }

  async function keepFiles({ day, cases, parts }: Run): Promise<NationalManifest> {
    const all: Part = { rows: [], faults: [] };
    for (let part = 1; part <= parts; part++) {
      const text = await exports.read(nameOfPart(day, part));
      if (text === undefined)
        throw new Error(`part ${part} of the export of ${day} is not where it was kept`);
      const { rows, faults } = JSON.parse(text) as Part;
      all.rows.push(...rows);
      all.faults.push(...faults);
    }
    const rows = ordered(all.rows);
    const files: NationalManifest["files"] = [];
    for (const [i, chunk] of chunksOf(rows).entries()) {
      const name = String(i + 1).padStart(4, "0");
      const text = JSON.stringify({ rows: chunk });
      const [first, last] = [chunk[0]!, chunk.at(-1)!].map(positionOf) as [Position, Position];
      await exports.keep(`${day}/${name}.json`, text);
      files.push({ name: `${name}.json`, rows: chunk.length, sha256: sha256Of(text), first, last });
      for (const table of Object.keys(NATIONAL_TABLES) as NationalTable[])
        if (chunk.some((row) => row.table === table))
          await exports.keep(`${day}/${name}-${table}.csv`, nationalCsv(chunk, table));
    }
    const many = (table: NationalTable) => rows.filter((row) => row.table === table).length;
    const manifest: NationalManifest = {
      format: NATIONAL_FORMAT,
      region: region.code,
      date: day,
      madeAt: now,
      cases,
      rows: { matters: many("matters"), progress: many("progress"), documents: many("documents") },
      faults: unique(all.faults, ({ instance, number }) => `${instance}-${number}`),
      files,
    };
    await exports.keep(nameOfManifest(day), JSON.stringify(manifest));
    return manifest;
  }
}

/** What of an export of a day comes behind a place, as far as its file goes; `undefined` where that day was not exported. */
export async function readNational(
  { exports }: { exports: Pick<WrittenOnce, "read"> },
  day: LocalDate,
  after: Position | null,
): Promise<{ manifest: NationalManifest; rows: ExportedRow[]; next: Position | null } | undefined> {
  const text = await exports.read(nameOfManifest(day));
  if (text === undefined) return undefined;
  const manifest = JSON.parse(text) as NationalManifest;
  const file = manifest.files.find(({ last }) => after === null || isBehind(last, after));
  if (!file) return { manifest, rows: [], next: null };
  const kept = await exports.read(`${day}/${file.name}`);
  if (kept === undefined || sha256Of(kept) !== file.sha256)
    throw new Error(`${file.name} of the export of ${day} is not as it was kept`);
  const { rows } = JSON.parse(kept) as { rows: ExportedRow[] };
  return {
    manifest,
    rows: rows.filter((row) => after === null || isBehind(row, after)),
    next: file === manifest.files.at(-1) ? null : file.last,
  };
}

const positionOf = ({ recordedAt, sequence }: ExportedRow): Position => ({ recordedAt, sequence });

/** By when they were put on record, each once: a case that moved on while it was looked for was met twice. */
function ordered(rows: readonly Unordered[]): ExportedRow[] {
  const sorted = unique(rows, ({ instance, number }) => `${instance}-${number}`).toSorted(
    (a, b) => compared(a.recordedAt, b.recordedAt) || compared(a.instance, b.instance) || a.number - b.number,
  );
  let [before, sequence] = ["", 0];
  return sorted.map(({ table, recordedAt, fields }) => {
    sequence = recordedAt === before ? sequence + 1 : 1;
    before = recordedAt;
    return {
      table,
      recordedAt,
      sequence,
      fields: { lsh: serialOf({ recordedAt, sequence }), ...fields },
    };
  });
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const unique = <T>(all: readonly T[], keyOf: (one: T) => string): T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];

function chunksOf(rows: readonly ExportedRow[]): ExportedRow[][] {
  const chunks: ExportedRow[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    if (bytes + size > MOST_BYTES || chunks.at(-1)!.length === MOST_ROWS) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)!.push(row);
    bytes += size;
  }
  return chunks;
}

function nextPlace(phase: ApplicationPhase, cursor: string | null): Run["place"] {
  if (cursor !== null) return { phase, cursor };
  const next = PHASES[PHASES.indexOf(phase) + 1];
  return next === undefined ? null : { phase: next, cursor: null };
}
