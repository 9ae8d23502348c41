/**
 * `npm run bench`: measures callbacks and submissions beside a floor, decisions, and what a thousand waiting applications weigh.
 * Progress goes to stderr, the report to stdout; what is given as arguments is printed with the conditions.
 */
import { measureCallbacks } from "./callbacks.ts";
import { stopAllAtExit } from "./processes.ts";
import { measureDecisions } from "./decisions.ts";
import { goals } from "./goals.ts";
import { conditions, report } from "./report.ts";
import { measureSubmissions, ROUNDS, type Submissions } from "./submissions.ts";

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const progress = (text: string) => console.error(`${String(seconds()).padStart(4)} s  ${text}`);

stopAllAtExit();
try {
  const under = conditions(process.argv.slice(2).join(" "));
  const callbacks = await measureCallbacks(progress);
  const submissions: Submissions[] = [];
  for (let round = 1; round <= ROUNDS; round++)
    submissions.push(await measureSubmissions((text) => progress(`round ${round} of ${ROUNDS}: ${text}`)));
  const decisions = await measureDecisions(progress);
  const measured = { callbacks, submissions, decisions };
  console.log([under, report(measured), goals(measured)].join("\n\n"));
  console.log(`\nThe whole run took ${seconds()} s.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
