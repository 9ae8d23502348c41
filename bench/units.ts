/**
 * `npm run bench:units -- [--requests]`: counts what whole cases take of the cloud, in units of DynamoDB, invocations and
 * state transitions; with `--requests` also where each unit goes. Counts are the same at every run, on every machine.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readRegion } from "../functions/adapters/regionFiles.ts";
import { parseInstant } from "../functions/domain/base/time.ts";
import { WANTED } from "../infra/wanted.ts";
import { countCases, countReconciliation } from "./units/cases.ts";
import { cloud } from "./units/cloud.ts";
import { CONDITIONS, goals, reconciliation, report, requests } from "./units/report.ts";

const { values } = parseArgs({ options: { requests: { type: "boolean", default: false } } });
const read = readRegion(fileURLToPath(new URL("../regions/440307.yaml", import.meta.url)));
if (!read.ok) throw new Error(JSON.stringify(read.error));
const example = new URL("../examples/municipal-road-application.json", import.meta.url);
const submission: unknown = JSON.parse(readFileSync(example, "utf8"));

const all = await cloud({
  rules: read.value.rules,
  start: parseInstant("2026-03-02T09:00:00+08:00"),
  wants: WANTED,
});
try {
  const cases = await countCases(all, submission);
  const details = values.requests ? cases.map(requests) : [];
  const watching = reconciliation(await countReconciliation(all, submission));
  console.log([CONDITIONS, report(cases), watching, ...details, goals(cases)].join("\n\n"));
} finally {
  await all.close();
}
