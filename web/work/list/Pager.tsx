/** A long list page by page: as many rows as a page draws without anybody having to wait for it. */
import { words } from "../../shared/language/language.ts";
import { says } from "../words.ts";
import { addressOf, type Filter } from "./address.ts";

const SAYS = says.worklist.pages;

/** Rows of a page. */
const ROWS = 50;

type Rows = { readonly length: number };

export const pagesOf = ({ length }: Rows): number => Math.max(1, Math.ceil(length / ROWS));

export const rowsOfPage = <T,>(rows: readonly T[], page: number): T[] =>
  rows.slice((page - 1) * ROWS, page * ROWS);

type Props = { rows: Rows; filter: Filter; busy: boolean };

export function Pager({ rows, filter, busy }: Props) {
  const { page } = filter;
  const pages = pagesOf(rows);
  const to = (other: number, text: string) =>
    other < 1 || other > pages ? null : <a href={addressOf({ ...filter, page: other })}>{text}</a>;
  return (
    <nav class="row no-print" aria-label={SAYS.label}>
      <span role="status" class="soft">
        {busy
          ? words.list.reading(rows.length)
          : rows.length > 0 &&
            SAYS.shown((page - 1) * ROWS + 1, Math.min(page * ROWS, rows.length), rows.length)}
      </span>
      {pages > 1 && (
        <>
          {to(page - 1, SAYS.before)}
          <span>{SAYS.which(page, pages)}</span>
          {to(page + 1, SAYS.next)}
        </>
      )}
    </nav>
  );
}
