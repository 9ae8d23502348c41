/** What is in a ZIP file, by the names of its entries: which kind it is, and whether it is taken. */
import type { FileKind, Untaken } from "./kind.ts";
import type { Entry } from "./zip.ts";

/** Endings of what runs when somebody opens it. */
const PROGRAMS =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|app|sh|apk|dmg|pkg|deb|rpm|iso|img)$/i;

/** Office files with macros by their name, and the older ones, in which macros may be anywhere. */
const MACROS = /\.(?:docm|dot|dotm|doc|xls|xlsm|xlsb|xlt|xltm|xlam|xla|ppt|pptm|pot|potm|ppsm|ppam|sldm)$/i;

const ARCHIVES = /\.(?:zip|rar|7z|tar|t?gz|bz2|t?xz|zst|cab|arj|lzh)$/i;

/** Where Office keeps macros unless somebody has given the part another name. */
const MACRO_PART = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|macrosheets\/.*)$/i;

export const CONTENT_TYPES = "[Content_Types].xml";

/** The kind of a ZIP file by its entries, or why it is not taken. */
export function packedKind(entries: readonly Entry[]): { is: FileKind } | { untaken: Untaken } {
  const names = entries.map(({ name }) => name);
  const has = (name: string) => names.includes(name);
  if (entries.length === 0) return { untaken: "damaged" };
  if (entries.some(({ isLocked }) => isLocked)) return { untaken: "locked" };
  if (names.some((name) => PROGRAMS.test(name))) return { untaken: "program" };
  if (names.some((name) => MACROS.test(name) || MACRO_PART.test(name))) return { untaken: "macros" };
  if (names.some((name) => ARCHIVES.test(name))) return { untaken: "archive" };
  // GB/T 33190: the main entry of a layout document.
  if (has("OFD.xml")) return { is: "ofd" };
  if (!has(CONTENT_TYPES)) return { is: "zip" };
  if (names.some((name) => name.startsWith("word/"))) return { is: "docx" };
  if (names.some((name) => name.startsWith("xl/"))) return { is: "xlsx" };
  return { untaken: "other" };
}

/** Whether the list of an Office file's parts names macros, by whatever name they lie there (ECMA-376 part 2, 10.1). */
export const namesMacros = (contentTypes: string): boolean => /vbaProject|macroEnabled/i.test(contentTypes);
