/** Builds what the pages load: one script and one style sheet each beside what all share and what comes when it is wanted, and nothing from elsewhere. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PAGES, type Page, type WebFiles } from "../functions/pages.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { PROBLEMS_EN } from "../functions/words/en/problems.ts";
import { PROBLEMS_ZH } from "../functions/words/zh/problems.ts";
import { COMPONENTS } from "./localPage.ts";
import { packed } from "./pack.ts";
import { scriptsOf, type Scripts } from "./scripts.ts";

export type AssetOptions = {
  /** With the bar that moves the clock and signs anybody in; absent from the cloud's build. */
  laptop: boolean;
  /** The pages of one origin; all of them unless said otherwise. */
  pages?: readonly Page[];
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where a page's routes go, once it is known which they are. */
const ROUTES_HERE = JSON.stringify("ROUTES_HERE");

/**
 * What a page knows of the API: method and path of every route that it or any of its parts names, all of it in the page's own
 * script, which asks for all of them. The schemas would weigh more than a page.
 */
function withRoutes(scripts: Scripts): [string, string][] {
  const all = [...scripts];
  const named = ROUTES.filter(({ name }) => all.some(([, script]) => script.includes(`"${name}"`)));
  const routes = asText(Object.fromEntries(named.map(({ name, method, path }) => [name, { method, path }])));
  return all.map(([file, script]) => [file, script.replaceAll(ROUTES_HERE, () => routes)]);
}

/** What every refusal is called: the sentences around it are the API's own, and come with its answers. */
const titlesOf = (problems: Readonly<Record<string, { title: string }>>) =>
  Object.fromEntries(Object.entries(problems).map(([code, { title }]) => [code, title]));

const known = new Map<string, WebFiles>();

/** Every file but the pages themselves (`shells.ts`), by the path it is served at. Built once in a process. */
export function buildAssets({ laptop, pages = PAGES }: AssetOptions): WebFiles {
  const wanted = JSON.stringify([laptop, pages.map(({ name }) => name)]);
  const built = known.get(wanted) ?? build(laptop, pages);
  known.set(wanted, built);
  return built;
}

function build(laptop: boolean, pages: readonly Page[]): WebFiles {
  const built: readonly Page<string>[] = laptop ? [...pages, COMPONENTS] : pages;
  const defined = {
    LAPTOP: String(laptop),
    PAGES_HERE: asText(pages.map(({ name, path }) => ({ name, path }))),
    ROUTES: ROUTES_HERE,
    PROBLEM_TITLES: asText(titlesOf(PROBLEMS_ZH)),
    PROBLEM_TITLES_EN: asText(titlesOf(PROBLEMS_EN)),
  };
  const scripts = built.flatMap(({ name }) => withRoutes(scriptsOf(name, here(`${name}/page.tsx`), defined)));
  const sheets = [
    ...built.map(({ name }) => [name, `${name}/style.css`] as const),
    ["style", "shared/styles/index.css"] as const,
  ];
  const icon = { type: "image/svg+xml", body: readFileSync(here("icon.svg"), "utf8") };
  return packed({
    ...asAssets(scripts, "text/javascript"),
    ...asAssets(sheetsOf(sheets), "text/css"),
    "/assets/icon.svg": icon,
  });
}

const asAssets = (files: readonly (readonly [string, string])[], type: string): WebFiles =>
  Object.fromEntries(
    files.map(([file, body]) => [`/assets/${file}`, { type: `${type}; charset=utf-8`, body }]),
  );

/** What a page reads where it needs it: an object that is written in would be a file of its own, which all the others load. */
const asText = (value: unknown): string => JSON.stringify(JSON.stringify(value));

/** Style sheets by their file names. */
const sheetsOf = (sheets: readonly (readonly [name: string, source: string])[]): [string, string][] =>
  buildSync({
    entryPoints: sheets.map(([out, source]) => ({ in: here(source), out })),
    outdir: "/assets",
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
  }).outputFiles.map(({ path, text }) => [basename(path), text]);
