/** `npm run verify -- <bundle>`: checks an exported case offline, against anchors if there are any, and names what does not fit. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkAnchors } from "../functions/app/notices/checkAnchors.ts";
import { checkBundle, type Checked } from "../functions/app/notices/checkBundle.ts";
import { checkFiles, type FilesChecked, type FoundFile } from "../functions/app/notices/checkFiles.ts";
import type { PublicKey } from "../functions/app/base/signing.ts";
import { checkPeriods } from "../functions/app/supervision/checkPeriods.ts";
import { anchorsIn, periodsIn } from "./anchors.ts";
import { filesUnder } from "./bundleFiles.ts";
import { publishedKeys } from "./publishedKeys.ts";
import { Unusable } from "./unusable.ts";

const USAGE = `Name the bundle, and where its authority's keys are published:
  npm run verify -- 440307-0123456789ABCDEF.jsonl --keys https://approvals.example.gov.cn/v1/keys
--keys takes an address or a file; without it, the keys of DATA_DIR count (.data unless you name one).
--anchors takes a folder of anchors, such as a copy of their bucket, and proves the case against each of them; with it, and without
a bundle just as well, the closed periods of the appraisal that lie there are held against their signatures and each other.
--files takes a folder with the files of the case, each under its id or its own name, and compares every content.`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** @returns the exit code: 0 where everything fits, 1 where something does not, 2 where that cannot be said */
async function run(words: readonly string[]): Promise<number> {
  const { bundles, keys: where, anchors, files } = asked(words);
  if (bundles.length === 0 && anchors === undefined) throw new Unusable(USAGE);
  const keys = await publishedKeys(where, process.env["DATA_DIR"] ?? ".data");
  if (keys === null && anchors !== undefined) throw new Unusable(`Anchors are checked by keys.\n${USAGE}`);
  const found = files === undefined ? undefined : await foundIn(files);
  const periods = anchors === undefined ? 0 : verifyPeriods(anchors, keys ?? [], bundles.length === 0);
  return Math.max(periods, ...bundles.map((bundle) => verify(bundle, keys, anchors, found)));
}

/** @param isAsked whether nothing else was asked for: then there has to be something */
function verifyPeriods(folder: string, keys: readonly PublicKey[], isAsked: boolean): number {
  let files: ReturnType<typeof periodsIn>;
  try {
    files = periodsIn(named(folder));
  } catch (error) {
    throw new Unusable(`The closed periods in ${folder} cannot be read: ${(error as Error).message}`);
  }
  if (files.length === 0) {
    if (isAsked) throw new Unusable(`No closed period lies in ${join(folder, "appraisals")}.\n${USAGE}`);
    return 0;
  }
  const { faults, periods, corrections } = checkPeriods(files, keys);
  if (faults.length > 0) {
    console.error(`The closed periods do not fit. ${counted(faults.length, "fault")}:`);
    for (const { what, message } of faults) console.error(`  ${what} ${message}`);
    return 1;
  }
  const held = `${counted(periods, "closed period")} with ${counted(corrections, "correction")}`;
  console.log(`${folder}: ${held}: each is as it was signed, and follows the one before it`);
  return 0;
}

function counted(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? "" : "s"}`;
}

type Asked = Partial<Record<"keys" | "anchors" | "files", string | undefined>> & { bundles: string[] };

function asked(words: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { keys: { type: "string" }, anchors: { type: "string" }, files: { type: "string" } },
      allowPositionals: true,
    });
    return { bundles: positionals, ...values };
  } catch {
    throw new Unusable(USAGE);
  }
}

async function foundIn(folder: string): Promise<FoundFile[]> {
  try {
    return await filesUnder(named(folder));
  } catch (error) {
    throw new Unusable(`The files in ${folder} cannot be read: ${(error as Error).message}`);
  }
}

function verify(
  file: string,
  keys: readonly PublicKey[] | null,
  anchors: string | undefined,
  found: readonly FoundFile[] | undefined,
): number {
  let bytes: Buffer;
  try {
    bytes = readFileSync(named(file));
  } catch (error) {
    console.error(`${file} cannot be read: ${(error as Error).message}`);
    return 2;
  }
  const checked = checkBundle(bytes, keys);
  const { events, withheld, subjects, notices, faults } = checked;
  const { said, wrong } =
    anchors === undefined ? { said: "", wrong: [] } : against(anchors, checked, keys ?? []);
  const beside = found && checkFiles(checked.files, found, isErased(checked));
  const all = [
    ...faults.map(({ line, what, message }) => `line ${line}: ${what} ${message}`),
    ...wrong,
    ...(beside?.wrong ?? []),
  ];
  if (all.length > 0) {
    console.error(`${file} does not fit. ${counted(all.length, "fault")}:`);
    for (const one of all) console.error(`  ${one}`);
    return 1;
  }
  const apart = withheld === 0 ? "" : ` (${withheld} by their hash alone)`;
  const files = beside ? `, ${filesSaid(beside)}` : "";
  const held = `${events} events${apart} of ${subjects} records, ${notices} notices${files}`;
  if (keys !== null) {
    console.log(`${file}: every byte fits, and is signed: ${held}${said}`);
    return 0;
  }
  console.error(`${file}: every byte fits (${held}), but nobody knows who signed it.\n${USAGE}`);
  return 2;
}

/** Whether the case says itself that its files are kept no more. */
const isErased = ({ histories }: Checked): boolean =>
  [...histories.values()].some((lines) =>
    lines.some(
      (line) => "event" in line && (line.event as { type?: unknown } | null)?.type === "files-erased",
    ),
  );

const filesSaid = ({ whole, elsewhere }: FilesChecked): string =>
  `${whole} files as they were handed in${elsewhere === 0 ? "" : ` (${elsewhere} lie elsewhere)`}`;

function against(folder: string, checked: Checked, keys: readonly PublicKey[]) {
  let kept: ReturnType<typeof anchorsIn>;
  try {
    kept = anchorsIn(named(folder));
  } catch (error) {
    throw new Unusable(`The anchors in ${folder} cannot be read: ${(error as Error).message}`);
  }
  const { faults, holding, first, last } = checkAnchors(checked, kept, keys);
  const said =
    holding === 0 ? "; no anchor holds it yet" : `; ${holding} anchors hold it, ${first} to ${last}`;
  return { said, wrong: faults.map(({ what, message }) => `${what} ${message}`) };
}

/** Files are named from where the command was typed, which npm leaves for the folder of the package. */
function named(file: string): string {
  return resolve(process.env["INIT_CWD"] ?? ".", file);
}
