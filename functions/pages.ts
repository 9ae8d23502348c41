/** The pages for people: where each lies, and which script draws it. They talk only to the public API. */

export type PageName = "applicant" | "work" | "supervision" | "catalogue";

export const PAGES: readonly { name: PageName; path: string; title: string }[] = [
  { name: "applicant", path: "/", title: "并联审批 · 申请与查询" },
  { name: "work", path: "/work", title: "并联审批 · 部门工作台" },
  { name: "supervision", path: "/supervision", title: "并联审批 · 效能监督" },
  { name: "catalogue", path: "/catalogue", title: "并联审批 · 事项目录" },
];

/** Where pages and what they load are served from; beside the routes of the API, in a stack of their own. */
export const WEB_PATHS = [...PAGES.map(({ path }) => path), "/assets/{file}"] as const;

/** What the web build hands over: every file by its path. */
export type WebFiles = Readonly<Record<string, { type: string; body: string }>>;
