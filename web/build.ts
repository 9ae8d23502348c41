/** Builds the pages: one script each, one style sheet, nothing from elsewhere. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { PAGES, type Page, type WebFiles } from "../functions/pages.ts";
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

/** Every file by the path it is served at. */
export function buildWeb({ laptop, signIn, pages = PAGES }: WebOptions): WebFiles {
  const built = buildSync({
    entryPoints: Object.fromEntries(pages.map(({ name }) => [name, here(`pages/${name}.tsx`)])),
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
      PAGES_HERE: JSON.stringify(pages.map(({ name }) => name)),
    },
    legalComments: "none",
  });
  const scripts = built.outputFiles.map(({ path, text }) => [
    `/assets/${path.split("/").at(-1)!}`,
    { type: "text/javascript; charset=utf-8", body: text },
  ]);
  const style = { type: "text/css; charset=utf-8", body: readFileSync(here("style.css"), "utf8") };
  const icon = { type: "image/svg+xml", body: readFileSync(here("icon.svg"), "utf8") };
  return packed({
    ...Object.fromEntries(
      pages.map((page) => [page.path, { type: "text/html; charset=utf-8", body: shell(page) }]),
    ),
    ...(Object.fromEntries(scripts) as WebFiles),
    "/assets/style.css": style,
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
<script type="module" src="/assets/${name}.js"></script>
</head>
<body>
<div id="app"><noscript>本页面需要启用脚本；接口文档见 /openapi.json。 This page needs scripts; the interface is described at /openapi.json.</noscript></div>
</body>
</html>
`;
