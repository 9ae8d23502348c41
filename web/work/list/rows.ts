/** The rows of the worklist: which tab each stands in, how they are found, and in which order they come. */
import type { Answer } from "../../shared/api/answers.ts";
import type { Language } from "../../../functions/words/language.ts";
import { TABS, type Filter, type SortKey, type Tab } from "./address.ts";

export type Row = Answer<"listReviews">["reviews"][number];
export type HandOver = Answer<"listReviews">["told"]["handOvers"][number];

/** Which open reviews a tab shows. */
const IN_TAB: Readonly<Record<Tab, (row: Row) => boolean>> = {
  open: () => true,
  today: ({ dueToday }) => dueToday,
  soon: ({ lamp }) => lamp === "yellow",
  overdue: ({ lamp }) => lamp === "red",
  done: ({ status }) => status === "closed",
  checks: ({ status }) => status === "closed",
  revocations: ({ status }) => status === "closed",
};

/** How many stand in each tab of what is open. */
export const countsOf = (rows: readonly Row[]): Readonly<Record<Tab, number>> =>
  Object.fromEntries(TABS.map((tab) => [tab, rows.filter(IN_TAB[tab]).length])) as Record<Tab, number>;

/** What is looked for may be part of a number, a project, an applicant or a project code, in any case of letters. */
function isFound({ applicationId, project, applicant }: Row, wanted: string): boolean {
  const said = [applicationId, project.name, project.code, applicant.name];
  return said.some((text) => text.toLowerCase().includes(wanted));
}

type Compare = (a: Row, b: Row) => number;

/** By which two rows are compared; by due instant they come already, the most urgent first. */
function orders(language: Language): Readonly<Record<Exclude<SortKey, "due">, Compare>> {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byText =
    (of: (row: Row) => string): Compare =>
    (a, b) =>
      compare(of(a), of(b));
  return {
    number: byText(({ applicationId }) => applicationId),
    project: byText(({ project }) => project.name),
    applicant: byText(({ applicant }) => applicant.name),
    matter: byText(({ matter }) => (language === "en" ? matter.nameEn : matter.name)),
    handler: byText(({ handler }) => handler?.name ?? ""),
    left: (a, b) => a.remainingDays - b.remainingDays,
  };
}

/** Who reads, in which language: by its names rows are sorted, and their own are shown where only those are wanted. */
export type Reader = { language: Language; name: string | undefined };

/** What is shown of rows that come by urgency, or the latest first where they are closed. */
export function shownOf(rows: readonly Row[], filter: Filter, { language, name }: Reader): Row[] {
  const wanted = filter.q.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      IN_TAB[filter.tab](row) &&
      (wanted === "" || isFound(row, wanted)) &&
      (!filter.mine || (name !== undefined && row.handler?.name === name)),
  );
  const { key, down } = filter.sort;
  if (key !== "due") shown.sort(orders(language)[key]);
  const ordered = key === "due" && filter.tab === "open" ? greenFirst(shown) : shown;
  return down ? ordered.reverse() : ordered;
}

/** 绿色通道: such cases come first, behind what is urgent of any case; the order of all others stays as it was. */
function greenFirst(rows: Row[]): Row[] {
  if (rows.every(({ green }) => green === undefined)) return rows;
  const isUrgent = ({ lamp }: Row) => lamp === "red" || lamp === "yellow";
  const due = ({ dueAt }: Row) => dueAt ?? "~";
  const calm = rows.filter((row) => !isUrgent(row));
  return [
    ...rows.filter(isUrgent).sort((a, b) => (due(a) < due(b) ? -1 : 1)),
    ...calm.filter(({ green }) => green !== undefined),
    ...calm.filter(({ green }) => green === undefined),
  ];
}
