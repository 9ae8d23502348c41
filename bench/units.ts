/**
 * `npm run bench:units -- [--requests]`: counts what whole cases take of the cloud, in units of DynamoDB, invocations and
 * state transitions; with `--requests` also where each unit goes. Counts are the same at every run, on every machine.
 */
import { parseArgs } from "node:util";
import { countCases, countReconciliation } from "./units/cases.ts";
import { CONDITIONS, goals, reconciliation, report, requests } from "./units/report.ts";
import { countSupervision, supervisionReport } from "./units/supervision.ts";
import { roadCloud } from "./units/road.ts";

const { values } = parseArgs({ options: { requests: { type: "boolean", default: false } } });
const { all, submission } = await roadCloud();
try {
  const cases = await countCases(all, submission);
  const details = values.requests ? cases.map(requests) : [];
  const watching = reconciliation(await countReconciliation(all, submission));
  const views = supervisionReport(await countSupervision(all));
  console.log([CONDITIONS, report(cases), watching, views, ...details, goals(cases)].join("\n\n"));
} finally {
  await all.close();
}
