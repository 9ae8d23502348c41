/** How a file of `functions/lambda` becomes the one file that Lambda runs. */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type BuildOptions, type Metafile } from "esbuild";
import { FUNCTION_NAMES } from "./wiring.ts";

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

/** Imported when an answer is a stream of events, which none of ours is: 7 KB gzip never reached. */
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
  logLevel: "warning",
} as const satisfies BuildOptions;

export type Bundles = { code: ReadonlyMap<string, Uint8Array>; metafile: Metafile };

/** Bundles the named functions, in memory. */
export function bundle(names: readonly string[]): Bundles {
  const { outputFiles, metafile } = buildSync({
    ...OPTIONS,
    entryPoints: names.map((name) => `functions/lambda/${name}.ts`),
    outdir: "out",
    metafile: true,
    write: false,
  });
  return { code: new Map(outputFiles.map((file) => [basename(file.path, ".js"), file.contents])), metafile };
}

let everything: Bundles | undefined;

/** Writes one function's bundle into a folder; all are made at once, the first time one is asked for. */
export function writeBundle(name: string, folder: string): void {
  everything ??= bundle(FUNCTION_NAMES);
  const code = everything.code.get(name);
  if (!code) throw new Error(`there is no functions/lambda/${name}.ts`);
  writeFileSync(join(folder, "index.js"), code);
}
