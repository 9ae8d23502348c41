/** A due instant on which thousands of reviews fall silent at once: until all are closed, told and decided. */
import { caller, closedLoop, expectStatus, type Caller } from "./load.ts";
import { PRODUCT, start } from "./processes.ts";
import { prepare } from "./decisions.ts";
import { consent, statusOf } from "./product.ts";

/** A Monday morning of a year whose calendar is published. */
const MONDAY = "2026-03-02T09:00:00+08:00";
/** Who falls silent: three working days, and its silence consents. */
const SILENT = "power-supply";
/** The last second of its limit, and the instant of its end. */
const [EVE, DUE] = ["2026-03-05T23:59:59+08:00", "2026-03-06T00:00:00+08:00"];
const CLIENTS = 50;

export type Silences = {
  cases: number;
  /** Until the clock had moved to the eve, with the rounds of three mornings. */
  toTheEveSeconds: number;
  /** Until it had moved on to the due instant, and everything that follows from it was done. */
  dueSeconds: number;
  peak: number | null;
};

/** @throws when one of the cases is not granted, or has no certificate of the silence */
export async function measureSilences(count: number, progress: (text: string) => void): Promise<Silences> {
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
    return { cases: count, toTheEveSeconds, dueSeconds, peak: product.memory().peak };
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
