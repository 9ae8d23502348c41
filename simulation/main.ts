/** `npm run simulate -- [--scenario FILE] [--applications N] [--seed N] [--out FOLDER] [--predictions]`: what parallel approval would change, in three modes. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { plotOf } from "./plot.ts";
import { predictionsOf, predictionTable } from "./predictions.ts";
import { aligned, csvOf, tableOf } from "./report.ts";
import { readScenario } from "./scenario.ts";
import { simulate } from "./simulate.ts";
import { travelled } from "./travel.ts";

const DEFAULT = "simulation/the-road-of-967-days.yaml";

try {
  process.exitCode = await main();
} catch (error) {
  // A file that is not there, a folder that may not be written, an option that there is not: said in one line.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      scenario: { type: "string", default: DEFAULT },
      applications: { type: "string" },
      seed: { type: "string" },
      out: { type: "string" },
      predictions: { type: "boolean", default: false },
    },
  });
  const content = readFrom(values.scenario);
  const read = readScenario(
    isObject(content)
      ? {
          ...content,
          ...(values.applications !== undefined && { applications: Number(values.applications) }),
          ...(values.seed !== undefined && { seed: Number(values.seed) }),
        }
      : content,
  );
  if ("faults" in read) {
    console.error(`${values.scenario} cannot be simulated:`);
    for (const { path, message } of read.faults) console.error(`  ${path}: ${message}`);
    return 1;
  }
  const { scenario } = read;
  if (values.predictions) {
    // Silence is on record as late, and then as it was answered under pressure: nobody is let off by the mode.
    const foreseen = predictionsOf(travelled(scenario, "parallel"), scenario);
    const { name, applications, seed, year } = scenario;
    console.log(`${name.en} (${name.zh})`);
    console.log(
      `${applications} applications in ${year}, seed ${seed}, all at once: what was likely to be late (可能超期)\n`,
    );
    console.log(aligned(predictionTable(scenario, foreseen)));
    return 0;
  }
  const modes = await simulate(scenario, (mode, done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${mode}: ${done} of ${scenario.applications}   `);
  });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  process.stdout.write(tableOf(scenario, modes));
  if (values.out === undefined) return 0;
  mkdirSync(values.out, { recursive: true });
  const kept = { "figures.csv": csvOf(modes), "days.svg": plotOf(scenario, modes) };
  for (const [file, text] of Object.entries(kept)) writeFileSync(join(values.out, file), text);
  console.log(`\n${Object.keys(kept).join(" and ")} lie in ${values.out}.`);
  return 0;
}

function readFrom(file: string): unknown {
  const text = readFileSync(file, "utf8");
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file} is no YAML: ${(error as Error).message}`, { cause: error });
  }
}

function isObject(content: unknown): content is object {
  return typeof content === "object" && content !== null && !Array.isArray(content);
}
