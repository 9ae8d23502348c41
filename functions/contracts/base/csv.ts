/** Tables as CSV (RFC 4180), for spreadsheets: UTF-8 with a mark, and nothing in them runs as a formula. */

export type Cell = string | number | null;

/** Excel reads UTF-8 only behind this mark. */
const MARK = "\uFEFF";

/** What spreadsheets take for the beginning of a formula, in half and in full width. */
const FORMULA = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** What they would read as a number and show otherwise: rounded from the sixteenth digit on, or without its noughts. */
const DIGITS = /^(?:\d{12,}|0\d+)$/;

/** A text as it is shown, never as it is computed: an apostrophe before it tells the spreadsheet so. */
const harmless = (text: string): string => (FORMULA.test(text) || DIGITS.test(text) ? `'${text}` : text);

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  // Always in quotes, so that the separator of another locale (`;`) begins no new cell.
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}

/** The rows, the heading among them, as one file. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  MARK + rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
