/** The whole check of a record in use: what it says, and that what cannot be read is said, too. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Log } from "../../functions/app/base/ports.ts";
import { ask, listenIn, type Control } from "../../server/control.ts";
import { gently } from "../../server/gently.ts";
import type { Readiness } from "../../server/readiness.ts";
import { recordCheck, type RecordCheck } from "../../server/recordCheck.ts";
import { openRecord } from "../../server/store/schema.ts";

const NO_FILES = { files: 0, faults: [] };

let database: DatabaseSync;
let state: Readiness;
let logged: string[];
let check: RecordCheck;
const log: Log = {
  info: () => undefined,
  error: (code, _, error) => void logged.push(`${code}: ${(error as Error).message}`),
};

beforeEach(() => {
  database = openRecord(":memory:");
  state = { status: "ready", record: "being-checked" };
  logged = [];
  check = recordCheck(database, "nowhere", state, gently({ lull: () => 0 }), log);
});
afterEach(() => database.close());

it("whose histories all fit is whole", async () => {
  expect(await check.now()).toEqual({ applications: 0, faults: [], files: NO_FILES });
  expect(state.record).toBe("whole");
});

describe("a record of which a part cannot be read", () => {
  beforeEach(() => database.exec("DROP TABLE notices; DROP TABLE records"));

  it("is damaged, and whoever asked is told why", async () => {
    const why = "no such table: records";
    expect(await check.now()).toEqual({
      applications: 0,
      faults: [{ what: "the file", why }],
      files: NO_FILES,
    });
    expect(state.record).toBe("damaged");
  });

  it("is logged as damaged by the check beside everything else", async () => {
    await check.beside();
    expect([state.record, logged]).toEqual(["damaged", ["record-damaged: the file no such table: records"]]);
  });
});

it("a command that fails as nobody foresaw is logged, and its caller is sent to the log", async () => {
  const folder = mkdtempSync(join(tmpdir(), "approvals-control-"));
  const fails = () => Promise.reject(new Error("nobody foresaw this"));
  const control: Control = { backUp: fails, check: fails, mailAgain: fails, national: fails };
  const unlisten = await listenIn(folder, control, log);
  await expect(ask(folder, { what: "check" })).rejects.toThrow(/gave no answer\. Its log says why/);
  await unlisten();
  expect(logged).toEqual(["command-failed: nobody foresaw this"]);
  rmSync(folder, { recursive: true });
});
