/** Contents of files as they would come: small ones that begin, and end, as their kind does. */
import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { KINDS, type FileKind } from "../../functions/domain/files/kind.ts";
import { announce, type Upload } from "../../functions/domain/files/upload.ts";
import { fileIdOf } from "../../functions/domain/base/ids.ts";
import { T0 } from "../support/cases.ts";

export const bytesOf = (latin1: string): Buffer => Buffer.from(latin1, "latin1");

export const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A ZIP file of these entries. @param locked says that a password is needed */
export function zipOf(
  entries: Readonly<Record<string, string>>,
  { locked = false, before = "" } = {},
): Buffer {
  const files: Buffer[] = [bytesOf(before)];
  const listed: Buffer[] = [];
  let at = before.length;
  for (const [name, text] of Object.entries(entries)) {
    const [label, packed] = [Buffer.from(name), deflateRawSync(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(locked ? 0x801 : 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([bytesOf("PK\x03\x04"), common, label, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    listed.push(Buffer.concat([bytesOf("PK\x01\x02\x14\x00"), common, rest, label]));
    files.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(listed.length, 8);
  end.writeUInt16LE(listed.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}

const TYPES = "[Content_Types].xml";

/** One content of each kind. */
export const CONTENTS: Readonly<Record<FileKind, Buffer>> = {
  pdf: bytesOf("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"),
  ofd: zipOf({ "OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": "<ofd:Document/>" }),
  png: bytesOf("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
  jpeg: bytesOf("\xff\xd8\xff\xe0\0\x10JFIF\0"),
  tiff: bytesOf("II*\0\x08\0\0\0"),
  dwg: bytesOf("AC1032\0\0\0\0"),
  dxf: bytesOf("999\r\ndrawn by hand\r\n  0\r\nSECTION\r\n  2\r\nHEADER\r\n"),
  ifc: bytesOf("ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\n"),
  zip: zipOf({ "图纸/总平面.dwg": "AC1032", "readme.txt": "." }),
  docx: zipOf({ [TYPES]: "<Types/>", "word/document.xml": "<w:document/>" }),
  xlsx: zipOf({ [TYPES]: "<Types/>", "xl/workbook.xml": "<workbook/>" }),
};

let made = 0;

/** An upload of this content, as it is announced. */
export function uploadOf(bytes: Uint8Array, kind: FileKind = "pdf", of: Partial<Upload> = {}): Upload {
  const announced = {
    name: `file.${KINDS[kind].endings[0]}`,
    bytes: bytes.byteLength,
    sha256: digestOf(bytes),
    type: KINDS[kind].types[0],
  };
  const fileId = fileIdOf(createHash("sha512").update(String(++made)).digest());
  const upload = announce(
    announced,
    { fileId, by: { role: "applicant" }, key: null, applications: ["a1"] },
    T0,
  );
  return { ...upload, ...of };
}
