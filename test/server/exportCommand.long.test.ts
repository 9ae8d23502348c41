/** `npm run export:national` as somebody meets it, beside a server and without one. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

// Each command is a process.
jest.setTimeout(60_000);

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
let w: World;
let dataDir: string;
beforeAll(async () => {
  w = await world();
  ({ dataDir } = w);
  await w.submit();
  await w.clock("P1DT1H");
});
afterAll(async () => w.stop());

/** Runs the command on the folder. */
const command = (...words: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "server/exportCommand.ts", ...words],
      { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: dataDir } },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });

it("is made by command, served or not, and says what it wrote", async () => {
  const served = await command("2026-03-01");
  expect(served).toMatchObject({ code: 0, err: "" });
  expect(served.out).toContain("1 cases looked at; 0 matters");
  expect((await command("2026-03-09")).err).toContain("2026-03-09 is not over");
  expect((await command("yesterday")).code).toBe(2);
  await w.halt();
  const alone = await command("2026-02-28");
  expect(alone).toMatchObject({ code: 0, err: "" });
  expect(existsSync(join(dataDir, "national/2026-02-28/manifest.json"))).toBe(true);
  expect(readdirSync(join(dataDir, "national/2026-03-02")).toSorted()).toEqual([
    "0001-matters.csv",
    "0001-progress.csv",
    "0001.json",
    "manifest.json",
  ]);
});
