/** The QR code on a document, read back as a telephone reads it. */
import { describe, expect, it } from "@jest/globals";
import { documentLink, documentNamedIn } from "../../functions/domain/base/documentLink.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { readQr } from "../support/readQr.ts";
import { issued, printedOf, SAMPLES } from "./samples.ts";

const OF_EACH_KIND = [...new Map(SAMPLES.map((notice) => [notice.body.kind, notice])).values()];

/** What the drawing of a page says. */
function readOff(page: string): string | undefined {
  const [, size] = /<svg class="qr" viewBox="0 0 (\d+) \1"/.exec(page)!;
  const [, strokes] = / d="([^"]*)"/.exec(page)!;
  return readQr(Number(size), strokes!);
}

describe("the QR code", () => {
  it("leads to the page of verification with the number and the code of its document, and says nothing else", () => {
    for (const notice of OF_EACH_KIND) {
      const document = issued(notice);
      const printed = printedOf(document);
      const link = readOff(noticePage(printed, "zh-CN"))!;
      const { origin, pathname, search, hash } = new URL(link);
      expect(`${origin}${pathname}`).toBe(printed.verifyAt);
      // What stands behind `#` is sent to nobody.
      expect(search).toBe("");
      expect([...new URLSearchParams(hash.slice(1)).keys()]).toEqual(["number", "code"]);
      expect(documentNamedIn(hash)).toEqual({ number: document.number, code: printed.code });
    }
  });

  it("is left out where nobody knows under which address the page lies", () => {
    expect(noticePage(printedOf(SAMPLES[0]!, { verifyAt: "/verify" }), "zh-CN")).not.toContain("<svg");
  });
});

describe("a link to a document", () => {
  it("is read as it was written, and one that names no document is none", () => {
    const key = { number: "深龙规受〔2026〕12号", code: "0123456789ABCDEF" };
    expect(documentNamedIn(new URL(documentLink("https://a.example/verify", key)).hash)).toEqual(key);
    for (const hash of ["", "#", "#main", "#number=1", "#code=2", "#number=&code="])
      expect([hash, documentNamedIn(hash)]).toEqual([hash, null]);
  });
});
