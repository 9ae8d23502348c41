/** What a file is, is said by its content. */
import { describe, expect, it } from "@jest/globals";
import { inspect } from "../../functions/app/files/inspect.ts";
import { FILE_KINDS, kindOfName, kindOfType, KINDS } from "../../functions/domain/files/kind.ts";
import { bytesOf, CONTENTS, zipOf } from "./content.ts";

const inspected = (bytes: Uint8Array) =>
  inspect(async (from, to) => bytes.subarray(from, to), bytes.byteLength);

const TYPES = "[Content_Types].xml";
const WORD = { "word/document.xml": "" };

describe("a content", () => {
  it.each(FILE_KINDS)(
    "of the kind %s is found to be that, and announced by its types and endings",
    async (kind) => {
      expect(await inspected(CONTENTS[kind])).toEqual({ is: kind });
      for (const type of KINDS[kind].types) expect(kindOfType(type)).toBe(kind);
      for (const ending of KINDS[kind].endings) expect(kindOfName(`甲.b.${ending.toUpperCase()}`)).toBe(kind);
    },
  );

  it.each([
    ["a Windows program", bytesOf("MZ\x90\0"), "program"],
    ["a Linux program", bytesOf("\x7fELF\x02"), "program"],
    ["a script", bytesOf("#!/bin/sh\n"), "program"],
    ["an archive with a program in it", zipOf({ "a/Setup.EXE": "MZ" }), "program"],
    ["an older Office file", bytesOf("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "macros"],
    ["a document with macros", zipOf({ [TYPES]: "<Types/>", ...WORD, "word/vbaProject.bin": "" }), "macros"],
    [
      "a document whose macros have another name",
      zipOf({
        [TYPES]: '<Override ContentType="application/vnd.ms-office.vbaProject"/>',
        ...WORD,
        "word/x.bin": "",
      }),
      "macros",
    ],
    ["an archive with such a document in it", zipOf({ "a.docm": "" }), "macros"],
    ["an archive that needs a password", zipOf({ "a.pdf": "" }, { locked: true }), "locked"],
    ["an archive in an archive", zipOf({ "a.zip": "" }), "archive"],
    ["another archive", bytesOf("Rar!\x1a\x07\0"), "archive"],
    ["half an archive", CONTENTS.zip.subarray(0, 60), "damaged"],
    [
      "an archive with something before it",
      zipOf({ "a.txt": "" }, { before: "PK\x03\x04" }).subarray(1),
      "other",
    ],
    [
      "an archive with something in between that it does not list",
      Buffer.concat([CONTENTS.zip.subarray(0, 30), CONTENTS.zip]),
      "damaged",
    ],
    ["a page", bytesOf("<html><script>"), "other"],
    ["a PDF behind something else", bytesOf("GIF89a%PDF-1.7"), "other"],
    ["another exchange file", bytesOf("ISO-10303-21;\nFILE_SCHEMA(('AUTOMOTIVE_DESIGN'));"), "other"],
    ["nothing", bytesOf(""), "other"],
  ])("that is %s is not taken", async (_, bytes, untaken) => {
    expect(await inspected(bytes)).toEqual({ untaken });
  });

  it("is read as far as it must be, however large it is", async () => {
    let read = 0;
    const large = Buffer.concat([CONTENTS.pdf, Buffer.alloc(8_000_000)]);
    await inspect(async (from, to) => {
      read += to - from;
      return large.subarray(from, to);
    }, large.byteLength);
    expect(read).toBeLessThan(100_000);
  });
});
