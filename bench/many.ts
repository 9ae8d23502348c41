/**
 * `npm run bench:many -- [--applications 10000] [--folder <kept>] [note]`: so many applications wait, submitted over HTTP. Says
 * what they weigh, how long a start on their folder takes until it is ready, which is when all of them carry on, how long a
 * status read takes then, while the start looks through the record and later, and what it does while nothing happens. A
 * `--folder` is kept with what was submitted into it, and started on by the next run. The note is printed with the conditions.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { caller, closedLoop, pause, percentile, rateOf, type Caller, type Run } from "./load.ts";
import { emptyFolder, PRODUCT, start, stopAllAtExit, type Memory } from "./processes.ts";
import { writesSoFar, WRITES, REVIEWS, statusOf, submit, tokenFor, type Submitted } from "./product.ts";
import { machine, row } from "./report.ts";

const CLIENTS = 20;
const READS = { first: 500, one: 500, twenty: 2000 } as const;
const WORKLISTS = 200;
const SETTLE_MILLISECONDS = 5000;
/** As long as nothing happens for the share of a processor that this takes. */
const QUIET_SECONDS = 60;
const MEGABYTE = 1024 * 1024;

const { values, positionals } = parseArgs({
  options: {
    applications: { type: "string", default: "10000" },
    folder: { type: "string" },
    /** Minutes that the start's own pass over all cases may take before "nothing happens" is given up. */
    patience: { type: "string", default: "10" },
  },
  allowPositionals: true,
});
const count = Number(values.applications);

let last = 0; // the application that was read last

stopAllAtExit();
const folder = values.folder ?? emptyFolder();
if (values.folder === undefined) process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
/** Where a kept folder has what was submitted into it, and how that went. */
const kept = `${folder}.json`;
const under = machine(positionals.join(" "));
const progress = (text: string) => console.error(`${Math.round(performance.now() / 1000)} s  ${text}`);

const percent = (share: number | null): string => (share === null ? "?" : `${(share * 100).toFixed(2)} %`);
const goal = (text: string, value: number, most: number): string =>
  row(`${text} ≤ ${most}`, value.toFixed(1), value <= most ? "met" : "MISSED");

const isKept = existsSync(kept);
const { submitted, run, waitedFor, weight } = isKept ? readKept() : await layOut();
const again = await startAgain();
const mb = (bytes: number | null): string => (bytes === null ? "?" : (bytes / MEGABYTE).toFixed(0));
const ms = ({ milliseconds }: Run): string =>
  [50, 95, 99, 100].map((p) => `p${p} ${percentile(milliseconds, p).toFixed(1)}`).join(", ");

console.log(
  [
    ...under,
    `  ${count} applications, ${count * REVIEWS} reviews, region 440307, all waiting; submitted over HTTP by ${CLIENTS} clients, then the process is ended and started again on the folder.`,
    "  npm start as it is (no memory limit of its own). Executions and waits are on record: who is ready carries on with all of them.",
    "",
    `SUBMITTING (measured${isKept ? ", in an earlier run" : ""})`,
    row("answered", rateOf(run).toFixed(0), `a second, over ${run.seconds.toFixed(0)} s`),
    row("until all were waited for", waitedFor.toFixed(0), "s"),
    row("resident then", mb(weight.resident), `MB, at its highest ${mb(weight.peak)} MB`),
    row("files in the data folder", mb(weight.disk), "MB"),
    "",
    "STARTING AGAIN (measured)",
    row("start to the ready line", again.ready.toFixed(1), "s"),
    row("resident when ready", mb(again.atReady), "MB"),
    row("resident after the first reads", mb(again.resident), `MB, at its highest ${mb(again.peak)} MB`),
    row(
      "status reads right after, 1 client",
      `${again.meanwhile.milliseconds.length}`,
      `${ms(again.meanwhile)} ms`,
    ),
    "",
    "WITH ALL WAITING (measured)",
    row("status reads, 1 client", `${READS.one}`, `${ms(again.one)} ms`),
    row(
      `status reads, ${CLIENTS} clients`,
      `${READS.twenty}`,
      `${ms(again.twenty)} ms; ${rateOf(again.twenty).toFixed(0)} a second`,
    ),
    row("worklists, 1 client", `${WORKLISTS}`, `${ms(again.worklists)} ms`),
    row(
      "while nothing happens, all cases looked through",
      percent(again.idle),
      `of a processor, over ${QUIET_SECONDS} s`,
    ),
    "",
    "GOALS on two processors",
    goal("start to the ready line, s", again.ready, count > 10_000 ? 3 : 1),
    goal("resident after the first reads, MB", again.resident / MEGABYTE, 250),
    goal("status reads, 1 client: p99 ms", percentile(again.one.milliseconds, 99), 10),
    ...(again.idle === null ? [] : [goal("while nothing happens, % of a processor", again.idle * 100, 1)]),
  ].join("\n"),
);

type LaidOut = {
  submitted: Submitted[];
  run: Run;
  waitedFor: number;
  weight: Memory & { disk: number };
};

async function layOut(): Promise<LaidOut> {
  if (values.folder !== undefined) mkdirSync(folder, { mode: 0o700 });
  const product = await start(PRODUCT, folder);
  const to = caller(product.url, CLIENTS);
  const submitted: Submitted[] = [];
  const began = performance.now();
  const run = await closedLoop(CLIENTS, Array.from({ length: count }), async () => {
    submitted.push(await submit(to));
    if (submitted.length % 500 === 0) progress(`${submitted.length} submitted`);
  });
  while ((await writesSoFar(to)) < count * WRITES) await pause(100);
  const waitedFor = (performance.now() - began) / 1000;
  await pause(SETTLE_MILLISECONDS);
  const weight = { ...product.memory(), disk: product.diskBytes() };
  to.close();
  await product.stop();
  const laidOut: LaidOut = { submitted, run, waitedFor, weight };
  if (values.folder !== undefined) writeFileSync(kept, JSON.stringify(laidOut), { mode: 0o600 });
  return laidOut;
}

/** What an earlier run submitted into the folder. */
function readKept(): LaidOut {
  const laidOut = JSON.parse(readFileSync(kept, "utf8")) as LaidOut;
  if (laidOut.submitted.length !== count)
    throw new Error(`${folder} holds ${laidOut.submitted.length} applications, and ${count} were asked for`);
  return laidOut;
}

async function startAgain() {
  progress("starting again");
  const product = await start(PRODUCT, folder);
  progress("ready");
  const atReady = product.memory().resident;
  const to = caller(product.url, CLIENTS + 1);
  const meanwhile = await read(to, 1, READS.first);
  await pause(SETTLE_MILLISECONDS);
  const { resident, peak } = product.memory();
  const one = await read(to, 1, READS.one);
  const twenty = await read(to, CLIENTS, READS.twenty);
  const token = await tokenFor(to, "planning");
  const headers = { authorization: `Bearer ${token}` };
  const worklists = await closedLoop(1, Array.from({ length: WORKLISTS }), async () => {
    const { status } = await to.send({ method: "GET", path: "/v1/reviews", headers });
    if (status !== 200) throw new Error(`a worklist answered ${status}`);
  });
  const isOver = await lookedThrough(to);
  const before = product.processorSeconds();
  progress(`nothing happens for ${QUIET_SECONDS} s`);
  await pause(QUIET_SECONDS * 1000);
  const idle = before === null || !isOver ? null : (product.processorSeconds()! - before) / QUIET_SECONDS;
  to.close();
  await product.stop();
  return {
    idle,
    ready: product.readySeconds,
    atReady,
    resident,
    peak,
    meanwhile,
    one,
    twenty,
    worklists,
  };
}

/** Waits until the start has looked through all cases and the whole record, which it does in half of the time where nobody comes. */
async function lookedThrough(to: Caller): Promise<boolean> {
  progress("waiting until the start has looked through everything");
  const until = performance.now() + Number(values.patience) * 60_000;
  while (performance.now() < until) {
    const { body } = await to.send({ method: "GET", path: "/readyz" });
    if ((body as { record: string }).record !== "being-checked") return true;
    await pause(1000);
  }
  return false;
}

/** So many status reads, each of another application: far apart, so that none is read twice in a row. */
function read(to: Caller, clients: number, reads: number): Promise<Run> {
  const chosen = Array.from({ length: reads }, () => submitted[(last += 7919) % submitted.length]!);
  return closedLoop(clients, chosen, async (one) => {
    const { reviews } = await statusOf(to, one);
    if (reviews.length !== REVIEWS) throw new Error(`${reviews.length} of ${REVIEWS} reviews are on record`);
  });
}
