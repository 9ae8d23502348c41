/** A start that cannot be: one line on stderr that says why, exit 1, no stack, nothing made. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { FIXTURE_REGIONS, fixturePath } from "../support/fixtures.ts";
import { npmStart, ROOT } from "../support/npmStart.ts";

const START = npmStart();

let parent: string;
beforeAll(() => void (parent = mkdtempSync(join(tmpdir(), "approvals-refused-"))));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Starts the process and waits for its end. */
function started(env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    env: {
      PATH: process.env["PATH"],
      REGION: fixturePath(),
      PORT: "0",
      DATA_DIR: join(parent, "data"),
      ...env,
    },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  return new Promise((done) => void child.once("close", (code) => done({ code, out, err })));
}

it("says so in one line, ends with 1, and leaves nothing behind", async () => {
  const file = join(parent, "file");
  writeFileSync(file, "");
  const starts: [Record<string, string>, RegExp][] = [
    [{ PORT: "http" }, /^PORT is "http"; give a number/],
    [{ DATA_DIR: file }, /^DATA_DIR is .*\/file, which is a file/],
    [{ CLOCK: "2026-03-02T09:00" }, /^CLOCK is .*; give an instant with its offset/],
    [{ REGION: FIXTURE_REGIONS }, /^The region ".*" cannot be used\. 1 fault:\n {2}regions: cannot be read/],
  ];
  const ended = await Promise.all(starts.map(([env]) => started(env)));
  for (const [i, { code, out, err }] of ended.entries()) {
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(starts[i]![1]);
    expect(err).not.toMatch(/^ {4}at /m);
  }
  expect(existsSync(join(parent, "data"))).toBe(false);
});
