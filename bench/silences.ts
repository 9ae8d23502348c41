/**
 * `npm run bench:silences -- [--cases 10000] [note]`: a due instant on which so many reviews fall silent at once, each the
 * last of its case: until all are closed, told and decided. The note is printed with the conditions.
 */
import { parseArgs } from "node:util";
import { caller, closedLoop, expectStatus, type Caller } from "./load.ts";
import { PRODUCT, start, stopAllAtExit } from "./processes.ts";
import { prepare } from "./decisions.ts";
import { consent, statusOf } from "./product.ts";
import { machine, MEGABYTE, row } from "./report.ts";

/** A Monday morning of a year whose calendar is published. */
const MONDAY = "2026-03-02T09:00:00+08:00";
/** Who falls silent: three working days, and its silence consents. */
const SILENT = "power-supply";
/** The last second of its limit, and the instant of its end. */
const [EVE, DUE] = ["2026-03-05T23:59:59+08:00", "2026-03-06T00:00:00+08:00"];
const CLIENTS = 50;

const { values, positionals } = parseArgs({
  options: { cases: { type: "string", default: "10000" } },
  allowPositionals: true,
});
const cases = Number(values.cases);

stopAllAtExit();
const under = machine(positionals.join(" "));
const progress = (text: string) => console.error(`${Math.round(performance.now() / 1000)} s  ${text}`);
const { toTheEveSeconds, dueSeconds, peak } = await measureSilences(cases, progress);
console.log(
  [
    ...under,
    "",
    `A DUE INSTANT on which ${cases} reviews fall silent at once, each the last of its case (measured; virtual time)`,
    row("three mornings' rounds before it", toTheEveSeconds.toFixed(1), "s"),
    row("until all are closed, told and decided", dueSeconds.toFixed(1), "s; every case was read afterwards"),
    row("highest resident", peak === null ? "?" : (peak / MEGABYTE).toFixed(0), "MB"),
  ].join("\n"),
);

type Silences = {
  /** Until the clock had moved to the eve, with the rounds of three mornings. */
  toTheEveSeconds: number;
  /** Until it had moved on to the due instant, and everything that follows from it was done. */
  dueSeconds: number;
  peak: number | null;
};

/** @throws when one of the cases is not granted, or has no certificate of the silence */
async function measureSilences(count: number, progress: (text: string) => void): Promise<Silences> {
  const program = { ...PRODUCT, env: (folder: string) => ({ ...PRODUCT.env(folder), CLOCK: MONDAY }) };
  const product = await start(program);
  const to = caller(product.url, CLIENTS);
  try {
    progress(`silences: preparing ${count} applications`);
    const { cases, tokens } = await prepare(to, count);
    const answering = cases.flatMap(({ reviews }) =>
      reviews.filter(({ department }) => department !== SILENT),
    );
    progress(`silences: ${answering.length} callbacks, so that one review of each is left`);
    await closedLoop(CLIENTS, answering, ({ reviewId, department }) =>
      consent(to, reviewId, tokens.get(department)!),
    );
    progress("silences: to the eve of the due instant");
    const toTheEveSeconds = await move(to, EVE);
    progress("silences: to the due instant");
    const dueSeconds = await move(to, DUE);
    progress("silences: reading what came of it");
    await closedLoop(CLIENTS, cases, async (one) => {
      const { status, reviews } = await statusOf(to, one);
      const outcomes = reviews.filter(({ outcome }) => outcome === "deemed-consent").length;
      if (status !== "granted" || outcomes !== 1)
        throw new Error(`${one.applicationId} is ${status}, with ${outcomes} deemed consents`);
    });
    return { toTheEveSeconds, dueSeconds, peak: product.memory().peak };
  } finally {
    to.close();
    await product.stop();
  }
}

/** Seconds until the clock has moved, which is when everything that follows has been done. */
async function move(to: Caller, now: string): Promise<number> {
  const began = performance.now();
  expectStatus(await to.send({ method: "PUT", path: "/local/clock", body: { now } }), 200);
  return (performance.now() - began) / 1000;
}
