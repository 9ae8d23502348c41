/** Builds the pages: one script and one style sheet each beside those that all share, and nothing from elsewhere. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PAGES, type Page, type WebFiles } from "../functions/pages.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { PROBLEMS_EN } from "../functions/words/en/problems.ts";
import { PROBLEMS_ZH } from "../functions/words/zh/problems.ts";
import { packed } from "./pack.ts";

export type WebOptions = {
  /** With the bar that moves the clock and signs anybody in; absent from the cloud's build. */
  laptop: boolean;
  /** How people sign in, in the cloud. */
  signIn?: { issuer: string; clientId: string; audience: string };
  /** The pages of one origin; all of them unless said otherwise. */
  pages?: readonly Page[];
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What pages know of the API: method and path of every route. Its schemas would weigh more than a page. */
const routes = Object.fromEntries(ROUTES.map(({ name, method, path }) => [name, { method, path }]));

/** What every refusal is called: the sentences around it are the API's own, and come with its answers. */
const problemTitles = Object.fromEntries(
  Object.entries({ "zh-CN": PROBLEMS_ZH, en: PROBLEMS_EN }).map(([language, problems]) => [
    language,
    Object.fromEntries(Object.entries(problems).map(([code, { title }]) => [code, title])),
  ]),
);

/** What each audience brings, and what all of them share. */
const entryPointsOf = (pages: readonly Page[]) => [
  ...pages.flatMap(({ name }) => [
    { in: here(`${name}/page.tsx`), out: name },
    { in: here(`${name}/style.css`), out: name },
  ]),
  { in: here("shared/styles/index.css"), out: "style" },
];

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

/** Every file by the path it is served at. */
export function buildWeb({ laptop, signIn, pages = PAGES }: WebOptions): WebFiles {
  const { outputFiles } = buildSync({
    entryPoints: entryPointsOf(pages),
    outdir: "/assets",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: {
      LAPTOP: String(laptop),
      SIGN_IN: JSON.stringify(signIn ?? null),
      PAGES_HERE: JSON.stringify(pages.map(({ name, path }) => ({ name, path }))),
      ROUTES: JSON.stringify(routes),
      PROBLEM_TITLES: JSON.stringify(problemTitles),
    },
    legalComments: "none",
  });
  const assets = outputFiles.map(({ path, text }) => {
    const file = path.split("/").at(-1)!;
    return [`/assets/${file}`, { type: TYPES[file.split(".").at(-1)!]!, body: text }];
  });
  const icon = { type: "image/svg+xml", body: readFileSync(here("icon.svg"), "utf8") };
  return packed({
    ...Object.fromEntries(
      pages.map((page) => [page.path, { type: "text/html; charset=utf-8", body: shell(page) }]),
    ),
    ...(Object.fromEntries(assets) as WebFiles),
    "/assets/icon.svg": icon,
  });
}

/** The page before its script runs; without script it says where the data is. */
const shell = ({ name, title }: (typeof PAGES)[number]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
<link rel="stylesheet" href="/assets/${name}.css">
<script type="module" src="/assets/${name}.js"></script>
</head>
<body>
<div id="app"><noscript>本页面需要启用脚本；接口文档见 /openapi.json。 This page needs scripts; the interface is described at /openapi.json.</noscript></div>
</body>
</html>
`;
