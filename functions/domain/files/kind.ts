/* oxlint-disable no-control-regex -- contents are bytes, and some of those that tell what they are are no letters */
/** The kinds of file that are taken, and how the content of each begins: a name and a stated type are only words. */

/** What each kind is called in requests (media types, the first of which it leaves by), by which endings, and whether a browser shows it. */
export const KINDS = {
  pdf: { types: ["application/pdf"], endings: ["pdf"], isShown: true },
  ofd: { types: ["application/ofd", "application/vnd.ofd"], endings: ["ofd"], isShown: false },
  png: { types: ["image/png"], endings: ["png"], isShown: true },
  jpeg: { types: ["image/jpeg"], endings: ["jpg", "jpeg"], isShown: true },
  tiff: { types: ["image/tiff"], endings: ["tif", "tiff"], isShown: false },
  dwg: {
    types: ["image/vnd.dwg", "application/acad", "application/x-acad", "application/dwg"],
    endings: ["dwg"],
    isShown: false,
  },
  dxf: { types: ["image/vnd.dxf", "application/dxf"], endings: ["dxf"], isShown: false },
  ifc: { types: ["application/x-step", "application/ifc", "model/ifc"], endings: ["ifc"], isShown: false },
  zip: { types: ["application/zip", "application/x-zip-compressed"], endings: ["zip"], isShown: false },
  docx: {
    types: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    endings: ["docx"],
    isShown: false,
  },
  xlsx: {
    types: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    endings: ["xlsx"],
    isShown: false,
  },
} as const satisfies Readonly<
  Record<string, { types: readonly [string, ...string[]]; endings: readonly string[]; isShown: boolean }>
>;

/** The largest file that is taken. */
export const MOST_FILE_BYTES = 500 * 1024 * 1024;

/** What is larger than this comes in parts. */
export const MOST_PUT_BYTES = 50 * 1024 * 1024;

export type FileKind = keyof typeof KINDS;

export const FILE_KINDS = Object.keys(KINDS) as readonly FileKind[];

/** Every media type that a file may be announced as. */
export const MEDIA_TYPES: readonly string[] = FILE_KINDS.flatMap(
  (kind): readonly string[] => KINDS[kind].types,
);

/** The kind that a media type stands for; `undefined` of one that is not taken. */
export const kindOfType = (type: string): FileKind | undefined =>
  FILE_KINDS.find((kind) => (KINDS[kind].types as readonly string[]).includes(type));

/** The kind that a name ends like; `undefined` where no kind does. */
export function kindOfName(name: string): FileKind | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return FILE_KINDS.find((kind) => (KINDS[kind].endings as readonly string[]).includes(ending));
}

/** Why a content is not taken, whatever it was announced as. */
export const UNTAKEN = [
  /** a program, or an archive with one in it */
  "program",
  /** an Office file with macros, or of a format that may hide them */
  "macros",
  /** locked by a password: nobody could look into it */
  "locked",
  /** an archive within an archive, or one of another form than ZIP */
  "archive",
  /** it begins like one of the kinds and cannot be read as one */
  "damaged",
  /** none of the kinds that are taken */
  "other",
] as const;

export type Untaken = (typeof UNTAKEN)[number];

/** So many bytes from the beginning tell what it is. */
export const HEAD_BYTES = 16_384;

/** What a content's first bytes say; what is in a container is to be looked up. */
export type Beginning = { is: Exclude<FileKind, Packed> } | { is: "container" } | { untaken: Untaken };

/** Kinds that are ZIP files by their form. */
type Packed = "zip" | "ofd" | "docx" | "xlsx";

/** How the content of a kind begins, or of what is refused by name: latin-1, at the very start. */
const BEGINNINGS: readonly (readonly [RegExp, Beginning])[] = [
  [/^%PDF-\d\.\d/, { is: "pdf" }],
  [/^\x89PNG\r\n\x1a\n/, { is: "png" }],
  [/^\xff\xd8\xff/, { is: "jpeg" }],
  // TIFF 6.0, and BigTIFF beside it.
  [/^(?:II[*+]\x00|MM\x00[*+])/, { is: "tiff" }],
  // AutoCAD releases are numbered AC1.2 to AC1032 and on.
  [/^AC(?:10\d\d|1\.\d|2\.\d)/, { is: "dwg" }],
  [/^AutoCAD Binary DXF\r\n\x1a\x00/, { is: "dxf" }],
  // A comment (group 999) may stand before the first section.
  [/^(?:\xef\xbb\xbf)?(?:\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\s/, { is: "dxf" }],
  // ISO 10303-21, clause 5: the exchange structure; that it is a building model says its schema.
  [/^(?:\xef\xbb\xbf)?\s*ISO-10303-21;[^]*FILE_SCHEMA\s*\(\s*\(\s*'IFC/i, { is: "ifc" }],
  [/^PK\x03\x04/, { is: "container" }],
  [
    /^(?:MZ|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|#!|L\x00\x00\x00\x01\x14\x02\x00)/,
    { untaken: "program" },
  ],
  // OLE 2: the older Office formats, in which macros are anywhere, and installers.
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, { untaken: "macros" }],
  [/^(?:Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ\x00|MSCF)/, { untaken: "archive" }],
];

/** What a content begins like. @param head its first bytes, `HEAD_BYTES` of them where there are as many */
export function beginningOf(head: Uint8Array): Beginning {
  const text = Array.from(head.subarray(0, HEAD_BYTES), (byte) => String.fromCharCode(byte)).join("");
  return BEGINNINGS.find(([form]) => form.test(text))?.[1] ?? { untaken: "other" };
}
