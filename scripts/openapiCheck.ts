/**
 * Holds the OpenAPI document of every region to what people generate clients from: a strict linter's rules, types that
 * compile, examples that the schemas take, a bounded size. `npm run openapi:check`
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { readRegions, REGIONS } from "../functions/adapters/regionFiles.ts";
import { exampleOf } from "../functions/contracts/base/contract.ts";
import { openApiDocument } from "../functions/contracts/openapi/document.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import type { Region } from "../functions/domain/catalogue/region.ts";

const MOST_BYTES = 1_080_000;
const MOST_LINES = 26_600;

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string): string => join(root, "node_modules", ".bin", name);
const folder = mkdtempSync(join(tmpdir(), "openapi-"));
const faults: string[] = [];

/** Types of a document, by the generator that most clients of this language use. */
type Generate = (document: object) => Promise<string>;

const read = readRegions(REGIONS);
if (!read.ok) throw new Error(read.error.map(({ path, message }) => `${path}: ${message}`).join("\n"));
try {
  const generate = await generator();
  for (const { code, rules } of read.value) await check(code, rules.region, generate);
} finally {
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.error(`  ${fault}`);
console.log(faults.length === 0 ? "openapi: nothing is wrong" : `openapi: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function check(code: string, region: Region, generate: Generate): Promise<void> {
  const document = openApiDocument(region);
  const text = JSON.stringify(document);
  const path = join(folder, `${code}.json`);
  writeFileSync(path, JSON.stringify(document, null, 1));
  // What leads to the bytes of a file has no answer but 303.
  const wanted = ["--extends=recommended-strict", "--skip-rule=operation-2xx-response"];
  const lint = spawnSync(process.execPath, [bin("redocly"), "lint", ...wanted, path], { encoding: "utf8" });
  if (lint.status !== 0) faults.push(`${code}: the linter says\n${lint.stdout}${lint.stderr}`);

  const types = await generate(document);
  writeFileSync(join(folder, `${code}.ts`), types);
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--types",
    "",
    "--target",
    "es2022",
  ];
  const compiled = spawnSync(process.execPath, [bin("tsc"), ...options, join(folder, `${code}.ts`)], {
    encoding: "utf8",
  });
  if (compiled.status !== 0) faults.push(`${code}: its types do not compile\n${compiled.stdout}`);

  const lines = types.split("\n").length;
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) faults.push(`${code}: the document has ${bytes} bytes, the most is ${MOST_BYTES}`);
  if (lines > MOST_LINES) faults.push(`${code}: its types have ${lines} lines, the most is ${MOST_LINES}`);
  const examples = examplesOf(region);
  console.log(
    `${code}: ${lint.status === 0 ? "no fault by recommended-strict" : "faults"}; ${ROUTES.length} routes, ` +
      `${bytes} bytes; types of ${lines} lines ${compiled.status === 0 ? "compile" : "do not compile"}; ` +
      `${examples} examples are taken`,
  );
}

/** How many examples the schemas take. */
function examplesOf(region: Region): number {
  const parts = ROUTES.flatMap((route) => {
    const { query, body } = exampleOf(route, region);
    return [
      { name: `${route.name} query`, schema: route.query, value: query },
      { name: `${route.name} body`, schema: route.body, value: body },
    ].filter(({ schema, name, value }) => {
      // A body without an example tells nobody how one looks.
      if (schema && value === undefined && name.endsWith("body")) faults.push(`${name} has no example`);
      return value !== undefined;
    });
  });
  for (const { name, schema, value } of parts) {
    const taken = schema?.safeParse(value);
    if (!taken?.success)
      faults.push(`${region.code}: the example of ${name} is not taken: ${taken?.error?.message}`);
  }
  return parts.length;
}

/** The generator is written for the compiler's classic interface, which this project's own compiler has not. */
async function generator(): Promise<Generate> {
  const outfile = join(folder, "generator.mjs");
  await build({
    stdin: {
      contents: `import generate, { astToString } from "openapi-typescript";
        export const types = async (document) => astToString(await generate(document));`,
      resolveDir: root,
    },
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { typescript: createRequire(import.meta.url).resolve("typescript-5") },
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(join(root, "package.json"))}); const __filename = ""; const __dirname = "";`,
    },
    outfile,
    logLevel: "error",
  });
  const { types } = (await import(pathToFileURL(outfile).href)) as { types: Generate };
  return types;
}
