/** The end of a list that comes page by page: how much is shown, and the rest on demand. */
import { words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Empty, ProblemNote } from "../notes.tsx";
import type { Pages } from "./usePages.ts";

export type MoreProps = { pages: Pages<unknown>; empty: string };

export function More({ pages, empty }: MoreProps) {
  const { rows, busy, hasMore, error, more } = pages;
  if (error !== null) return <ProblemNote error={error} retry={more} />;
  const isEmpty = rows.length === 0 && !busy;
  return (
    <>
      {isEmpty && <Empty>{hasMore ? says.noneFiltered : empty}</Empty>}
      <p role="status" class="loading">
        {busy
          ? rows.length === 0
            ? words.loading
            : says.searching
          : !isEmpty && says.shown(rows.length, hasMore)}
      </p>
      {hasMore && (
        <button type="button" disabled={busy} onClick={more}>
          {isEmpty ? says.searchOn : words.more}
        </button>
      )}
    </>
  );
}
