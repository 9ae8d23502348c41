/** What of the list is shown stands in the address, behind `#?`: it can be kept, sent on, and gone back to. */

export const TABS = ["open", "today", "soon", "overdue", "done", "checks", "revocations"] as const;
export type Tab = (typeof TABS)[number];
/** What is closed is read apart: all of it, what rests on a promise that is to be checked, or what is to be revoked. */
export const CLOSED_TABS = {
  done: "closed",
  checks: "to-check",
  revocations: "announced",
} as const satisfies Partial<Record<Tab, string>>;
export const isClosedTab = (tab: Tab): tab is keyof typeof CLOSED_TABS => tab in CLOSED_TABS;
export const isTab = (text: string | null): text is Tab => TABS.includes(text as Tab);

export const SORT_KEYS = ["number", "project", "applicant", "matter", "handler", "due", "left"] as const;
export type SortKey = (typeof SORT_KEYS)[number];
const isSortKey = (text: string): text is SortKey => SORT_KEYS.includes(text as SortKey);

export type Filter = {
  tab: Tab;
  /** What is looked for. */
  q: string;
  /** Only what the reader handles. */
  mine: boolean;
  sort: { key: SortKey; down: boolean };
  /** From 1 on. */
  page: number;
};

export const EVERYTHING_OPEN: Filter = {
  tab: "open",
  q: "",
  mine: false,
  sort: { key: "due", down: false },
  page: 1,
};

/** @param query of an address, without `#?`; what it says wrongly counts as not said */
export function filterOf(query: string): Filter {
  const said = new URLSearchParams(query);
  const tab = said.get("tab");
  const [, sign = "", key = ""] = /^(-?)(\w+)$/.exec(said.get("sort") ?? "") ?? [];
  const page = Number(said.get("page"));
  return {
    tab: isTab(tab) ? tab : "open",
    q: said.get("q") ?? "",
    mine: said.get("mine") === "1",
    sort: isSortKey(key) ? { key, down: sign === "-" } : EVERYTHING_OPEN.sort,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of what a filter shows; `#` for everything open. */
export function addressOf({ tab, q, mine, sort, page }: Filter): string {
  const said = {
    ...(tab !== "open" && { tab }),
    ...(q !== "" && { q }),
    ...(mine && { mine: "1" }),
    ...((sort.key !== "due" || sort.down) && { sort: `${sort.down ? "-" : ""}${sort.key}` }),
    ...(page > 1 && { page: String(page) }),
  };
  const query = new URLSearchParams(said).toString();
  return query === "" ? "#" : `#?${query}`;
}
