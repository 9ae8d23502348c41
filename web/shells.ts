/** The pages before their scripts run; what an installation decides about them stands here, and not in their scripts. */
import type { Api } from "../functions/contracts/base/contract.ts";
import { PAGES, type Page, type SignIn, type SignIns, type WebFiles } from "../functions/pages.ts";
import { packed } from "./pack.ts";

/**
 * @param assets what the pages load: their styles stand in the pages themselves, so that something is seen as soon as a page is
 * there, and not a round trip later
 * @param signIns how people sign in; `null` on the laptop, where anybody does by the operator's bar
 */
export function shells(
  assets: WebFiles,
  signIns: SignIns | null,
  pages: readonly Page<string>[] = PAGES,
): WebFiles {
  const sheet = (name: string) => assets[`/assets/${name}.css`]!.body;
  const bodyOf = (page: Page<string>) => shell(page, `${sheet("style")}${sheet(page.name)}`, signIns);
  return packed(
    Object.fromEntries(
      pages.map((page) => [page.path, { type: "text/html; charset=utf-8", body: bodyOf(page) }]),
    ),
  );
}

/** As data in a script element, which no text in it can end. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", String.raw`\u003c`);

/** Whom a page asks stands in its policy. */
const signInOf = (one: SignIns[Api]): SignIn | null =>
  one && { issuer: one.issuer, clientId: one.clientId, audience: one.audience };

/** The page before its script runs, with its frame to be seen at once; without script it says where the data is. */
const shell = (
  { name, title, api }: Page<string>,
  style: string,
  signIns: SignIns | null,
): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<style>${style}</style>
<script type="application/json" id="sign-in">${inScript(signInOf(signIns?.[api] ?? null))}</script>
<script type="module" src="/assets/${name}.js"></script>
</head>
<body>
<div id="app">
<header class="masthead"><div><strong>并联审批</strong></div></header>
<main><h1>${title.split(" · ").at(-1)}</h1><p class="loading">正在读取……</p></main>
<noscript>本页面需要启用脚本；接口文档见 /openapi.json。 This page needs scripts; the interface is described at /openapi.json.</noscript>
</div>
</body>
</html>
`;
