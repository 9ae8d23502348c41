/**
 * Decisions: how soon a case is granted after its last department has consented, and how long after thousands of callbacks
 * in no order at all everything is decided.
 */
import { epochOf } from "../functions/domain/base/time.ts";
import { caller, closedLoop, type Caller } from "./load.ts";
import { PRODUCT, start } from "./processes.ts";
import { consent, mattersOf, REVIEWS, statusOf, submit, tokenFor, type Submitted } from "./product.ts";

/** Cases that are decided one after the other, by one client. */
export const ALONE = 200;
/** Cases whose callbacks come at once, and over how many connections. */
export const AT_ONCE = 682;
export const CLIENTS = 50;
/** What one case after the other has warmed up. */
export const WARM_UP = 20;

export type Decisions = {
  /** Milliseconds from the last callback's answer until a status read said granted. */
  answered: number[];
  /** The same, from when that callback was sent. */
  sent: number[];
  callbacks: number;
  /** Seconds from the last answer of all until the last case was decided, as the records say. */
  allDecidedSeconds: number;
  /** The same, until every case had been read as granted, one after the other: of this the most is reading. */
  allReadSeconds: number;
};

type Case = Submitted & { reviews: { reviewId: string; department: string }[] };

export async function measureDecisions(progress: (text: string) => void): Promise<Decisions> {
  const product = await start(PRODUCT);
  const to = caller(product.url, CLIENTS);
  try {
    progress(`decisions: preparing ${WARM_UP + ALONE + AT_ONCE} applications`);
    const { cases, tokens } = await prepare(to, WARM_UP + ALONE + AT_ONCE);
    const consentTo = ({ reviewId, department }: Case["reviews"][number]) =>
      consent(to, reviewId, tokens.get(department)!);

    progress(`decisions: ${ALONE} cases, one after the other`);
    const alone: { sent: number; answered: number }[] = [];
    for (const one of cases.splice(0, WARM_UP + ALONE)) {
      const last = one.reviews.pop()!;
      for (const review of one.reviews) await consentTo(review);
      const sending = performance.now();
      await consentTo(last);
      const answered = performance.now();
      while (!(await isGranted(to, one)));
      const read = performance.now();
      alone.push({ sent: read - sending, answered: read - answered });
    }
    const counted = alone.slice(WARM_UP);

    progress(`decisions: ${AT_ONCE} cases at once, ${CLIENTS} clients`);
    // Every case's first department, then every case's second: all cases come to their end together.
    const all = Array.from({ length: REVIEWS }, (_, i) => cases.map(({ reviews }) => reviews[i]!)).flat();
    await closedLoop(CLIENTS, all, consentTo);
    const last = performance.now();
    for (const one of cases) while (!(await isGranted(to, one)));
    const allReadSeconds = (performance.now() - last) / 1000;
    const decided: number[] = [];
    for (const one of cases) decided.push(epochOf((await statusOf(to, one)).decidedAt!));
    const allDecidedSeconds = (Math.max(...decided) - (performance.timeOrigin + last)) / 1000;
    return {
      sent: counted.map(({ sent }) => sent),
      answered: counted.map(({ answered }) => answered),
      callbacks: all.length,
      allDecidedSeconds,
      allReadSeconds,
    };
  } finally {
    to.close();
    await product.stop();
  }
}

const isGranted = async (to: Caller, one: Submitted): Promise<boolean> =>
  (await statusOf(to, one)).status === "granted";

/** So many cases that wait for all their departments, and a token for each of these. */
export async function prepare(
  to: Caller,
  count: number,
): Promise<{ cases: Case[]; tokens: Map<string, string> }> {
  const submitted: Submitted[] = [];
  await closedLoop(8, Array.from({ length: count }), async () => void submitted.push(await submit(to)));
  const matters = await mattersOf(to, submitted[0]!);
  const tokens = new Map<string, string>();
  for (const { department } of matters) tokens.set(department, await tokenFor(to, department));
  const cases = submitted.map((one) => ({
    ...one,
    reviews: matters.map(({ suffix, department }) => ({
      reviewId: `${one.applicationId}${suffix}`,
      department,
    })),
  }));
  return { cases, tokens };
}
