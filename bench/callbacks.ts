/** Callbacks: departments consent, over the product and over the floor in turn. */
import { caller, closedLoop, expectStatus, pause, type Caller, type Run } from "./load.ts";
import { FLOOR, PRODUCT, start, YARDSTICK } from "./processes.ts";
import {
  CONSENT,
  consent,
  mattersOf,
  writesSoFar,
  WRITES,
  REVIEWS,
  submit,
  tokenFor,
  type Open,
} from "./product.ts";

export const ROUNDS = 3;
export const WARM_UP = 300;
/** Requests of one round at 1 and at 50 clients. */
export const COUNTS = { one: 500, fifty: 2000 } as const;
export const CLIENTS = { one: 1, fifty: 50 } as const;

/** One side's run of every round. */
export type Side = Record<keyof typeof COUNTS, Run[]>;
export type Callbacks = {
  product: Side;
  floor: Side;
  /** At as many clients as the second of the others. */
  yardstick: Run[];
};

const PER_ROUND = COUNTS.one + COUNTS.fifty;
const PREPARING_CLIENTS = 8;

/** The processes live through all rounds and only one of them is loaded at a time: the yardstick, the floor, the product. */
export async function measureCallbacks(progress: (text: string) => void): Promise<Callbacks> {
  const yardstick: Run[] = [];
  const result: Callbacks = { product: { one: [], fifty: [] }, floor: { one: [], fifty: [] }, yardstick };
  const stand = await start(YARDSTICK);
  const floor = await start(FLOOR);
  const product = await start(PRODUCT);
  const [toStand, toFloor, toProduct] = [stand, floor, product].map(({ url }) =>
    caller(url, CLIENTS.fifty),
  ) as [Caller, Caller, Caller];
  try {
    const tokens = new Map<string, string>();
    const decide = async ({ reviewId, department }: Open) =>
      consent(toProduct, reviewId, tokens.get(department)!);
    const call = (id: string) => callBare(toFloor, id);
    const stands = (id: string) => callBare(toStand, id);

    await closedLoop(CLIENTS.fifty, await layOutEach(toStand, "warm", WARM_UP), stands);
    await closedLoop(CLIENTS.fifty, await layOut(toFloor, "warm", WARM_UP), call);
    await closedLoop(CLIENTS.fifty, await openReviews(toProduct, WARM_UP, tokens), decide);
    for (let round = 1; round <= ROUNDS; round++) {
      progress(`callbacks, round ${round} of ${ROUNDS}: yardstick`);
      const laidOut = await layOutEach(toStand, `round-${round}`, COUNTS.fifty);
      yardstick.push(await closedLoop(CLIENTS.fifty, laidOut, stands));
      progress(`callbacks, round ${round} of ${ROUNDS}: floor`);
      await measure(await layOut(toFloor, `round-${round}`, PER_ROUND), call, result.floor);
      progress(
        `callbacks, round ${round} of ${ROUNDS}: preparing ${Math.ceil(PER_ROUND / REVIEWS)} applications`,
      );
      const reviews = await openReviews(toProduct, PER_ROUND, tokens);
      progress(`callbacks, round ${round} of ${ROUNDS}: product`);
      await measure(reviews, decide, result.product);
    }
    return result;
  } finally {
    for (const to of [toStand, toFloor, toProduct]) to.close();
    await Promise.all([stand.stop(), floor.stop(), product.stop()]);
  }
}

async function measure<T>(things: readonly T[], act: (thing: T) => Promise<void>, into: Side): Promise<void> {
  into.one.push(await closedLoop(CLIENTS.one, things.slice(0, COUNTS.one), act));
  into.fifty.push(await closedLoop(CLIENTS.fifty, things.slice(COUNTS.one), act));
}

async function callBare(to: Caller, id: string): Promise<void> {
  expectStatus(await to.send({ method: "PUT", path: `/callback/${id}`, body: CONSENT }), 200);
}

async function layOut(to: Caller, name: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, i) => `${name}-${i}`);
  expectStatus(await to.send({ method: "PUT", path: "/items", body: ids }), 200);
  return ids;
}

/** The same of the yardstick, one by one. */
async function layOutEach(to: Caller, name: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, i) => `${name}-${i}`);
  await closedLoop(PREPARING_CLIENTS, ids, async (id) => {
    expectStatus(await to.send({ method: "PUT", path: `/items/${id}`, body: {} }), 200);
  });
  return ids;
}

/** At least `count` reviews that wait for their departments, whose tokens are made on the way, once each. */
async function openReviews(to: Caller, count: number, tokens: Map<string, string>): Promise<Open[]> {
  const wanted = Array.from({ length: Math.ceil(count / REVIEWS) }, (_, i) => i);
  const applications: Awaited<ReturnType<typeof submit>>[] = [];
  await closedLoop(PREPARING_CLIENTS, wanted, async () => void applications.push(await submit(to)));
  for (const { applicationId } of applications)
    while ((await writesSoFar(to, applicationId)) < WRITES) await pause(20);

  const matters = await mattersOf(to, applications[0]!);
  for (const { department } of matters)
    if (!tokens.has(department)) tokens.set(department, await tokenFor(to, department));
  return applications
    .flatMap(({ applicationId }) =>
      matters.map(({ suffix, department }) => ({ reviewId: `${applicationId}${suffix}`, department })),
    )
    .slice(0, count);
}
