/** The department's reviews: what is due when, found by whatever one knows of them, a page of a table at a time. */
import { useEffect, useMemo } from "preact/hooks";
import { session } from "../../shared/api/session.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { language, words } from "../../shared/language/language.ts";
import { Empty, ProblemNote } from "../../shared/parts/notes.tsx";
import { goTo } from "../useRoute.ts";
import { says } from "../words.ts";
import { addressOf, TABS, type Filter, type Tab } from "./address.ts";
import { Pager, pagesOf, rowsOfPage } from "./Pager.tsx";
import { countsOf, shownOf, type Row } from "./rows.ts";
import type { OpenReviews } from "./useOpenReviews.ts";
import { WorkTable } from "./WorkTable.tsx";

const SAYS = says.worklist;

export type WorklistProps = { filter: Filter; open: OpenReviews };

export function Worklist({ filter, open }: WorklistProps) {
  useEffect(open.read, []);
  const counts = useMemo(() => countsOf(open.rows), [open.rows]);
  return (
    <section aria-labelledby="desk-list">
      <h2 id="desk-list">{says.list}</h2>
      <Tabs filter={filter} counts={counts} isWhole={open.isWhole} />
      <Search filter={filter} />
      {filter.tab === "done" ? <Done filter={filter} /> : <Open filter={filter} open={open} />}
    </section>
  );
}

type TabsProps = { filter: Filter; counts: Readonly<Record<Tab, number>>; isWhole: boolean };

/** How much waits where; what is closed is nobody's to count here. */
const Tabs = ({ filter, counts, isWhole }: TabsProps) => (
  <nav class="tabs no-print" aria-label={SAYS.tabsLabel}>
    {TABS.map((tab) => (
      <a
        key={tab}
        href={addressOf({ ...filter, tab, page: 1 })}
        aria-current={filter.tab === tab ? "page" : undefined}
      >
        {SAYS.tabs[tab]}
        {tab !== "done" && <span class={`count count-${tab}`}> {isWhole ? counts[tab] : "…"}</span>}
      </a>
    ))}
  </nav>
);

function Search({ filter }: { filter: Filter }) {
  const me = session()?.name;
  return (
    <p class="filters no-print" role="search">
      <label class="find">
        {SAYS.search}{" "}
        <input
          type="search"
          id="desk-search"
          value={filter.q}
          placeholder={SAYS.searchHint}
          autocomplete="off"
          // A step back leads to the list before the search, not to every letter of it.
          onInput={({ currentTarget }) =>
            goTo(addressOf({ ...filter, q: currentTarget.value, page: 1 }), { isSamePlace: filter.q !== "" })
          }
        />
      </label>
      {me !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={filter.mine}
            onChange={({ currentTarget }) =>
              goTo(addressOf({ ...filter, mine: currentTarget.checked, page: 1 }))
            }
          />{" "}
          {SAYS.mine(me)}
        </label>
      )}
    </p>
  );
}

const reader = () => ({ language, name: session()?.name });

const isNarrowed = ({ q, mine }: Filter): boolean => q.trim() !== "" || mine;

function Open({ filter, open }: WorklistProps) {
  const shown = useMemo(() => shownOf(open.rows, filter, reader()), [open.rows, addressOf(filter)]);
  if (open.error !== null) return <ProblemNote error={open.error} retry={open.read} />;
  const empty = isNarrowed(filter) ? says.noneFiltered : SAYS.empty[filter.tab];
  return (
    <>
      {open.unreadable > 0 && <p class="note">{words.list.unreadable(open.unreadable)}</p>}
      {open.isWhole && shown.length === 0 && <Empty>{empty}</Empty>}
      <Rows rows={shown} filter={filter} busy={!open.isWhole} />
    </>
  );
}

/** So many closed ones are read at once; more where one of them is looked for. */
const AT_ONCE = 50;
const AT_ONCE_SOUGHT = 500;

function Done({ filter }: { filter: Filter }) {
  const isSought = isNarrowed(filter);
  const pages = usePages("listReviews", "reviews", { status: "closed" }, isSought ? AT_ONCE_SOUGHT : AT_ONCE);
  const shown = useMemo(() => shownOf(pages.rows, filter, reader()), [pages.rows, addressOf(filter)]);
  return (
    <>
      <Rows rows={shown} filter={filter} busy={pages.busy} />
      <More pages={{ ...pages, rows: shown }} empty={isSought ? says.noneFiltered : SAYS.empty.done} />
    </>
  );
}

type RowsProps = { rows: readonly Row[]; filter: Filter; busy: boolean };

function Rows({ rows, filter, busy }: RowsProps) {
  const page = Math.min(filter.page, pagesOf(rows));
  return (
    <>
      {rows.length > 0 && <WorkTable rows={rowsOfPage(rows, page)} filter={filter} />}
      <Pager rows={rows} filter={{ ...filter, page }} busy={busy} />
    </>
  );
}
