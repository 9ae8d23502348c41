/** `npm run dev`'s watcher, on a program of two lines in a folder of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "@jest/globals";

const RESTARTING = fileURLToPath(new URL("../../scripts/restarting.ts", import.meta.url));

/** Says `word`, and lives until it is told to stop; then it says so. */
const program = (word: string) =>
  `console.log("${word}"); process.once("SIGTERM", () => { console.log("stopped ${word}"); process.exit(0); }); setInterval(() => {}, 1000);`;

let folder: string;
let watcher: ChildProcess;
let lines: AsyncIterableIterator<string>;
let reader: Interface;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-dev-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src", "main.mjs"), program("one"));
  const call = `
    import { restarting } from ${JSON.stringify(pathToFileURL(RESTARTING).href)};
    const folder = ${JSON.stringify(folder)};
    const product = restarting({ words: ["src/main.mjs"], folder, watched: [folder + "/src"], say: console.log });
    process.once("SIGTERM", product.stop);`;
  watcher = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", call],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  reader = createInterface(watcher.stdout!);
  lines = reader[Symbol.asyncIterator]();
});

afterEach(async () => {
  watcher.kill("SIGTERM");
  for await (const line of lines) void line;
  rmSync(folder, { recursive: true, force: true });
});

async function next(): Promise<string> {
  const { value } = (await lines.next()) as IteratorResult<string, string>;
  return value;
}

it("starts again when a source is written, replaced or new, and only after the old one has stopped", async () => {
  expect([await next(), await next()]).toEqual(["watching src", "one"]);

  writeFileSync(join(folder, "src", "main.mjs"), program("two"));
  expect([await next(), await next(), await next()]).toEqual([
    "stopped one",
    "src/main.mjs changed, starting again",
    "two",
  ]);

  // Many editors write a file beside it and put it in its place.
  writeFileSync(join(folder, "aside"), program("three"));
  renameSync(join(folder, "aside"), join(folder, "src", "main.mjs"));
  expect([await next(), await next(), await next()]).toEqual([
    "stopped two",
    "src/main.mjs changed, starting again",
    "three",
  ]);

  writeFileSync(join(folder, "src", "other.yaml"), "a: 1");
  expect([await next(), await next(), await next()]).toEqual([
    "stopped three",
    "src/other.yaml changed, starting again",
    "three",
  ]);
});

it("waits for a change when the program cannot start, and leaves alone what only passes by", async () => {
  expect([await next(), await next()]).toEqual(["watching src", "one"]);
  writeFileSync(join(folder, "src", ".main.mjs.swp"), "");
  writeFileSync(join(folder, "src", "main.mjs"), "process.exit(3)");
  expect([await next(), await next(), await next()]).toEqual([
    "stopped one",
    "src/main.mjs changed, starting again",
    "it ended with 3; it starts again when something changes",
  ]);
  writeFileSync(join(folder, "src", "main.mjs"), program("mended"));
  expect([await next(), await next()]).toEqual(["src/main.mjs changed, starting again", "mended"]);
});
