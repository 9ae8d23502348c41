/** Builds what the pages load: one script and one style sheet each beside what all share and what comes when it is wanted, and nothing from elsewhere. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PAGES, type Page, type WebFiles } from "../functions/pages.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { PROBLEMS_EN } from "../functions/words/en/problems.ts";
import { PROBLEMS_ZH } from "../functions/words/zh/problems.ts";
import { COMPONENTS } from "./localPage.ts";
import { packed } from "./pack.ts";

export type AssetOptions = {
  /** With the bar that moves the clock and signs anybody in; absent from the cloud's build. */
  laptop: boolean;
  /** The pages of one origin; all of them unless said otherwise. */
  pages?: readonly Page[];
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where a script's routes go, once it is known which they are. */
const ROUTES_HERE = JSON.stringify("ROUTES_HERE");

/** What a page knows of the API: method and path of every route that it names. The schemas would weigh more than a page. */
function withRoutes(script: string): string {
  const named = ROUTES.filter(({ name }) => script.includes(`"${name}"`));
  const routes = Object.fromEntries(named.map(({ name, method, path }) => [name, { method, path }]));
  return script.replaceAll(ROUTES_HERE, () => asText(routes));
}

/** What every refusal is called: the sentences around it are the API's own, and come with its answers. */
const titlesOf = (problems: Readonly<Record<string, { title: string }>>) =>
  Object.fromEntries(Object.entries(problems).map(([code, { title }]) => [code, title]));

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

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
  const outputFiles = [
    ...built.flatMap(({ name }) => bundled([{ in: here(`${name}/page.tsx`), out: name }], defined)),
    ...bundled([
      ...built.map(({ name }) => ({ in: here(`${name}/style.css`), out: name })),
      { in: here("shared/styles/index.css"), out: "style" },
    ]),
  ];
  const assets = outputFiles.map(({ path, text }) => {
    const file = path.split("/").at(-1)!;
    return [`/assets/${file}`, { type: TYPES[file.split(".").at(-1)!]!, body: withRoutes(text) }];
  });
  const icon = { type: "image/svg+xml", body: readFileSync(here("icon.svg"), "utf8") };
  return packed({
    ...(Object.fromEntries(assets) as WebFiles),
    "/assets/icon.svg": icon,
  });
}

/** What a page reads where it needs it: an object that is written in would be a file of its own, which all the others load. */
const asText = (value: unknown): string => JSON.stringify(JSON.stringify(value));

/**
 * Files, and those that they load when they are wanted, under names that follow from what is in them. A page's script by itself:
 * together, what several share would be files of its own that all of them have to wait for.
 */
const bundled = (entryPoints: { in: string; out: string }[], define: Record<string, string> = {}) =>
  buildSync({
    entryPoints,
    outdir: "/assets",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    define,
    legalComments: "none",
    // Escaped, every Chinese character would be six bytes for three.
    charset: "utf8",
  }).outputFiles;
