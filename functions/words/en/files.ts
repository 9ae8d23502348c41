/** What is said of files, in English. */
import type { Untaken } from "../../domain/files/kind.ts";

/** What a content is that is not taken. */
export const UNTAKEN_EN: Readonly<Record<Untaken, string>> = {
  program: "a program, or an archive with a program in it",
  macros: "an Office file with macros, or of an older format that may hide them",
  locked: "locked by a password",
  archive: "an archive that is no ZIP file, or has another archive in it",
  damaged: "an archive that cannot be read to its end",
  other: "none of the kinds that are taken",
};
