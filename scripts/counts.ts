/**
 * `npm run counts`: in how many places a fact is written down, and how much is deployed. Needs `npm run synth` first.
 * `-- --repo <folder>` counts another checkout, `-- --region <code>` another region's stacks.
 */
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { EVENTS, ID_GRAMMAR, ROUTES } from "./counts/facts.ts";
import { placesOf, sourcesIn, type Place, type Source } from "./counts/places.ts";
import { NotSynthesised, stacksOf, totalOf, type Stack } from "./counts/stacks.ts";

const { values } = parseArgs({
  options: {
    repo: { type: "string", default: fileURLToPath(new URL("..", import.meta.url)) },
    region: { type: "string", default: "440307" },
  },
});
const repo = resolve(values.repo);

try {
  const stacks = stacksOf(join(repo, "cdk.out"), values.region);
  const sources = sourcesIn(repo);
  const blocks = [
    ...ROUTES.map(({ name, path, written }) => placesBlock(`route ${name}, ${path}`, sources, written)),
    ...EVENTS.map(({ type, written }) => placesBlock(`event ${type}`, sources, written)),
    placesBlock("grammar of ids", sources, ID_GRAMMAR),
    stacksBlock(values.region, stacks),
    `BUNDLES (npm run sizes)\n${sizes()}`,
  ];
  console.log(blocks.join("\n\n"));
} catch (error) {
  if (!(error instanceof NotSynthesised)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function placesBlock(what: string, sources: readonly Source[], written: RegExp): string {
  const places = placesOf(sources, written);
  const files = new Set(places.map(({ file }) => file)).size;
  const row = ({ file, line, statement }: Place) => `  ${`${file}:${line}`.padEnd(58)} ${statement}`;
  return [`PLACES ${what}: ${places.length} in ${files} files`, ...places.map(row)].join("\n");
}

function stacksBlock(region: string, stacks: readonly Stack[]): string {
  const row = (name: string, ...numbers: (number | string)[]) =>
    `  ${name.padEnd(34)}${numbers.map((number) => String(number).padStart(11)).join("")}`;
  const counted = ({ name, functions, roles, resources }: Stack) => row(name, functions, roles, resources);
  return [
    `STACKS of region ${region} (cdk.out)`,
    row("stack", "functions", "roles", "resources"),
    ...stacks.map(counted),
    counted(
      totalOf(
        "API stacks together",
        stacks.filter(({ isApi }) => isApi),
      ),
    ),
    counted(totalOf("the region", stacks)),
  ].join("\n");
}

/** That checkout's own table: it may be another than ours. */
function sizes(): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["infra/bundleSizes.ts"], {
    cwd: repo,
    encoding: "utf8",
  });
  // Over the budget it exits with 1 and says so in the row; without a table it has failed.
  if (stdout === "") throw new Error(`infra/bundleSizes.ts ended with ${status}: ${stderr}`);
  return stdout.trimEnd().replace(/^/gm, "  ");
}
