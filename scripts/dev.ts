/**
 * `npm run dev`: `npm start`, started again whenever a source, a page or a region file changes. The data folder and its
 * clock stay; pages are built anew when the next one is asked for.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { restarting } from "./restarting.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: { start: string };
};

/** A region file may lie anywhere, with its calendars beside it. */
const { REGION } = process.env;
const elsewhere = REGION !== undefined && existsSync(REGION) ? [dirname(REGION)] : [];
const watched = ["functions", "local", "workflows", "regions", "web"].map((name) => join(ROOT, name));

const product = restarting({
  // `node` and its flags, just as `npm start` has them.
  words: scripts.start.split(" ").slice(1),
  folder: ROOT,
  watched: [...watched, ...elsewhere],
  say: (text) => console.log(`dev: ${text}`),
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, product.stop);
