/** `npm run verify -- <bundle>`: checks an exported case offline, against anchors if there are any, and names what does not fit. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkAnchors } from "../functions/app/notices/checkAnchors.ts";
import { checkBundle, type Checked } from "../functions/app/notices/checkBundle.ts";
import type { PublicKey } from "../functions/app/base/signing.ts";
import { anchorsIn } from "./anchors.ts";
import { publishedKeys } from "./publishedKeys.ts";
import { Unusable } from "./unusable.ts";

const USAGE = `Name the bundle, and where its authority's keys are published:
  npm run verify -- 440307-0123456789ABCDEF.jsonl --keys https://approvals.example.gov.cn/v1/keys
--keys takes an address or a file; without it, the keys of DATA_DIR count (.data unless you name one).
--anchors takes a folder of anchors, such as a copy of their bucket, and proves the case against each of them.`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** @returns the exit code: 0 where everything fits, 1 where something does not, 2 where that cannot be said */
async function run(words: readonly string[]): Promise<number> {
  const { files, keys: where, anchors } = asked(words);
  if (files.length === 0) throw new Unusable(USAGE);
  const keys = await publishedKeys(where, process.env["DATA_DIR"] ?? ".data");
  if (keys === null && anchors !== undefined) throw new Unusable(`Anchors are checked by keys.\n${USAGE}`);
  return Math.max(...files.map((file) => verify(file, keys, anchors)));
}

function asked(words: readonly string[]): {
  files: string[];
  keys: string | undefined;
  anchors: string | undefined;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { keys: { type: "string" }, anchors: { type: "string" } },
      allowPositionals: true,
    });
    return { files: positionals, keys: values.keys, anchors: values.anchors };
  } catch {
    throw new Unusable(USAGE);
  }
}

function verify(file: string, keys: readonly PublicKey[] | null, anchors: string | undefined): number {
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
  const all = [...faults.map(({ line, what, message }) => `line ${line}: ${what} ${message}`), ...wrong];
  if (all.length > 0) {
    console.error(`${file} does not fit. ${all.length} ${all.length === 1 ? "fault" : "faults"}:`);
    for (const one of all) console.error(`  ${one}`);
    return 1;
  }
  const apart = withheld === 0 ? "" : ` (${withheld} by their hash alone)`;
  const held = `${events} events${apart} of ${subjects} records, ${notices} notices`;
  if (keys !== null) {
    console.log(`${file}: every byte fits, and is signed: ${held}${said}`);
    return 0;
  }
  console.error(`${file}: every byte fits (${held}), but nobody knows who signed it.\n${USAGE}`);
  return 2;
}

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
