/** The drill: a back-up of a server in use, the machine lost, a folder restored from the file, and on it goes. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { backUp, contentsOf } from "../../server/store/backup.ts";
import { openRecord } from "../../server/store/schema.ts";
import { example, fixturePath } from "../support/fixtures.ts";
import { npmStart, ROOT } from "../support/npmStart.ts";

// Every test starts a process or more.
jest.setTimeout(240_000);

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<"backup" | "restore" | "check-data", string>;
};

let product: string[];
beforeAll(() => {
  product = npmStart();
});

let parent: string;
let processes: ChildProcess[];
const at = (name: string) => join(parent, name);

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "approvals-backup-"));
  processes = [];
});
afterEach(() => {
  for (const one of processes) one.kill("SIGKILL");
  rmSync(parent, { recursive: true, force: true });
});

const words = (script: keyof typeof scripts) => scripts[script].split(" ").slice(1);
const environment = (folder: string, more = {}) => ({
  ...process.env,
  NODE_OPTIONS: "",
  INIT_CWD: parent,
  DATA_DIR: at(folder),
  REGION: fixturePath(),
  PORT: "0",
  CALLER_LIMIT: "off",
  ...more,
});

async function start(folder: string, more = {}): Promise<{ url: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, product, {
    cwd: ROOT,
    env: environment(folder, more),
    stdio: ["ignore", "pipe", "inherit"],
  });
  processes.push(child);
  const said = await new Promise<string>((resolve) =>
    child.stdout.once("data", (chunk) => resolve(String(chunk))),
  );
  return {
    url: /http:\/\/[\d.:]+\d/.exec(said)![0],
    kill: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}

type Ended = { code: number; out: string; err: string };

const run = (script: keyof typeof scripts, folder: string, ...files: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...words(script), ...files],
      { cwd: ROOT, env: environment(folder) },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

type Receipt = { applicationId: string; queryCode: string };

const sending = (method: string, url: string, body: unknown, headers = {}) =>
  fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const submit = async (url: string) =>
  (await (
    await sending("POST", `${url}/v1/applications`, example("municipal-road-application"))
  ).json()) as Receipt;

async function statusOf(url: string, { applicationId, queryCode }: Receipt) {
  const answer = await fetch(`${url}/v1/applications/${applicationId}`, {
    headers: { "x-query-code": queryCode },
  });
  return (await answer.json()) as { status: string; progress: { closed: number; total: number } };
}

const CLOCK = { CLOCK: "2026-03-02T09:00+08:00" };

it("a server in use is backed up, lost, restored into a new folder, and goes on where it was", async () => {
  const first = await start("data", CLOCK);
  const receipts = [await submit(first.url), await submit(first.url)];
  await sending("PUT", `${first.url}/local/clock`, { advance: "P1D" });

  // It is written to all the while.
  let isOver = false;
  const writing = (async () => {
    const all: Receipt[] = [];
    while (!isOver) all.push(await submit(first.url));
    return all;
  })();
  const made = await run("backup", "data", "monday.backup");
  isOver = true;
  const meanwhile = await writing;
  expect([made.code, made.err]).toEqual([0, ""]);
  expect(made.out).toMatch(/^monday\.backup: everything fits: \d+ applications\. Its keys are in it, too/);
  expect(statSync(at("monday.backup")).mode & 0o777).toBe(0o600);
  expect(meanwhile.length).toBeGreaterThan(0);

  await first.kill();
  rmSync(at("data"), { recursive: true });
  const restored = await run("restore", "restored", "monday.backup");
  expect([restored.code, restored.err]).toEqual([0, ""]);
  expect(statSync(at("restored")).mode & 0o777).toBe(0o700);

  const second = await start("restored");
  for (const receipt of receipts)
    expect(await statusOf(second.url, receipt)).toMatchObject({
      status: "in-review",
      progress: { closed: 0, total: 11 },
    });
  const token = async (department: string) =>
    (
      (await (
        await sending("POST", `${second.url}/local/tokens`, { role: "department", department })
      ).json()) as { token: string }
    ).token;
  const review = `${second.url}/v1/reviews/${receipts[0]!.applicationId}.consult-land/opinion`;
  expect(
    (await sending("PUT", review, { kind: "consent" }, { authorization: `Bearer ${await token("land")}` }))
      .status,
  ).toBe(200);
  // Virtual time went with it, and silence is judged as ever.
  const moved = await sending("PUT", `${second.url}/local/clock`, { now: "2026-03-12T09:00:00+08:00" });
  expect(moved.status).toBe(200);
  expect(await statusOf(second.url, receipts[0]!)).toMatchObject({ progress: { closed: 8, total: 11 } });
  // What was received while it was copied is in it whole, or not at all.
  for (const receipt of meanwhile) {
    const { status, progress } = await statusOf(second.url, receipt);
    if (status !== undefined && progress) expect(progress.total).toBe(11);
  }
  const checked = await run("check-data", "restored");
  expect([checked.code, checked.err]).toEqual([0, ""]);
  expect(checked.out).toContain("It is in use");
});

it("a copy that begins in the middle of a commit has the whole of it", async () => {
  const database = openRecord(at("record.sqlite"));
  database.exec("BEGIN IMMEDIATE; INSERT INTO notes (name, value) VALUES ('one', 'of two')");
  const copied = backUp(database, parent, at("one.backup"));
  // Node copies on its pool of threads, whose jobs begin in order: when these are done, the first step is.
  for (let i = 0; i < 5; i++) await stat(parent);
  database.exec("INSERT INTO notes (name, value) VALUES ('two', 'of two'); COMMIT");
  await copied;
  database.close();

  expect(contentsOf(at("one.backup"))).toEqual({ applications: 0, faults: [] });
  const copy = new DatabaseSync(at("one.backup"));
  expect(copy.prepare("SELECT name FROM notes ORDER BY name").all()).toMatchObject([
    { name: "one" },
    { name: "two" },
  ]);
  copy.close();
});

describe("a folder that nobody uses", () => {
  it("is backed up and checked as well, and nothing is overwritten", async () => {
    const first = await start("data", CLOCK);
    await submit(first.url);
    await first.kill();
    expect((await run("check-data", "data")).out).toBe(`${at("data")}: everything fits: 1 application.\n`);
    expect(await run("backup", "data", "one.backup")).toMatchObject({ code: 0, err: "" });
    expect((await run("check-data", "data", "one.backup")).out).toBe(
      "one.backup: everything fits: 1 application.\n",
    );
    expect(await run("backup", "data", "one.backup")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is there already/),
    });
    expect(await run("restore", "data", "one.backup")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is not empty/),
    });
    expect(await run("backup", "data", "nowhere/one.backup")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cannot be written.*Nothing was backed up/),
    });
  });

  it("tells where it is damaged, and a damaged back-up is not restored", async () => {
    const first = await start("data", CLOCK);
    const { applicationId } = await submit(first.url);
    await first.kill();
    await run("backup", "data", "one.backup");
    const database = new DatabaseSync(at("one.backup"));
    database.exec(
      `UPDATE events SET body = replace(body, '"role":"applicant"', '"role":"platform"') WHERE subject = '${applicationId}' AND seq = 1`,
    );
    database.close();
    const { code, err } = await run("check-data", "data", "one.backup");
    expect(code).toBe(1);
    expect(err.split("\n")).toEqual([
      "one.backup is damaged. 1 fault:",
      `  ${applicationId} event 1 of its history does not fit: its content, its place or its hash was changed`,
      expect.stringContaining("npm run restore"),
      "",
    ]);
    expect(await run("restore", "restored", "one.backup")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/one\.backup is damaged/),
    });
    expect(existsSync(at("restored"))).toBe(false);
  });

  it("that is none, or a file that is none, is said to be none", async () => {
    writeFileSync(at("letter.txt"), "Dear colleagues,".repeat(400));
    expect(await run("backup", "none", "a.backup")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no record in .*none/),
    });
    expect(await run("restore", "new", "letter.txt")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/damaged \(file is not a database\)/),
    });
    expect(await run("restore", "new", "none.backup")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/none\.backup/),
    });
    expect(existsSync(at("new"))).toBe(false);
    for (const script of ["backup", "restore"] as const)
      expect(await run(script, "none")).toMatchObject({
        code: 2,
        err: expect.stringContaining(`npm run ${script} --`),
      });
  });
});
