/** Tables as files for spreadsheets. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { csvOf, type Cell } from "../../functions/contracts/base/csv.ts";

/** A reader of RFC 4180, to hold the writer to it. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], "", false];
  for (let i = 1; i < text.length; i++) {
    const c = text[i]!;
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[i++]!;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") [row, cell] = [[...row, cell], ""];
    else if (!quoted && c === "\r" && text[i + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      i++;
    } else cell += c;
  }
  return rows;
}

describe("CSV", () => {
  it("begins with the mark that makes Excel read UTF-8, and ends lines with CRLF", () => {
    expect(
      csvOf([
        ["部门", "件数"],
        ["水务局", 3],
      ]),
    ).toBe('\uFEFF"部门","件数"\r\n"水务局",3\r\n');
  });

  it("keeps quotes, commas and line ends inside their cell", () => {
    expect(csvOf([['a "b", c\r\nd']])).toBe('\uFEFF"a ""b"", c\r\nd"\r\n');
  });

  it("leaves an empty cell for what there is no figure of", () => {
    expect(csvOf([[null, NaN, 0, -1]])).toBe("\uFEFF,,0,-1\r\n");
  });

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "－1",
    '=HYPERLINK("https://x")',
  ])("lets %j be no formula", (text) => {
    expect(read(csvOf([[text]]))[0]![0]).toBe(`'${text}`);
  });

  it.each(["440307202600000001", "123456789012", "0512"])("keeps the digits of %j as a text", (text) => {
    expect(read(csvOf([[text]]))[0]![0]).toBe(`'${text}`);
  });

  it.each(["12345678901", "2605-440307-04-01-123456", "0", "0.5"])("leaves %j as it is", (text) => {
    expect(read(csvOf([[text]]))[0]![0]).toBe(text);
  });

  it("is read again as it was written, whatever stands in it", () => {
    const cell = fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.constant(null));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    const shown = (cell: Cell) => (cell === null ? "" : String(cell));
    fc.assert(
      fc.property(table, (rows) => {
        const back = read(csvOf(rows));
        expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        for (const [i, row] of rows.entries())
          for (const [j, cell] of row.entries())
            expect([shown(cell), `'${shown(cell)}`]).toContain(back[i]![j]!);
      }),
      { numRuns: 300 },
    );
  });
});
