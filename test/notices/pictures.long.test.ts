/** The pictures under docs/documents/ are of every kind of document, and of these. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { documentLink } from "../../functions/domain/base/documentLink.ts";
import { NOTICE_KINDS } from "../../functions/domain/notices/marks.ts";
import { scanned } from "../support/pictures.ts";
import { DOCUMENTS, PICTURED } from "./pictured.ts";

const AGAIN = "draw them again: npm run documents";

describe("the documents that are shown", () => {
  it("are of every kind there is", () => {
    expect([...new Set(PICTURED.map(({ printed }) => printed.notice.body.kind))].sort()).toEqual(
      [...NOTICE_KINDS].sort(),
    );
    const files = PICTURED.map(({ file }) => file).sort();
    expect([AGAIN, readdirSync(DOCUMENTS).filter((file) => file.endsWith(".png"))]).toEqual([AGAIN, files]);
  });

  it.each(PICTURED.filter((_, i) => i % 9 === 0))(
    "$file is this one, by its QR code",
    ({ file, printed }) => {
      const { number } = printed.notice;
      const link = documentLink(printed.verifyAt, { number, code: printed.code });
      // The code is of all that the document says.
      expect([AGAIN, scanned(readFileSync(join(DOCUMENTS, file)))]).toEqual([AGAIN, link]);
    },
  );

  it("weigh little", () => {
    const bytes = PICTURED.map(({ file }) => statSync(join(DOCUMENTS, file)).size);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(3 * 1024 * 1024);
  });
});
