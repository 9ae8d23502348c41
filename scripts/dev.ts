/**
 * `npm run dev`: `npm start`, started again whenever a source, a page or a region file changes. The data folder and its
 * clock stay; its script and its pages are built anew before.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { restarting } from "./restarting.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: { start: string };
};

/** A region file may lie anywhere, with its calendars beside it. */
const { REGION } = process.env;
const elsewhere = REGION !== undefined && existsSync(REGION) ? [dirname(REGION)] : [];
const watched = ["functions", "server", "workflows", "regions", "web"].map((name) => join(ROOT, name));

/** The first start may begin virtual time; the next ones carry on with what the folder has of it. */
let isAgain = false;
function environment(): NodeJS.ProcessEnv {
  const { CLOCK, ...others } = process.env;
  const carriesOn = isAgain && existsSync(resolve(ROOT, process.env["DATA_DIR"] ?? ".data", "clock.txt"));
  isAgain = true;
  return CLOCK === undefined || carriesOn ? others : { ...others, CLOCK };
}

const product = restarting({
  before: ["--disable-warning=ExperimentalWarning", "scripts/build.ts"],
  // `node` and its flags, just as `npm start` has them.
  words: scripts.start.split(" ").slice(1),
  folder: ROOT,
  watched: [...watched, ...elsewhere],
  env: environment,
  say: (text) => console.log(`dev: ${text}`),
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, product.stop);
