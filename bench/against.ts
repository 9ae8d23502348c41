/**
 * `npm run bench:against -- --before <folder> [--rounds 20] [--applications 120] [--clients 20] [--callers 50] [note]`: this
 * version beside an earlier one, which lies checked out, installed and built (`npm run build`) in that folder. Both run at
 * once and only one is loaded at a time. In a round each is loaded twice, one first and last and the other in between, and the
 * next round the other way round: whatever drifts, or favours who comes first, favours both. What is compared are the two of one round.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { caller, closedLoop, median, pause, type Caller } from "./load.ts";
import { PRODUCT, start, stopAllAtExit, type Started } from "./processes.ts";
import { ratioOf, type Interval } from "./ratio.ts";
import {
  consent,
  mattersOf,
  submit,
  tokenFor,
  WRITES,
  writesSoFar,
  type Open,
  type Submitted,
} from "./product.ts";
import { machine } from "./report.ts";

/** What a round found, of one side: so many a second. */
type Rates = { submissions: number[]; callbacks: number[] };
type Side = {
  name: string;
  process: Started;
  to: Caller;
  tokens: Map<string, string>;
  rates: Rates;
  reviews: number;
};

/** Slower by more than this is too slow. */
const MOST_SLOWER = 0.05;
/** A side is left alone until it has been this idle, in shares of a processor, before the other is loaded. */
const IDLE = 0.05;
const LOOK_MILLISECONDS = 400;

const { values, positionals } = parseArgs({
  options: {
    before: { type: "string" },
    rounds: { type: "string", default: "20" },
    applications: { type: "string", default: "120" },
    clients: { type: "string", default: "20" },
    callers: { type: "string", default: "50" },
  },
  allowPositionals: true,
});
const [rounds, applications, clients, callers] = [
  values.rounds,
  values.applications,
  values.clients,
  values.callers,
].map(Number) as [number, number, number, number];
const before = values.before === undefined ? "" : resolve(values.before);
if (
  !existsSync(join(before, "dist/server/main.mjs")) ||
  ![rounds, applications, clients, callers].every((n) => n >= 1)
) {
  console.error(
    "bench:against compares with an earlier version: --before names the folder where it lies checked out, installed and built, and what is counted is at least 1",
  );
  process.exit(1);
}

stopAllAtExit();
console.log(machine(positionals.join(" ")).join("\n"));
console.log(
  `  ${rounds} rounds, in each of which both are loaded twice: with ${applications} submissions at ${clients} clients, waited for, and all their callbacks at ${callers}; one round before them warms up.`,
);
const sides = [await sideOf("before", { ...PRODUCT, cwd: before }), await sideOf("now", PRODUCT)] as const;
try {
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? sides : sides.toReversed();
    const took = new Map(sides.map((side) => [side, { submissions: 0, callbacks: 0 }]));
    for (const side of [...order, ...order.toReversed()]) {
      const { submissions, callbacks } = await load(side);
      took.get(side)!.submissions += submissions;
      took.get(side)!.callbacks += callbacks;
    }
    for (const [{ rates, reviews }, { submissions, callbacks }] of round > 0 ? took : []) {
      rates.submissions.push((2 * applications) / submissions);
      rates.callbacks.push((2 * applications * reviews) / callbacks);
    }
    const [old, now] = sides.map(({ rates }) => rates) as [Rates, Rates];
    if (round > 0)
      console.error(
        `round ${round} of ${rounds}: submissions ${told(old.submissions.at(-1)!, now.submissions.at(-1)!)}, callbacks ${told(old.callbacks.at(-1)!, now.callbacks.at(-1)!)}`,
      );
  }
} finally {
  for (const { to } of sides) to.close();
  await Promise.all(sides.map(({ process }) => process.stop()));
}

console.log(
  "A SECOND (now / before; the ratio is the geometric mean of the rounds', with its 95 % interval)",
);
let isMet = true;
for (const kind of ["submissions", "callbacks"] as const) {
  const [old, now] = sides.map(({ rates }) => rates[kind]) as [number[], number[]];
  const ratio = ratioOf(now.map((rate, i) => rate / old[i]!));
  isMet &&= ratio.low >= 1 - MOST_SLOWER;
  console.log(
    `  ${kind.padEnd(12)} median ${median(now).toFixed(0)} / ${median(old).toFixed(0)}; ratio ${inWords(ratio)}: ${verdict(ratio)}`,
  );
}
process.exitCode = isMet ? 0 : 1;

async function sideOf(name: string, program: typeof PRODUCT & { cwd?: string }): Promise<Side> {
  const process = await start(program);
  const to = caller(process.url, callers);
  return { name, process, to, tokens: new Map(), rates: { submissions: [], callbacks: [] }, reviews: 0 };
}

/** @returns seconds until all were waited for, and of all their callbacks */
async function load(side: Side): Promise<{ submissions: number; callbacks: number }> {
  await Promise.all(sides.map(({ process }) => isIdle(process)));
  const { to } = side;
  const sent: Submitted[] = [];
  const began = performance.now();
  await closedLoop(
    clients,
    Array.from({ length: applications }),
    async () => void sent.push(await submit(to)),
  );
  for (const { applicationId } of sent)
    while ((await writesSoFar(to, applicationId)) < WRITES) await pause(5);
  const submissions = (performance.now() - began) / 1000;
  const reviews = await reviewsOf(side, sent);
  side.reviews = reviews.length / sent.length;
  await Promise.all(sides.map(({ process }) => isIdle(process)));
  const run = await closedLoop(callers, reviews, ({ reviewId, department }) =>
    consent(to, reviewId, side.tokens.get(department)!),
  );
  return { submissions, callbacks: run.seconds };
}

async function reviewsOf({ to, tokens }: Side, sent: readonly Submitted[]): Promise<Open[]> {
  const matters = await mattersOf(to, sent[0]!);
  for (const { department } of matters)
    if (!tokens.has(department)) tokens.set(department, await tokenFor(to, department));
  return sent.flatMap(({ applicationId }) =>
    matters.map(({ suffix, department }) => ({ reviewId: `${applicationId}${suffix}`, department })),
  );
}

async function isIdle(process: Started): Promise<void> {
  for (let last = process.processorSeconds(); ;) {
    await pause(LOOK_MILLISECONDS);
    const now = process.processorSeconds();
    // Where nobody says how long a process has run, a look's time has to do.
    if (last === null || now === null || now - last <= (IDLE * LOOK_MILLISECONDS) / 1000) return;
    last = now;
  }
}

function told(old: number, now: number): string {
  return `${now.toFixed(0)} / ${old.toFixed(0)} (${(now / old).toFixed(2)})`;
}

function inWords({ mean, low, high }: Interval): string {
  return `${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function verdict({ low, high }: Interval): string {
  if (low >= 1 - MOST_SLOWER) return "no more than 5 % slower";
  return high < 1 - MOST_SLOWER ? "MORE THAN 5 % SLOWER" : "NOT SHOWN to be no more than 5 % slower";
}
