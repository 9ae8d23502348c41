/** How a function becomes the one file that Lambda runs. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type BuildOptions, type Metafile } from "esbuild";
import { programOf } from "./wiring.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where the SDK looks for credentials after the environment, which Lambda always fills: 35 KB gzip never reached. */
const OTHER_CREDENTIALS = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-login",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
];

/** Imported when an answer is a stream of events, which none of ours is: 7 KB gzip never reached, but for S3's client. */
const EVENT_STREAMS = "@smithy/core/event-streams";

export const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  // The older of the two runtimes that an operator may choose.
  target: "node22",
  // A CommonJS bundle starts some 20 ms sooner than the same one as a module.
  format: "cjs",
  // Sources that say what they import can be shaken; without this the bundles are twice the size.
  mainFields: ["module", "main"],
  external: [...OTHER_CREDENTIALS, EVENT_STREAMS],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  // Beside the bundle, with the names and lines of sources and nothing of what they say: an error's stack is read by it.
  sourcemap: "external",
  sourcesContent: false,
  outfile: "index.js",
  logLevel: "warning",
} as const satisfies BuildOptions;

/**
 * The most that a function of the API may weigh, gzip: what a cold start loads, while an applicant or a department waits.
 * Several routes, what they say in two languages and the clients of what they touch have to fit; in one of them the texts
 * of all documents, too, since an applicant's opening of one is written down, what checks the applicant's token, and S3's
 * client, which signs the addresses of files and of their parts.
 */
export const API_BUDGET_KB = 440;

/** Each function's code, and what went into it by its input files. */
export type Bundles = ReadonlyMap<string, Bundle>;

export type Bundle = { code: Uint8Array; map: Uint8Array; inputs: Metafile["inputs"] };

/** Bundles the named functions, in memory. */
export const bundle = (names: readonly string[]): Bundles =>
  new Map(names.map((name) => [name, bundleOf(name)]));

function bundleOf(name: string): Bundle {
  const { source, folder } = programOf(name);
  const { outputFiles, metafile } = buildSync({
    ...OPTIONS,
    ...(/wire(?:Anchors|Exports|Files)\b/.test(source) && { external: OTHER_CREDENTIALS }),
    stdin: { contents: source, resolveDir: fileURLToPath(folder), sourcefile: `${name}.ts`, loader: "ts" },
    metafile: true,
    write: false,
  });
  const written = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))!.contents;
  return { code: written(".js"), map: written(".map"), inputs: metafile.inputs };
}

const bundled = new Map<string, Bundle>();

/** Writes one function's bundle and its map into a folder; it is made the first time it is asked for. */
export function writeBundle(name: string, folder: string): void {
  const made = bundled.get(name) ?? bundleOf(name);
  bundled.set(name, made);
  writeFileSync(join(folder, "index.js"), made.code);
  writeFileSync(join(folder, "index.js.map"), made.map);
}
