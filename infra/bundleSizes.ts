/** Prints the size of every bundle; fails when a function of the API is over its budget. `node infra/bundleSizes.ts` */
import { gzipSync } from "node:zlib";
import { ROUTES } from "../functions/routes.ts";
import { bundle } from "./bundle.ts";
import { FUNCTION_NAMES } from "./wiring.ts";

/** What is loaded at a cold start, gzip; an applicant or a department waits for it. */
const API_BUDGET_KB = 160;

const ofApi = new Set<string>(ROUTES.map(({ name }) => name));
const sizes = [...bundle(FUNCTION_NAMES).code].map(([name, code]) => ({
  name,
  raw: code.byteLength / 1024,
  gzip: gzipSync(code).byteLength / 1024,
  over: ofApi.has(name) && gzipSync(code).byteLength > API_BUDGET_KB * 1024,
}));

console.log(`${"function".padEnd(20)}${"raw KB".padStart(8)}${"gzip KB".padStart(9)}`);
for (const { name, raw, gzip, over } of sizes) {
  const row = `${name.padEnd(20)}${raw.toFixed(0).padStart(8)}${gzip.toFixed(1).padStart(9)}`;
  console.log(over ? `${row}  over ${API_BUDGET_KB} KB` : row);
}
if (sizes.some(({ over }) => over)) process.exitCode = 1;
