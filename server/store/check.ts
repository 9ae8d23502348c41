/** Whether a record is whole: its tables are those that this version makes, every history fits, every notice is what was issued. */
import type { DatabaseSync } from "node:sqlite";
import { digestOf } from "../../functions/app/base/digest.ts";
import { firstBreak, GENESIS } from "../../functions/app/base/history.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import { Unusable } from "../unusable.ts";
import { damaged, openRecord } from "./schema.ts";
import { LAST } from "./ranges.ts";

/** What does not fit, and why. */
export type RecordFault = { what: string; why: string };

/** What a check of everything has found, and of how many cases. */
export type Checked = { applications: number; faults: RecordFault[] };

/** Pages so spoilt that nothing behind them can be read. */
const spoilt = (cause: unknown): RecordFault => ({ what: "the file", why: (cause as Error).message });

/** Rows looked at in one go. */
const SLICE = 50;

/** Subjects whose latest events are looked at when the record is opened. */
const NEWEST = 20;

/**
 * What can be known at once: the tables, and that what was written last can be read.
 * @returns what of the newest histories does not fit, which stops nobody but their cases
 * @throws Unusable when the file is damaged so that nobody should go on with it
 */
export function quickCheck(database: DatabaseSync, path: string): RecordFault[] {
  try {
    const missing = missingTables(database);
    if (missing.length > 0) throw new Error(`without ${missing.join(", ")} as this version made it`);
    const newest = database.prepare(
      `SELECT DISTINCT subject FROM (SELECT subject FROM events ORDER BY rowid DESC LIMIT ${10 * NEWEST}) LIMIT ${NEWEST}`,
    );
    const version = database.prepare("SELECT version FROM records WHERE subject = ?");
    const history = historyIn(database);
    return (newest.all() as { subject: string }[]).flatMap(({ subject }) => {
      const row = version.get(subject) as { version: number } | undefined;
      return faultIn(subject, row?.version ?? null, history(subject));
    });
  } catch (cause) {
    throw new Unusable(damaged(path, (cause as Error).message), { cause });
  }
}

/** The tables and indexes that a new record has, and this one has not, or has otherwise. */
function missingTables(database: DatabaseSync): string[] {
  const fresh = openRecord(":memory:");
  try {
    const shapes = (one: DatabaseSync) =>
      one.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").all() as {
        name: string;
        sql: string;
      }[];
    const here = new Map(shapes(database).map(({ name, sql }) => [name, sql]));
    return shapes(fresh)
      .filter(({ name, sql }) => here.get(name) !== sql)
      .map(({ name }) => name);
  } finally {
    fresh.close();
  }
}

/** Everything, a slice at each step, so that whoever asks can do something else in between. */
export function* wholeCheck(database: DatabaseSync): Generator<RecordFault[], void> {
  try {
    yield* checkHistories(database);
    yield* checkNotices(database);
  } catch (cause) {
    yield [spoilt(cause)];
  }
}

function* checkHistories(database: DatabaseSync): Generator<RecordFault[], void> {
  const page = database.prepare(
    `SELECT subject, version FROM records WHERE subject > ? ORDER BY subject LIMIT ${SLICE}`,
  );
  const between = database.prepare(
    "SELECT count(DISTINCT subject) AS n FROM events WHERE subject > ? AND subject <= ?",
  );
  const history = historyIn(database);
  for (let after = ""; ;) {
    const records = page.all(after) as { subject: string; version: number }[];
    const until = records.at(-1)?.subject ?? LAST;
    const faults = records.flatMap(({ subject, version }) => faultIn(subject, version, history(subject)));
    const withEvents = (between.get(after, until) as { n: number }).n;
    if (withEvents > records.length)
      faults.push({
        what: `the records behind ${after || "the first"}`,
        why: `${withEvents - records.length} of the histories there belong to no record`,
      });
    yield faults;
    if (until === LAST) return;
    after = until;
  }
}

function* checkNotices(database: DatabaseSync): Generator<RecordFault[], void> {
  const page = database.prepare(
    `SELECT application, id, body, digest FROM notices WHERE (application, id) > (?, ?) ORDER BY application, id LIMIT ${SLICE}`,
  );
  for (let after = ["", ""] as [string, string]; ;) {
    const notices = page.all(...after) as { application: string; id: string; body: string; digest: string }[];
    yield notices.flatMap(({ application, id, body, digest }) => {
      const isRight = holds(() => digestOf(JSON.parse(body) as Parameters<typeof digestOf>[0]) === digest);
      return isRight
        ? []
        : [{ what: `notice ${application}/${id}`, why: "is not what its digest says was issued" }];
    });
    const last = notices.at(-1);
    if (notices.length < SLICE || !last) return;
    after = [last.application, last.id];
  }
}

const holds = (is: () => boolean): boolean => {
  try {
    return is();
  } catch {
    return false;
  }
};

type Event = Omit<Chained<unknown>, "previous">;

/** A history as it is stored, by its subject. */
function historyIn(database: DatabaseSync): (subject: string) => string[] {
  const all = database.prepare("SELECT body FROM events WHERE subject = ? ORDER BY seq");
  return (subject) => (all.all(subject) as { body: string }[]).map(({ body }) => body);
}

function faultIn(subject: string, version: number | null, bodies: readonly string[]): RecordFault[] {
  const fault = (why: string) => [{ what: subject, why }];
  if (version === null) return fault("has a history and no record");
  if (bodies.length !== version)
    return fault(`is at version ${version}, and its history has ${bodies.length} events`);
  let previous = GENESIS;
  const chained: Chained<unknown>[] = [];
  for (const [i, body] of bodies.entries()) {
    try {
      const event = JSON.parse(body) as Event;
      chained.push({ ...event, previous });
      previous = event.hash;
    } catch {
      return fault(`event ${i + 1} of its history is no JSON`);
    }
  }
  const broken = firstBreak(chained);
  return broken === null
    ? []
    : fault(`event ${broken} of its history does not fit: its content, its place or its hash was changed`);
}

/** What SQLite itself finds in the file (sqlite.org/pragma.html#pragma_integrity_check); it takes as long as reading all of it. */
export function fileFaults(database: DatabaseSync): RecordFault[] {
  try {
    return (database.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[])
      .filter(({ integrity_check: said }) => said !== "ok")
      .map(({ integrity_check: why }) => ({ what: "the file", why }));
  } catch (cause) {
    return [spoilt(cause)];
  }
}

/** 0 where that cannot be read: the check says why. */
export function applicationsIn(database: DatabaseSync): number {
  try {
    const row = database.prepare("SELECT count(DISTINCT application) AS n FROM records").get();
    return (row as { n: number }).n;
  } catch {
    return 0;
  }
}
