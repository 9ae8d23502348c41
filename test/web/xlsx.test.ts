/** Tables as workbooks: read back as a ZIP file, and as what Excel reads in it. */
import { crc32 } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { directoryOf, entriesIn, packedAt } from "../../functions/domain/files/zip.ts";
import type { Cell } from "../../functions/contracts/base/csv.ts";
import { xlsxOf } from "../../web/supervision/list/xlsx.ts";

/** The parts of a workbook by their names; each is whole by its checksum. */
function parts(bytes: Uint8Array): Map<string, string> {
  const directory = directoryOf(bytes, bytes.length)!;
  const listed = bytes.subarray(directory.at, directory.at + directory.bytes);
  const found = entriesIn(listed, directory)!;
  expect(found).toHaveLength(directory.entries);
  const sums = checksums(listed);
  return new Map(
    found.map(({ name, at, bytes: size, method }, i) => {
      expect(method).toBe(0);
      const from = at + packedAt(bytes.subarray(at))!;
      const body = bytes.subarray(from, from + size);
      expect([name, crc32(body)]).toEqual([name, sums[i]]);
      return [name, new TextDecoder().decode(body)];
    }),
  );
}

function checksums(listed: Uint8Array): number[] {
  const view = new DataView(listed.buffer, listed.byteOffset, listed.byteLength);
  const sums: number[] = [];
  for (let i = 0; i < listed.length; i += 46 + view.getUint16(i + 28, true))
    sums.push(view.getUint32(i + 16, true));
  return sums;
}

const sheetOf = (rows: readonly (readonly Cell[])[]): string =>
  parts(xlsxOf("明细", rows)).get("xl/worksheets/sheet1.xml")!;

const ESCAPES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#13": "\r" };

/** The cells of a sheet: a text as text, a number as number, and nothing else. */
const read = (sheet: string): Cell[][] =>
  [...sheet.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row]) =>
    [
      ...row!.matchAll(
        /<c\/>|<c><v>(.*?)<\/v><\/c>|<c t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t><\/is><\/c>/gs,
      ),
    ].map(([, number, text]) =>
      number !== undefined
        ? Number(number)
        : text === undefined
          ? null
          : text.replaceAll(/&(#?\w+);/g, (_, name: string) => ESCAPES[name]!),
    ),
  );

describe("a table as a workbook", () => {
  it("has the parts that Excel asks for, and a sheet of its name without what no name may have", () => {
    const found = parts(xlsxOf("水务局/逾期[1]：2026年3月1日至2026年3月31日的全部明细共多少件", [["a"]]));
    expect([...found.keys()]).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/worksheets/sheet1.xml",
    ]);
    const [, name] = /<sheet name="([^"]*)"/.exec(found.get("xl/workbook.xml")!)!;
    expect(name).toBe("水务局 逾期 1 ：2026年3月1日至2026年3月31日的");
    expect(name!.length).toBeLessThanOrEqual(31);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://x")', "91990000000000000016", "0512"])(
    "keeps %j as the text that it is: no formula, no number",
    (text) => {
      const sheet = sheetOf([[text]]);
      expect(read(sheet)).toEqual([[text]]);
      expect(sheet).not.toMatch(/<f>|<v>/);
    },
  );

  it("is read again as it was written, and the same table is the same file", () => {
    const text = fc.string({ unit: "grapheme" });
    const cell = fc.oneof(text, fc.integer(), fc.constant(null), fc.constant('a<b&c>"d"\r\n'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(read(sheetOf(rows))).toEqual(rows);
        expect(xlsxOf("a", rows)).toEqual(xlsxOf("a", rows));
      }),
      { numRuns: 100 },
    );
  });

  it("leaves out what XML cannot say, and leaves a cell empty for what there is no figure of", () => {
    expect(read(sheetOf([["a\u0000\u0008b\ud800c", NaN, Infinity]]))).toEqual([["abc", null, null]]);
  });
});
