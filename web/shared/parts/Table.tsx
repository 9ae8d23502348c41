/** A table with its heads. One that is wider than a phone scrolls by itself, or becomes a card for each row. */
import type { ComponentChildren } from "preact";
import { Wide } from "./Wide.tsx";

export type TableProps = {
  heads: readonly string[];
  caption?: ComponentChildren;
  class?: string;
  /** What it is called where it scrolls; without it, it does not. */
  scrolls?: string | false;
  children: ComponentChildren;
};

export function Table({ heads, caption, class: name = "", scrolls = false, children }: TableProps) {
  const table = (
    <table class={scrolls === false ? name : `wide ${name}`}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  return scrolls === false ? table : <Wide label={scrolls}>{table}</Wide>;
}

export type StackingRow = { key: string; cells: readonly ComponentChildren[] };

export type StackingTableProps = Omit<TableProps, "scrolls" | "children"> & {
  /** The first cell of a row is its head. */
  rows: readonly StackingRow[];
};

/** On a narrow screen each row is a card, in which every cell brings its column's name along. */
export const StackingTable = ({ heads, caption, class: name = "", rows }: StackingTableProps) => (
  // As cards they are no longer laid out as a table, and would no longer be told as one.
  <table class={`stacking ${name}`} role="table">
    <caption>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {heads.map((head) => (
          <th key={head} scope="col" role="columnheader">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map(({ key, cells: [title, ...cells] }) => (
        <tr key={key} role="row">
          <th scope="row" role="rowheader">
            {title}
          </th>
          {cells.map((cell, i) => (
            <td key={heads[i + 1]} role="cell">
              <span class="cell-head" aria-hidden="true">
                {heads[i + 1]}
              </span>
              <div>{cell}</div>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
