/**
 * The files that go with a back-up: a folder beside it, in which each content lies under its SHA-256 as in the data folder.
 * What an earlier back-up beside it has is linked to, so that a content takes its room once, for as long as one of them is kept.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { keptIn, look, lookAtOnce, placeOf, type KeptContent } from "../fileStore/contentOf.ts";
import type { Unfit } from "../../functions/domain/base/finding.ts";
import { forceFolder } from "../files.ts";
import { NAMES } from "../folderCheck.ts";
import type { RecordFault } from "./check.ts";
import { lookInto } from "./schema.ts";

/** Where a data folder has its contents. */
export const contentsIn = (folder: string): string => join(folder, NAMES.files, "content");

/** Where a back-up has its own. */
export const filesOf = (file: string): string => `${resolve(file)}.files`;

/** What has been looked at, and what of it is not as it was handed in. */
export type FilesChecked = { files: number; faults: RecordFault[] };

const WORDS: Readonly<Record<Unfit, string>> = {
  altered: "is not as it was handed in",
  missing: "is missing",
  unreadable: "cannot be read",
};

/** What the register of a record or a back-up keeps, once for each content. */
export function keptBy(record: string): KeptContent[] {
  const opened = lookInto(record);
  try {
    const { database, version } = opened.found;
    return version === 0 ? [] : [...keptIn(database)];
  } finally {
    opened.close();
  }
}

/** Compares every content that a record keeps with what lies in a folder of contents. */
export async function checkFiles(kept: Iterable<KeptContent>, contents: string): Promise<FilesChecked> {
  const checked: FilesChecked = { files: 0, faults: [] };
  for (const file of kept) {
    const found = await look(contents, file);
    checked.files++;
    if (found !== "whole") checked.faults.push({ what: `file ${file.fileId}`, why: WORDS[found] });
  }
  return checked;
}

/**
 * Copies the contents of a folder beside a back-up that is about to be made: what is taken away meanwhile is there all the same.
 * @throws Error where there is such a folder already
 */
export function copyAhead(folder: string, to: string): void {
  const contents = contentsIn(folder);
  const target = filesOf(to);
  if (!existsSync(contents)) return;
  mkdirSync(target, { mode: 0o700 });
  const earlier = earlierBeside(target);
  for (const name of readdirSync(contents, { recursive: true, encoding: "utf8" }))
    if (/^[0-9a-f]{64}$/.test(basename(name))) bring(contents, target, basename(name), earlier);
}

/** What the back-up keeps and was not there before, is copied; what it does not keep, goes. */
export function copyRest(folder: string, to: string): FilesChecked {
  const kept = keptBy(to);
  const [contents, target] = [contentsIn(folder), filesOf(to)];
  const checked = bringAll(kept, contents, target);
  const wanted = new Set(kept.map(({ sha256 }) => sha256));
  if (existsSync(target))
    for (const name of readdirSync(target, { recursive: true, encoding: "utf8" }))
      if (basename(name).length === 64 && !wanted.has(basename(name))) rmSync(join(target, name));
  return checked;
}

/** Brings every content that a record keeps from one folder of contents into another. */
export function bringAll(kept: readonly KeptContent[], from: string, to: string): FilesChecked {
  const faults = kept.flatMap(({ fileId, sha256 }): RecordFault[] => {
    const found = existsSync(placeOf(to, sha256)) ? "whole" : bring(from, to, sha256, []);
    return found === "whole" ? [] : [{ what: `file ${fileId}`, why: WORDS[found] }];
  });
  return { files: kept.length, faults };
}

/** Other folders of files beside it, which belong to other back-ups. */
const earlierBeside = (target: string): string[] =>
  readdirSync(dirname(target), { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name.endsWith(".files") && one.name !== basename(target))
    .map(({ name }) => join(dirname(target), name))
    .toSorted()
    .toReversed();

/** A content gets its name only once it is whole and on the disk; one that is not as its name says is not brought. */
function bring(from: string, to: string, sha256: string, earlier: readonly string[]) {
  const place = placeOf(to, sha256);
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  const there = earlier
    .map((folder) => placeOf(folder, sha256))
    .find((one) => lookAtOnce(one, sha256, () => undefined) === "whole");
  if (there !== undefined && linked(there, place)) return "whole" as const;
  const part = `${place}.part`;
  rmSync(part, { force: true });
  const file = openSync(part, "wx", 0o600);
  try {
    const found = lookAtOnce(placeOf(from, sha256), sha256, (bytes) => void writeSync(file, bytes));
    if (found !== "whole") return found;
    fsyncSync(file);
    linkSync(part, place);
    forceFolder(dirname(place));
    return found;
  } finally {
    closeSync(file);
    rmSync(part, { force: true });
  }
}

/** Whether the file system takes a second name for it. */
function linked(there: string, place: string): boolean {
  try {
    linkSync(there, place);
    return true;
  } catch {
    return false;
  }
}
