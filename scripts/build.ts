/**
 * `npm run build`, before every `npm start`: the server as one script, which starts in a third of the time and in less
 * memory than its sources, and what the pages load. Nothing is done where nothing has changed, so that a machine without
 * the development dependencies starts what was built elsewhere.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assetsFile } from "../server/pages/built.ts";
import { SERVER_BUNDLE } from "./serverBundle.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SERVER = "dist/server/main.mjs";
/** What it was all built from. */
const BUILT_FROM = join(ROOT, "dist/built-from.txt");
const SOURCES = [
  "functions",
  "server",
  "web",
  "scripts/build.ts",
  "scripts/serverBundle.ts",
  "package-lock.json",
];

const now = digestOf(SOURCES);
if (!existsSync(BUILT_FROM) || readFileSync(BUILT_FROM, "utf8") !== now) await build();

async function build(): Promise<void> {
  if (!existsSync(join(ROOT, "node_modules/esbuild"))) {
    console.error(
      "The sources are not what dist/ was built from, and what builds them is not installed: run npm ci here, or npm run build where it is, and bring dist/ along.",
    );
    process.exit(1);
  }
  const { build: bundle } = await import("esbuild");
  const { buildAssets } = await import("../web/build.ts");
  // Whoever is ended in the middle has built nothing.
  rmSync(BUILT_FROM, { force: true });
  const { outputFiles } = await bundle({
    absWorkingDir: ROOT,
    ...SERVER_BUNDLE,
    outfile: SERVER,
    write: false,
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  for (const laptop of [true, false])
    put(join(ROOT, assetsFile({ laptop })), JSON.stringify(buildAssets({ laptop })));
  put(BUILT_FROM, now);
}

/** Written aside and renamed: who starts while another builds finds every file, and whole. */
function put(file: string, contents: string | Uint8Array): void {
  const aside = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(aside, contents);
  renameSync(aside, file);
}

/** One digest over the names and contents of all files. */
function digestOf(places: readonly string[]): string {
  const digest = createHash("sha256");
  for (const place of places)
    for (const file of filesIn(place)) digest.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return digest.digest("hex");
}

function filesIn(place: string): string[] {
  if (/\.\w+$/.test(place)) return [place];
  return readdirSync(join(ROOT, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath.slice(ROOT.length), entry.name))
    .sort();
}
