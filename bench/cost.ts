/**
 * `npm run cost -- [--prices <file>]`: what whole cases cost in the cloud, per thousand applications and by a dated price
 * list of each partition: on time, with two departments silent, with a joint review. What was counted is the same at every run.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { REGION } from "./cost/goals.ts";
import { usageOf } from "./cost/meters.ts";
import { pricesIn } from "./cost/prices.ts";
import { CONDITIONS, functions, goals, table } from "./cost/report.ts";
import { countCases, countReading, type CaseName } from "./units/cases.ts";
import { roadCloud } from "./units/road.ts";

const PRICED: readonly CaseName[] = [
  "everybody answers on time",
  "two departments are silent",
  "one objects, and a joint review settles it",
];

const { values } = parseArgs({ options: { prices: { type: "string" } } });
const file = values.prices ?? new URL("cost/prices.yaml", import.meta.url);
const lists = pricesIn(readFileSync(file, "utf8"));

const { all, submission } = await roadCloud();
try {
  const cases = (await countCases(all, submission)).filter(({ name }) => PRICED.includes(name));
  const counted = { cases, reading: usageOf(await countReading(all, submission)) };
  const tables = [...lists].map(([region, list]) => table(region, list, counted));
  const ours = lists.get(REGION);
  console.log(
    [CONDITIONS, functions(counted), ...tables, ...(ours ? [goals(ours, counted)] : [])].join("\n\n"),
  );
} finally {
  await all.close();
}
