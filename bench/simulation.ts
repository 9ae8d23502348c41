/**
 * `npm run bench:simulation -- [--applications 10000] [note]`: how long `npm run simulate` takes for so many applications of
 * the default scenario, its three modes side by side. The floor is chance and order alone, on one thread: as many reviews
 * drawn for and put through the queue, and no rules. The note is printed with the conditions.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { instantOfEpoch } from "../functions/domain/base/time.ts";
import { draws } from "../simulation/draws.ts";
import { queue } from "../simulation/queue.ts";
import { MODES } from "../simulation/roads.ts";
import { readScenario, type Scenario } from "../simulation/scenario.ts";
import { simulate } from "../simulation/simulate.ts";
import { hardware, row } from "./report.ts";

const DEFAULT = "simulation/the-road-of-967-days.yaml";
const MOST_SECONDS = 60;
const SPREAD_MILLISECONDS = 1000 * 24 * 3600 * 1000;

const { values, positionals } = parseArgs({
  options: { applications: { type: "string", default: "10000" } },
  allowPositionals: true,
});
const content = parse(readFileSync(DEFAULT, "utf8")) as object;
const read = readScenario({ ...content, applications: Number(values.applications) });
if ("faults" in read) {
  for (const { path, message } of read.faults) console.error(`${path}: ${message}`);
  process.exit(1);
}
const { scenario } = read;
const under = hardware(positionals.join(" "));

const secondsOf = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
let reviews = 0;
const floor = await secondsOf(() => void (reviews = chanceAlone(scenario)));
const took = await secondsOf(() => simulate(scenario));
const memory = process.memoryUsage().rss / 1024 / 1024;

console.log(
  [
    ...under,
    `  ${DEFAULT}: ${scenario.applications} applications, ${scenario.departments.length} departments, ${scenario.links.length} links, ${MODES.length} modes, each in a thread of its own.`,
    "",
    "SIMULATION (measured)",
    row("floor: chance and order alone, one thread", floor.toFixed(1), `s, ${reviews} reviews`),
    row(
      "npm run simulate, until its figures",
      took.toFixed(1),
      `s, ${Math.round(reviews / took)} reviews a second`,
    ),
    row("resident at the end", memory.toFixed(0), "MB"),
    "",
    "GOALS on two processors",
    row(`until its figures, s ≤ ${MOST_SECONDS}`, took.toFixed(1), took <= MOST_SECONDS ? "met" : "MISSED"),
  ].join("\n"),
);

/** Draws for every review in every mode what a department's days are drawn by, and lets all of them end in order. */
function chanceAlone({ seed, applications, types }: Scenario): number {
  const draw = draws(seed);
  const linksOf = types.map((type) => type.links);
  let ended = 0;
  for (const _ of MODES)
    for (let number = 0; number < applications; number++) {
      const going = queue<string>();
      for (const code of linksOf[number % linksOf.length]!) {
        const drawn = ["response", "silence", "window", "supplement"].map((what) =>
          draw.uniform(number, code, what),
        );
        going.push(instantOfEpoch(Math.floor(drawn[0]! * SPREAD_MILLISECONDS)), code);
      }
      while (going.pop() !== undefined) ended++;
    }
  return ended;
}
