/** The pages for people: where each lies, and which of the two APIs serves it. Each talks only to its own origin. */
import type { Api } from "./contracts/base/contract.ts";

export type PageName =
  "applicant" | "work" | "supervision" | "operations" | "trail" | "catalogue" | "decisions" | "verify";

export type Page<Name extends string = PageName> = { name: Name; path: string; title: string; api: Api };

export const PAGES: readonly Page[] = [
  { name: "applicant", path: "/", title: "并联审批 · 申请与查询", api: "public" },
  { name: "work", path: "/work", title: "并联审批 · 部门工作台", api: "staff" },
  { name: "supervision", path: "/supervision", title: "并联审批 · 效能监督", api: "staff" },
  { name: "operations", path: "/operations", title: "并联审批 · 平台运维", api: "staff" },
  { name: "trail", path: "/trail", title: "并联审批 · 查阅记录", api: "staff" },
  { name: "catalogue", path: "/catalogue", title: "并联审批 · 事项目录", api: "public" },
  { name: "decisions", path: "/decisions", title: "并联审批 · 许可决定公开", api: "public" },
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

/** Who signs in whom: the authority's issuer its staff, the unified identity service applicants, where that is another. */
export type Issuers = {
  issuer: string;
  clientId: string;
  /** Where the issuer has its tokens, if that is another host. */
  tokenEndpoint?: string | undefined;
  applicantIssuer?: string | undefined;
  applicantClientId?: string | undefined;
  applicantTokenEndpoint?: string | undefined;
};

/** How the pages of each of the two APIs sign people in, and whom they ask for it; `null` where nobody signs in. */
export type SignIns = Readonly<Record<Api, (SignIn & { origins: readonly string[] }) | null>>;

/** @param byCode whether the region knows applicants by a code alone */
export function signInsOf(issuers: Issuers, audience: string, byCode: boolean): SignIns {
  const { issuer, clientId, tokenEndpoint, applicantIssuer, applicantClientId } = issuers;
  const asked = (at: string, tokens: string | undefined) => ({
    audience,
    origins: [...new Set([at, tokens ?? at].map((address) => new URL(address).origin))],
  });
  const staff = { issuer, clientId, ...asked(issuer, tokenEndpoint) };
  if (byCode) return { staff, public: null };
  const own = applicantIssuer ?? issuer;
  // Another issuer has its tokens elsewhere than that of the staff.
  const tokens = issuers.applicantTokenEndpoint ?? (own === issuer ? tokenEndpoint : undefined);
  return {
    staff,
    public: { issuer: own, clientId: applicantClientId ?? clientId, ...asked(own, tokens) },
  };
}

/** Whom the pages of these APIs ask beside their own server. */
export const originsOf = (signIns: SignIns, apis: readonly Api[]): string[] => [
  ...new Set(apis.flatMap((api) => signIns[api]?.origins ?? [])),
];

/** A file of the pages; `packed` is the same, compressed when it was built (base64), as far as that makes it smaller. */
export type WebFile = {
  type: string;
  body: string;
  packed?: { readonly br?: string; readonly gzip?: string };
};

/** What the web build hands over: every file by its path. */
export type WebFiles = Readonly<Record<string, WebFile>>;
