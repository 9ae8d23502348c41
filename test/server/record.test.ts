/** The file of the record: who may open it, what is said where nobody can, and that a group of writes is one thing. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { folder as dataFolder } from "../../server/files.ts";
import { MIGRATIONS, openRecord, RecordUnusable } from "../../server/store/schema.ts";
import { sqliteStore } from "../../server/store/sqliteStore.ts";
import { diskOf } from "../../server/store/disk.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { CURSOR_KEY } from "../support/record.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-record-"));
  path = join(folder, "record.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A property as the object itself would have it: what is native takes no stand-in. */
function bound(target: DatabaseSync, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === "function" ? value.bind(target) : value;
}

/** What opening it says. */
function refusal(): string {
  try {
    openRecord(path).close();
    return "opened";
  } catch (error) {
    if (error instanceof RecordUnusable) return error.message;
    throw error;
  }
}

describe("the file of the record", () => {
  it("is made for its owner alone, forces every commit to the disk, and opens again", () => {
    const database = openRecord(path);
    const setting = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0];
    // 2 is FULL (sqlite.org/pragma.html#pragma_synchronous).
    expect([setting("journal_mode"), setting("synchronous")]).toEqual(["wal", 2]);
    database.exec("INSERT INTO notes VALUES ('a', 'b')");
    expect((statSync(path).mode & 0o077) + (statSync(`${path}-wal`).mode & 0o077)).toBe(0);
    database.close();
    const again = openRecord(path);
    expect(again.prepare("SELECT value FROM notes").get()).toEqual({ value: "b" });
    again.close();
  });

  it("is held by one process at a time", () => {
    const first = openRecord(path);
    expect(refusal()).toContain("is held by another process");
    first.close();
    expect(refusal()).toBe("opened");
  });

  it("of a newer version is left as it is", () => {
    openRecord(path).close();
    const newer = new DatabaseSync(path);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    const before = readFileSync(path);
    expect(refusal()).toMatch(/newer version of the product \(schema 99, this one knows \d+\)/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("of the preview, or of another program, is left as it is, and what to do is said", () => {
    const other = new DatabaseSync(path);
    other.exec("PRAGMA journal_mode = WAL; CREATE TABLE records (subject TEXT); PRAGMA user_version = 1");
    other.close();
    const before = readFileSync(path);
    expect(refusal()).toMatch(/a preview of the product.* Start with another folder: DATA_DIR=/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("of the first version has in its outbox what it had, one commit for each record", () => {
    const first = MIGRATIONS.slice(0, 1);
    const older = openRecord(path, first);
    older.exec(
      `INSERT INTO outbox (seq, application, subject, first, last, set_aside)
       VALUES (7, 'a', 'a', 1, 2, 0), (9, 'a', 'a.land', 3, 3, 1)`,
    );
    older.close();
    const newer = openRecord(path);
    expect(newer.prepare("SELECT * FROM outbox ORDER BY seq").all()).toEqual([
      { seq: 7, application: "a", records: '[["a",1,2]]', set_aside: 0 },
      { seq: 9, application: "a", records: '[["a.land",3,3]]', set_aside: 1 },
    ]);
    newer.exec("INSERT INTO outbox (application, records) VALUES ('b', '[]')");
    expect(newer.prepare("SELECT max(seq) AS last FROM outbox").get()).toEqual({ last: 10 });
    newer.close();
  });

  it("of the first version has room for figures, which are empty until they are counted", async () => {
    openRecord(path, MIGRATIONS.slice(0, 1)).close();
    const newer = openRecord(path);
    const writes = groupedWrites(newer);
    const store = sqliteStore({ database: newer, writes, cursorKey: CURSOR_KEY, onCommit: () => undefined });
    expect(await store.figuresOf("water", "2026-01-01", "2026-12-31")).toEqual({});
    const more = [{ day: "2026-03-02", counter: "received", by: 1 }] as const;
    const counting = { applicationId: "a", department: "water", times: 0, records: {}, more, listed: [] };
    expect(await store.count(counting)).toBe("saved");
    writes.flush();
    newer.close();
    const again = openRecord(path);
    expect(again.prepare("SELECT counter, n FROM figures").all()).toEqual([{ counter: "received", n: 1 }]);
    again.close();
  });

  it("of an older version is brought up to date, with what is in it, and opened by the older one no more", () => {
    const first = ["CREATE TABLE notes (name TEXT PRIMARY KEY) STRICT"];
    const second = [...first, "ALTER TABLE notes ADD COLUMN value TEXT", "UPDATE notes SET value = name"];
    const older = openRecord(path, first);
    older.exec("INSERT INTO notes VALUES ('a')");
    older.close();
    for (const _ of ["brought up to date", "opened again"]) {
      const newer = openRecord(path, second);
      expect(newer.prepare("SELECT * FROM notes").all()).toEqual([{ name: "a", value: "a" }]);
      newer.close();
    }
    expect(() => openRecord(path, first)).toThrow(/schema 3, this one knows 1/);
  });

  it("that cannot be brought up to date stays as it was, all of it", () => {
    const first = ["CREATE TABLE notes (name TEXT PRIMARY KEY) STRICT"];
    openRecord(path, first).close();
    const broken = [...first, "ALTER TABLE notes ADD COLUMN value TEXT", "this is no SQL"];
    expect(() => openRecord(path, broken)).toThrow(RecordUnusable);
    const again = openRecord(path, first);
    expect(again.prepare("SELECT name FROM pragma_table_info('notes')").all()).toEqual([{ name: "name" }]);
    again.close();
  });

  it.each([
    ["that is none", Buffer.from("not a database at all".repeat(500))],
    ["that begins as one", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(4000, 7)])],
  ])("%s is named damaged, with what to do, and left as it is", (_, bytes) => {
    writeFileSync(path, bytes);
    expect(refusal()).toMatch(/record\.sqlite is damaged .*Restore a back-up/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it("whose pages are spoilt is named damaged, too, and left as it is", () => {
    openRecord(path).close();
    // The file's own header stays: that it is a database is not in doubt.
    const bytes = readFileSync(path).fill(7, 100, 4000);
    writeFileSync(path, bytes);
    expect(refusal()).toMatch(/record\.sqlite is damaged .*Restore a back-up/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it("of another store is not taken for an empty folder", () => {
    writeFileSync(join(folder, "table"), "");
    expect(() => dataFolder(folder)).toThrow(/Choose another folder/);
  });
});

/** The event loop goes round a few times. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => void setImmediate(resolve));
}

describe("writes of one turn", () => {
  const insert = (database: DatabaseSync, name: string) => () =>
    database.prepare("INSERT INTO notes VALUES (?, 'x')").run(name);
  const names = (database: DatabaseSync) =>
    database
      .prepare("SELECT name FROM notes ORDER BY name")
      .all()
      .map((row) => row["name"]);

  it("stand or fall each by itself, and are answered when all of them are on the disk", async () => {
    const database = openRecord(path);
    const writes = groupedWrites(database);
    const answers = Promise.allSettled([
      writes.run(insert(database, "a")),
      writes.run(() => {
        insert(database, "b")();
        throw new Error("not this one");
      }),
      writes.run(insert(database, "c")),
    ]);
    expect(names(database)).toEqual([]);
    expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(names(database)).toEqual(["a", "c"]);
    database.close();
  });

  it("are one transaction: the log of the disk grows by one commit, however many they are", async () => {
    const database = openRecord(path);
    const writes = groupedWrites(database);
    let commits = 0;
    const counted = new Proxy(database, {
      get: (target, name) =>
        name === "exec"
          ? (sql: string) => {
              if (sql === "COMMIT") commits++;
              target.exec(sql);
            }
          : bound(target, name),
    });
    const group = groupedWrites(counted);
    await Promise.all(Array.from({ length: 40 }, (_, i) => group.run(insert(database, `n${i}`))));
    expect([commits, names(database).length]).toEqual([1, 40]);
    await writes.run(insert(database, "after"));
    expect(names(database)).toHaveLength(41);
    database.close();
  });

  it("are forced to the disk where one of them is to be, and else with the next that is", async () => {
    const database = openRecord(path);
    const forced: string[][] = [];
    const disk = diskOf(database)!;
    const force: typeof disk.force = (told) => {
      forced.push(names(database) as string[]);
      disk.force(told);
    };
    const writes = groupedWrites(database, { ...disk, force });
    await writes.repeatable(insert(database, "a"));
    expect(forced).toEqual([]);
    await Promise.all([writes.repeatable(insert(database, "b")), writes.run(insert(database, "c"))]);
    await expect(writes.repeatable(() => database.exec("nothing"))).rejects.toThrow("syntax error");
    await writes.run(insert(database, "d"));
    expect(forced).toEqual([
      ["a", "b", "c"],
      ["a", "b", "c", "d"],
    ]);
    // SQLite itself forces none of them: it would have everybody wait.
    expect(Object.values(database.prepare("PRAGMA synchronous").get()!)).toEqual([1]);
    writes.flush();
    database.close();
  });

  it("are answered when the disk has them, and nobody is told of them before", async () => {
    const database = openRecord(path);
    const waiting: ((failure: Error | null) => void)[] = [];
    const disk = {
      ...diskOf(database)!,
      force: (told: (failure: Error | null) => void) => void waiting.push(told),
    };
    const writes = groupedWrites(database, disk);
    const done: string[] = [];
    const put = (name: string) => writes.run(insert(database, name)).then(() => done.push(name));
    void put("a");
    await turns();
    const settled = writes.settled()!.then(() => done.push("told of a"));
    // What need not be forced goes on; another waits for its turn at the disk.
    await writes.repeatable(insert(database, "c"));
    void put("b");
    await turns();
    expect([done, names(database), waiting.length]).toEqual([[], ["a", "c"], 1]);
    waiting.shift()!(null);
    await settled;
    await turns();
    expect([done, names(database), waiting.length]).toEqual([["a", "told of a"], ["a", "b", "c"], 1]);
    waiting.shift()!(null);
    await turns();
    expect([done, writes.settled()]).toEqual([["a", "told of a", "b"], undefined]);
    database.close();
  });

  it("are refused, and all that come after, when the disk has not taken what was committed", async () => {
    const database = openRecord(path);
    const full = new Error("EIO");
    const disk = {
      ...diskOf(database)!,
      force: (told: (failure: Error | null) => void) => void setImmediate(told, full),
    };
    let times = 0;
    const writes = groupedWrites(database, disk, () => times++);
    for (const name of ["a", "b"])
      await expect(writes.run(insert(database, name))).rejects.toThrow(
        /^the disk has not taken what was written/,
      );
    await expect(writes.settled()).rejects.toThrow(/started anew/);
    expect([names(database), times]).toEqual([["a"], 1]);
    database.close();
  });

  it("all fail where the commit does, and nothing of them is there", async () => {
    const database = openRecord(path);
    const failing = new Proxy(database, {
      get: (target, name) =>
        name === "exec"
          ? (sql: string) => {
              if (sql === "COMMIT") throw new Error("disk full");
              target.exec(sql);
            }
          : bound(target, name),
    });
    const writes = groupedWrites(failing);
    const answers = await Promise.allSettled(["a", "b"].map((name) => writes.run(insert(database, name))));
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(names(database)).toEqual([]);
    database.close();
  });
});
