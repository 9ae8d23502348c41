/**
 * A table as a workbook of Excel (ECMA-376), of one sheet. A text is an inline string: nothing in it is ever computed, and a
 * number of many digits stays as it is written. Its parts lie in a ZIP file as they are (APPNOTE 6.3.10), with fixed dates, so
 * that the same table is the same file.
 */
import type { Cell } from "../../../functions/contracts/base/csv.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Excel takes no longer texts in a cell, no longer names of sheets, and none of these signs in them. */
const MOST_IN_CELL = 32_767;
const MOST_IN_NAME = 31;
const NOT_IN_NAME = /[\\/?*[\]:']/g;

/** What XML has no way to write, or discourages, is left out (XML 1.0, 2.2). */
const NO_CHARACTER = /(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu;

const escaped = (text: string): string =>
  text
    .replace(NO_CHARACTER, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");

function cellOf(cell: Cell): string {
  if (cell === null) return "<c/>";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : "<c/>";
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, MOST_IN_CELL))}</t></is></c>`;
}

const sheetOf = (rows: readonly (readonly Cell[])[]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows
    .map((row) => `<row>${row.map(cellOf).join("")}</row>`)
    .join("")}</sheetData></worksheet>`;

/** The rows, the heading among them, as one sheet of this name. */
export function xlsxOf(name: string, rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
  const sheet = escaped(name.replace(NOT_IN_NAME, " ").slice(0, MOST_IN_NAME));
  return zipOf({
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheet}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheetOf(rows),
  });
}

/** 1 January 1980, 00:00, as MS-DOS wrote it: there is no earlier date. */
const DATE = 0x0021;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;

function zipOf(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  const [files, listed]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [named, body] = [text.encode(name), text.encode(content)];
    const common = [
      [VERSION, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [DATE, 2],
      [crc32(body), 4],
      [body.length, 4],
      [body.length, 4],
      [named.length, 2],
      [0, 2],
    ] as const;
    const local = numbers([[0x04034b50, 4], ...common]);
    files.push(local, named, body);
    listed.push(
      numbers([[0x02014b50, 4], [VERSION, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]),
      named,
    );
    at += local.length + named.length + body.length;
  }
  const count = Object.keys(parts).length;
  const size = listed.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [at, 4],
    [0, 2],
  ]);
  return joined([...files, ...listed, end]);
}

/** Little-endian, each in so many bytes. */
function numbers(given: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const bytes = given.flatMap(([value, count]) =>
    Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** i) % 256),
  );
  return Uint8Array.from(bytes);
}

function joined(all: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of all) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xed_b8_83_20 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32, as ZIP has it. */
function crc32(bytes: Uint8Array): number {
  let c = 0xff_ff_ff_ff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xff_ff_ff_ff) >>> 0;
}
