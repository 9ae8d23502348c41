/**
 * `npm run bench:load -- [--minutes 10] [note]`: submissions, callbacks, status reads and worklists mixed, for minutes
 * on end, with a steady number of applications waiting. Says how long each took, what went wrong, and whether memory
 * stays where it was. The note is printed with the conditions.
 */
import { parseArgs } from "node:util";
import { caller, median, pause, percentile, type Call, type Reply } from "./load.ts";
import { PRODUCT, start, stopAllAtExit } from "./processes.ts";
import {
  CONSENT,
  mattersOf,
  REVIEWS,
  WRITES,
  writesSoFar,
  submit,
  tokenFor,
  type Submitted,
} from "./product.ts";
import { machine, row } from "./report.ts";

const CLIENTS = 8;
const THINK_MILLISECONDS = 30;
/** Applications that wait at a time: a new one is submitted when one has been decided. */
const WAITING = 200;
/** Shares of all requests; the rest are callbacks, and submissions where fewer than that wait. */
const SHARES = { status: 0.25, worklist: 0.1 } as const;
const SAMPLE_MILLISECONDS = 5000;
const MEGABYTE = 1024 * 1024;
/** The decided applications that are checked at the end. */
const CHECKED = 300;

type Kind = "submission" | "callback" | "status" | "worklist";
/** `left`: who has still to answer. */
type Waiting = Submitted & { left: string[] };

const { values, positionals } = parseArgs({
  options: { minutes: { type: "string", default: "10" } },
  allowPositionals: true,
});
const seconds = Number(values.minutes) * 60;

stopAllAtExit();
const under = machine(positionals.join(" "));
const product = await start(PRODUCT);
const to = caller(product.url, CLIENTS + 1);
const example = await submit(to);
while ((await writesSoFar(to)) < WRITES) await pause(50);
const matters = await mattersOf(to, example);
const departments = matters.map(({ department }) => department);
const tokens = new Map<string, string>();
for (const department of departments) tokens.set(department, await tokenFor(to, department));

const times: Record<Kind, number[]> = { submission: [], callback: [], status: [], worklist: [] };
const errors = new Map<string, number>();
const memory: { at: number; resident: number }[] = [];
const waiting: Waiting[] = [];
const decided: Submitted[] = [];
let decidedCount = 0;
let submitting = 0;

const began = performance.now();
const elapsed = () => (performance.now() - began) / 1000;
const random = lottery(1);
const sampling = setInterval(() => {
  memory.push({ at: elapsed(), resident: product.memory().resident });
  if (memory.length % 12 === 0)
    console.error(
      `${String(Math.round(elapsed())).padStart(4)} s  ${(memory.at(-1)!.resident / MEGABYTE).toFixed(0)} MB, ${decidedCount} decided, ${waiting.length} waiting, ${errors.size} kinds of error`,
    );
}, SAMPLE_MILLISECONDS);

await Promise.all(
  Array.from({ length: CLIENTS }, async () => {
    while (elapsed() < seconds) {
      await act();
      await pause(THINK_MILLISECONDS);
    }
  }),
);
clearInterval(sampling);
const lasted = elapsed();
const { peak } = product.memory();
const diskBytes = product.diskBytes();

let wrong = 0;
for (const { applicationId, queryCode } of decided) {
  const reply = await to.send(statusCall({ applicationId, queryCode }));
  if ((reply.body as { status?: string }).status !== "granted") wrong++;
}
to.close();
const logged = await product.stop().then(
  () => "none",
  (error: unknown) => String(error),
);
console.log([...under, ...conditions(), "", ...figures(), "", ...memoryFigures()].join("\n"));

async function act(): Promise<void> {
  const draw = random();
  if (draw < SHARES.status) return readStatus();
  if (draw < SHARES.status + SHARES.worklist) return readWorklist();
  if (waiting.length + submitting < WAITING) return submitOne();
  return callBack();
}

async function submitOne(): Promise<void> {
  submitting++;
  try {
    const sent = performance.now();
    const receipt = await submit(to).catch((error: unknown) =>
      fail("submission", String(error).slice(0, 80)),
    );
    if (!receipt) return;
    times.submission.push(performance.now() - sent);
    const left = matters.map(({ suffix }) => suffix);
    waiting.push({ ...receipt, left });
  } finally {
    submitting--;
  }
}

async function callBack(): Promise<void> {
  const at = Math.floor(random() * waiting.length);
  const one = waiting[at];
  if (!one) return readStatus();
  const suffix = one.left.splice(Math.floor(random() * one.left.length), 1)[0]!;
  if (one.left.length === 0) waiting.splice(at, 1);
  const department = matters.find((matter) => matter.suffix === suffix)!.department;
  await timed("callback", {
    method: "PUT",
    path: `/v1/reviews/${one.applicationId}${suffix}/opinion`,
    headers: { authorization: `Bearer ${tokens.get(department)}` },
    body: CONSENT,
  });
  if (one.left.length > 0) return;
  decidedCount++;
  // Every fourth or so of the latest ones is looked at when all is over.
  if (decided.length < CHECKED) decided.push(one);
  else decided[Math.floor(random() * CHECKED)] = one;
}

async function readStatus(): Promise<void> {
  const one = random() < 0.8 ? pick(waiting) : pick(decided);
  await timed("status", statusCall(one ?? example));
}

async function readWorklist(): Promise<void> {
  const department = departments[Math.floor(random() * departments.length)]!;
  const phase = random() < 0.8 ? "" : "?status=closed";
  await timed("worklist", {
    method: "GET",
    path: `/v1/reviews${phase}`,
    headers: { authorization: `Bearer ${tokens.get(department)}` },
  });
}

function statusCall({ applicationId, queryCode }: Submitted): Call {
  return {
    method: "GET",
    path: `/v1/applications/${applicationId}`,
    headers: { "x-query-code": queryCode },
  };
}

async function timed(kind: Kind, call: Call): Promise<unknown> {
  const sent = performance.now();
  const reply: Reply | undefined = await to
    .send(call)
    .catch((error: unknown) => fail(kind, String(error).slice(0, 80)));
  if (!reply) return;
  if (reply.status !== 200) return fail(kind, String(reply.status));
  times[kind].push(performance.now() - sent);
  return reply.body;
}

function fail(kind: Kind, what: string): undefined {
  const name = `${kind}: ${what}`;
  errors.set(name, (errors.get(name) ?? 0) + 1);
}

function pick<T>(things: readonly T[]): T | undefined {
  return things[Math.floor(random() * things.length)];
}

function conditions(): string[] {
  return [
    `  One process as npm start runs it, the machine's clock, region 440307; ${CLIENTS} clients, ${THINK_MILLISECONDS} ms between an answer and the next request of its client.`,
    `  ${WAITING} applications (${WAITING * REVIEWS} reviews) wait at a time; ${SHARES.status * 100} % of the requests are status reads, ${SHARES.worklist * 100} % worklists, the rest callbacks and as many submissions as that takes.`,
    `  Lasted ${lasted.toFixed(0)} s. Memory is the resident size of the process from outside, every ${SAMPLE_MILLISECONDS / 1000} s.`,
  ];
}

function figures(): string[] {
  const count = Object.values(times).reduce((sum, { length }) => sum + length, 0);
  const failed = [...errors.values()].reduce((sum, one) => sum + one, 0);
  return [
    "REQUESTS (measured)",
    row("all", `${count}`, `answered, ${(count / lasted).toFixed(0)} a second`),
    ...Object.entries(times).map(([kind, own]) =>
      row(
        kind,
        `${own.length}`,
        [50, 95, 99, 100].map((p) => `p${p} ${percentile(own, p).toFixed(1)} ms`).join(", "),
      ),
    ),
    row("errors", `${failed}`, [...errors].map(([name, times]) => `${name} × ${times}`).join(", ") || "none"),
    row("errors in the product's log", logged === "none" ? "0" : "some", logged),
    row("applications answered by all", `${decidedCount}`, `${(decidedCount / lasted).toFixed(1)} a second`),
    row("of them checked: not granted", `${wrong}`, `of ${decided.length}`),
  ];
}

function memoryFigures(): string[] {
  const megabytes = memory.map(({ resident }) => resident / MEGABYTE);
  const fifth = (n: number) =>
    megabytes.slice(Math.floor(((n - 1) * megabytes.length) / 5), Math.floor((n * megabytes.length) / 5));
  const fifths = [1, 2, 3, 4, 5].map((n) => median(fifth(n)));
  const [, second, , , last] = fifths as [number, number, number, number, number];
  return [
    "MEMORY AND DISK (measured from outside)",
    row("resident, median of each fifth", fifths.map((mb) => mb.toFixed(0)).join(", "), "MB"),
    row(
      "last fifth against the second",
      `${last >= second ? "+" : ""}${(last - second).toFixed(0)}`,
      `MB (${((last / second - 1) * 100).toFixed(1)} %), computed`,
    ),
    row("highest resident", peak === null ? "not known" : (peak / MEGABYTE).toFixed(0), "MB"),
    row("samples", `${megabytes.length}`, ""),
    row("files in the data folder", (diskBytes / MEGABYTE).toFixed(0), "MB at the end"),
  ];
}

/** Chance that is the same every time (mulberry32). */
function lottery(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
