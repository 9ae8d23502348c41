/** A problem as a page, for a browser that was sent to an address: programs have it as a document (`answer.ts`). */
import { PROBLEMS, type Problem } from "../../contracts/base/problems.ts";
import { PAGES } from "../../pages.ts";
import { PROBLEM_PAGE as EN } from "../../words/en/problemPage.ts";
import type { Language } from "../../words/language.ts";
import { problemSaid } from "../../words/said.ts";
import { PROBLEM_PAGE as ZH } from "../../words/zh/problemPage.ts";
import type { Outgoing } from "./answer.ts";
import type { Incoming } from "./incoming.ts";

/** Whether somebody has gone there: a page that asks by its script, and a program, want the document. */
export function isVisit({ method, path, headers }: Pick<Incoming, "method" | "path" | "headers">): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const destination = headers["sec-fetch-dest"];
  if (destination !== undefined) return destination === "document";
  return !path.startsWith("/v1/") && /^\s*text\/html\b(?!\s*;\s*q=0)/.test(headers["accept"] ?? "");
}

export function problemPage({ code, facts, headers }: Problem, path: string, language: Language): Outgoing {
  const { title, detail } = problemSaid(code, facts, language);
  const says = language === "en" ? EN : ZH;
  return {
    status: PROBLEMS[code],
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-language": language,
      "content-security-policy":
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      vary: "accept, accept-language, sec-fetch-dest",
    },
    text: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<header class="masthead"><div><strong>${says.product}</strong></div></header>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(detail)}</p>
<p>${says.again} <a href="${homeOf(path)}">${says.home}</a></p>
</main>
</body>
</html>
`,
  };
}

/** The staff's pages lie on an origin of their own, which has no public one. */
const homeOf = (path: string): string =>
  path === "/" || PAGES.some((page) => page.api === "staff" && path.startsWith(page.path)) ? "/work" : "/";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
