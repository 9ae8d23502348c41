/** Prints the size of every bundle; fails when a function of the API is over its budget. `node infra/bundleSizes.ts` */
import { gzipSync } from "node:zlib";
import { API_BUDGET_KB, bundle } from "./bundle.ts";
import { ROUTE_FUNCTIONS } from "./routeFunctions.ts";
import { FUNCTION_NAMES } from "./wiring.ts";

const ofApi = new Set<string>(ROUTE_FUNCTIONS.map(({ name }) => name));
const sizes = [...bundle(FUNCTION_NAMES)].map(([name, { code }]) => ({
  name,
  raw: code.byteLength / 1024,
  gzip: gzipSync(code).byteLength / 1024,
  over: ofApi.has(name) && gzipSync(code).byteLength > API_BUDGET_KB * 1024,
}));

console.log(`${"function".padEnd(32)}${"raw KB".padStart(8)}${"gzip KB".padStart(9)}`);
for (const { name, raw, gzip, over } of sizes) {
  const row = `${name.padEnd(32)}${raw.toFixed(0).padStart(8)}${gzip.toFixed(1).padStart(9)}`;
  console.log(over ? `${row}  over ${API_BUDGET_KB} KB` : row);
}
if (sizes.some(({ over }) => over)) process.exitCode = 1;
