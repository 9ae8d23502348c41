/** The department's reviews: what is due when, found by whatever one knows of them, a page of a table at a time. */
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import { session } from "../../shared/api/session.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { language, words } from "../../shared/language/language.ts";
import { Empty, ProblemNote } from "../../shared/parts/notes.tsx";
import { Tabs } from "../../shared/parts/Tabs.tsx";
import { useKeys } from "../keys/useKeys.ts";
import { goTo } from "../useRoute.ts";
import { says } from "../words.ts";
import { addressOf, CLOSED_TABS, isClosedTab, TABS, type Filter, type Tab } from "./address.ts";
import { Pager, pagesOf, rowsOfPage } from "./Pager.tsx";
import { countsOf, shownOf, type Row } from "./rows.ts";
import type { OpenReviews } from "./useOpenReviews.ts";
import { WorkTable, type Ticks } from "./WorkTable.tsx";

const SAYS = says.worklist;

export type WorklistProps = {
  filter: Filter;
  open: OpenReviews;
  /** How many are signed and about to be sent: no longer here, and not closed yet. */
  signed: number;
  /** What is to be consented to at once. */
  ticked: ReadonlySet<string>;
  tick: (reviewIds: readonly string[], isTicked: boolean) => void;
  /** Where one comes from: the focus is there again. */
  lastSeen: string | null;
};

export function Worklist(props: WorklistProps) {
  const { filter, open, tick, ticked, lastSeen } = props;
  useEffect(open.read, []);
  useLayoutEffect(() => {
    if (lastSeen !== null) linkTo(lastSeen)?.focus();
  }, []);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const id = focused();
      const row = open.rows.find(({ reviewId }) => reviewId === id);
      if (row?.mayGiveOpinion) tick([row.reviewId], !ticked.has(row.reviewId));
    },
    "/": () => document.getElementById("desk-search")?.focus(),
  });
  const counts = useMemo(() => countsOf(open.rows), [open.rows]);
  return (
    <section aria-labelledby="desk-list">
      <h2 id="desk-list">{says.list}</h2>
      {open.handOvers.map((one) => (
        <p key={one.handOverId} class="note">
          {SAYS.handOvers[one.state](one)} <a href="#posts">{SAYS.toPosts}</a>
        </p>
      ))}
      <Counts filter={filter} counts={counts} isWhole={open.isWhole} />
      <Search filter={filter} />
      {isClosedTab(filter.tab) ? (
        <Done key={filter.tab} filter={filter} tab={filter.tab} />
      ) : (
        <Open {...props} />
      )}
    </section>
  );
}

type CountsProps = { filter: Filter; counts: Readonly<Record<Tab, number>>; isWhole: boolean };

/** How much waits where; what is closed is nobody's to count here. */
const Counts = ({ filter, counts, isWhole }: CountsProps) => (
  <Tabs
    label={SAYS.tabsLabel}
    within
    at={filter.tab}
    tabs={TABS.map((tab) => [
      tab,
      addressOf({ ...filter, tab, page: 1 }),
      <>
        {SAYS.tabs[tab]}
        {!isClosedTab(tab) && <span class={`count count-${tab}`}> {isWhole ? counts[tab] : "…"}</span>}
      </>,
    ])}
  />
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

const links = () => [...document.querySelectorAll<HTMLAnchorElement>(".worklist tbody a")];
const linkTo = (reviewId: string) => links().find((link) => link.hash === `#${reviewId}`);

/** Down the list or up, from where the focus is; from anywhere else, to its first row. */
function step(by: 1 | -1): void {
  const all = links();
  const at = all.findIndex((link) => link.closest("tr")!.contains(document.activeElement));
  all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

/** The review of the row in which the focus is. */
const focused = (): string | undefined =>
  document.activeElement?.closest("tr")?.querySelector<HTMLAnchorElement>("th a")?.hash.slice(1);

const reader = () => ({ language, name: session()?.name });

const isNarrowed = ({ q, mine }: Filter): boolean => q.trim() !== "" || mine;

function Open({ filter, open, signed, ticked, tick }: WorklistProps) {
  const shown = useMemo(() => shownOf(open.rows, filter, reader()), [open.rows, addressOf(filter)]);
  if (open.error !== null) return <ProblemNote error={open.error} retry={open.read} />;
  const none = signed > 0 ? SAYS.signed(signed) : SAYS.empty[filter.tab];
  const empty = isNarrowed(filter) ? says.noneFiltered : none;
  return (
    <>
      {open.unreadable > 0 && <p class="note">{words.list.unreadable(open.unreadable)}</p>}
      {open.isWhole && shown.length === 0 && <Empty>{empty}</Empty>}
      <Ticked shown={shown} ticked={ticked} tick={tick} />
      <Rows rows={shown} filter={filter} busy={!open.isWhole} ticks={{ ticked, tick }} />
    </>
  );
}

/** So many closed ones are read at once; more where one of them is looked for. */
const AT_ONCE = 50;
const AT_ONCE_SOUGHT = 500;

function Done({ filter, tab }: { filter: Filter; tab: keyof typeof CLOSED_TABS }) {
  const isSought = isNarrowed(filter);
  const pages = usePages(
    "listReviews",
    "reviews",
    { status: CLOSED_TABS[tab] },
    isSought ? AT_ONCE_SOUGHT : AT_ONCE,
  );
  const shown = useMemo(() => shownOf(pages.rows, filter, reader()), [pages.rows, addressOf(filter)]);
  return (
    <>
      <Rows rows={shown} filter={filter} busy={pages.busy} />
      <More pages={{ ...pages, rows: shown }} empty={isSought ? says.noneFiltered : SAYS.empty[tab]} />
    </>
  );
}

/** What is ticked, on whichever page of the list, and what may be done with it. */
function Ticked({ shown, ticked, tick }: { shown: readonly Row[] } & Ticks) {
  const count = shown.filter(({ reviewId }) => ticked.has(reviewId)).length;
  if (ticked.size === 0) return null;
  return (
    <p class="row ticked no-print">
      <span role="status">{SAYS.ticked(ticked.size, ticked.size - count)}</span>
      <a class="button" href="#consent">
        {SAYS.consent}
      </a>
      <button type="button" class="quiet" onClick={() => tick([...ticked], false)}>
        {SAYS.untick}
      </button>
    </p>
  );
}

type RowsProps = { rows: readonly Row[]; filter: Filter; busy: boolean; ticks?: Ticks };

function Rows({ rows, filter, busy, ticks }: RowsProps) {
  const page = Math.min(filter.page, pagesOf(rows));
  return (
    <>
      {rows.length > 0 && <WorkTable rows={rowsOfPage(rows, page)} filter={filter} ticks={ticks} />}
      <Pager rows={rows} filter={{ ...filter, page }} busy={busy} />
    </>
  );
}
