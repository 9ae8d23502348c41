/** The pages for people: where each lies, and which of the two APIs serves it. Each talks only to its own origin. */
import type { Api } from "./contracts/base/contract.ts";

export type PageName = "applicant" | "work" | "supervision" | "catalogue" | "verify";

export type Page = { name: PageName; path: string; title: string; api: Api };

export const PAGES: readonly Page[] = [
  { name: "applicant", path: "/", title: "并联审批 · 申请与查询", api: "public" },
  { name: "work", path: "/work", title: "并联审批 · 部门工作台", api: "staff" },
  { name: "supervision", path: "/supervision", title: "并联审批 · 效能监督", api: "staff" },
  { name: "catalogue", path: "/catalogue", title: "并联审批 · 事项目录", api: "public" },
  { name: "verify", path: "/verify", title: "并联审批 · 文书查验", api: "public" },
];

export const pagesOn = (api: Api): readonly Page[] => PAGES.filter((page) => page.api === api);

/** Where pages and what they load are served from. */
export const pathsOf = (pages: readonly Page[]): readonly string[] => [
  ...pages.map(({ path }) => path),
  "/assets/{file}",
];

/** How people sign in at an installation: whose provider, as which client, for what. */
export type SignIn = { issuer: string; clientId: string; audience: string };

/** Whom the pages ask to sign somebody in: the issuer, and who has its tokens where that is another host. */
export const signInOriginsOf = (issuer: string, tokenEndpoint: string | undefined): string[] => [
  ...new Set([issuer, tokenEndpoint ?? issuer].map((address) => new URL(address).origin)),
];

/** A file of the pages; `packed` is the same, compressed when it was built (base64), as far as that makes it smaller. */
export type WebFile = {
  type: string;
  body: string;
  packed?: { readonly br?: string; readonly gzip?: string };
};

/** What the web build hands over: every file by its path. */
export type WebFiles = Readonly<Record<string, WebFile>>;
