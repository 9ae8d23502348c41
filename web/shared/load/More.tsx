/** The end of a list that comes page by page: how much is shown, and the rest on demand. */
import { words } from "../language/language.ts";
import { Empty, ProblemNote } from "../parts/notes.tsx";
import type { Pages } from "./usePages.ts";

export type MoreProps = {
  pages: Omit<Pages<unknown>, "rows"> & { rows: { readonly length: number } };
  /** What is said of a list without a row. */
  empty: string;
};

export function More({ pages: { rows, unreadable, busy, hasMore, error, next }, empty }: MoreProps) {
  if (error !== null) return <ProblemNote error={error} retry={next} />;
  const { list } = words;
  const isEmpty = rows.length === 0 && !busy;
  return (
    <>
      {isEmpty && <Empty>{hasMore ? list.noneYet : empty}</Empty>}
      {unreadable > 0 && <p class="note">{list.unreadable(unreadable)}</p>}
      <p class="row">
        <span role="status" class="soft">
          {busy ? list.reading(rows.length) : !isEmpty && list.shown(rows.length, hasMore)}
        </span>
        {hasMore && (
          <button type="button" class="quiet" disabled={busy} onClick={next}>
            {isEmpty ? list.searchOn : words.more}
          </button>
        )}
      </p>
    </>
  );
}
