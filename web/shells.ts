/** The pages before their scripts run; what an installation decides about them stands here, and not in their scripts. */
import { PAGES, type Page, type SignIn, type WebFiles } from "../functions/pages.ts";
import { packed } from "./pack.ts";

/** @param signIn how people sign in; `null` on the laptop, where anybody does by the operator's bar */
export const shells = (signIn: SignIn | null, pages: readonly Page[] = PAGES): WebFiles =>
  packed(
    Object.fromEntries(
      pages.map((page) => [page.path, { type: "text/html; charset=utf-8", body: shell(page, signIn) }]),
    ),
  );

/** As data in a script element, which no text in it can end. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", String.raw`\u003c`);

/** The page before its script runs; without script it says where the data is. */
const shell = ({ name, title }: Page, signIn: SignIn | null): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
<link rel="stylesheet" href="/assets/${name}.css">
<script type="application/json" id="sign-in">${inScript(signIn)}</script>
<script type="module" src="/assets/${name}.js"></script>
</head>
<body>
<div id="app"><noscript>本页面需要启用脚本；接口文档见 /openapi.json。 This page needs scripts; the interface is described at /openapi.json.</noscript></div>
</body>
</html>
`;
