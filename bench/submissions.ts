/** Submissions: how many a second, how long until a status shows every department, and what a thousand that wait weigh. */
import { epochOf } from "../functions/domain/base/time.ts";
import { caller, closedLoop, expectStatus, pause, type Caller, type Run } from "./load.ts";
import { FLOOR, PRODUCT, start, type Memory } from "./processes.ts";
import { writesSoFar, WRITES, REVIEWS, statusOf, submit, type Submitted } from "./product.ts";

export const WARM_UP = 20;
/** Applications at 1 and at 20 clients: with the warm-up a thousand, which then wait. */
export const COUNTS = { one: 180, twenty: 800 } as const;
export const CLIENTS = { one: 1, twenty: 20 } as const;
/** One application in so many is looked at when it is answered: watching costs, too. */
export const WATCHED = 10;
export const POLL_MILLISECONDS = 20;
export const SETTLE_MILLISECONDS = 5000;
export const ROUNDS = 3;

export type Load = {
  run: Run;
  /** Milliseconds from the POST until a status read showed all reviews, of the applications that were watched. */
  watched: number[];
  /** Milliseconds from receipt to the last service, as the records of all applications say. */
  recorded: number[];
  /** Seconds from the first POST until the execution of the last application waited for all its reviews. */
  waitedForSeconds: number;
};

export type Submissions = {
  loads: Record<keyof typeof COUNTS, Load>;
  /** Of the floor, in the same round. */
  floor: Record<keyof typeof COUNTS, Run>;
  idle: Memory;
  waiting: Memory;
  diskBytes: number;
};

/** The floor, then the product: each one process from its start to a thousand applications. */
export async function measureSubmissions(progress: (text: string) => void): Promise<Submissions> {
  progress("submissions to the floor");
  const floor = await measureFloor();
  const product = await start(PRODUCT);
  const to = caller(product.url, CLIENTS.twenty + COUNTS.twenty / WATCHED);
  try {
    await pause(1000);
    const idle = product.memory();
    const warm = await submitAll(to, CLIENTS.one, WARM_UP, 0);
    progress(`${COUNTS.one} submissions, 1 client`);
    const one = await submitAll(to, CLIENTS.one, COUNTS.one, warm.applications.length);
    progress(`${COUNTS.twenty} submissions, ${CLIENTS.twenty} clients`);
    const twenty = await submitAll(to, CLIENTS.twenty, COUNTS.twenty, WARM_UP + COUNTS.one);
    await pause(SETTLE_MILLISECONDS);
    const [waiting, diskBytes] = [product.memory(), product.diskBytes()];
    progress("reading when each was served");
    const loads = { one: await withRecorded(to, one), twenty: await withRecorded(to, twenty) };
    return { loads, floor, idle, waiting, diskBytes };
  } finally {
    to.close();
    await product.stop();
  }
}

async function measureFloor(): Promise<Submissions["floor"]> {
  const floor = await start(FLOOR);
  const to = caller(floor.url, CLIENTS.twenty);
  const run = (clients: number, count: number) =>
    closedLoop(clients, Array.from({ length: count }), async () => {
      expectStatus(await to.send({ method: "POST", path: "/submission", body: {} }), 200);
    });
  try {
    await run(CLIENTS.one, WARM_UP);
    return { one: await run(CLIENTS.one, COUNTS.one), twenty: await run(CLIENTS.twenty, COUNTS.twenty) };
  } finally {
    to.close();
    await floor.stop();
  }
}

type Sent = Omit<Load, "recorded"> & { applications: Submitted[] };

/** Submits `count` applications after `before` others, and waits until executions wait for all of them. */
async function submitAll(to: Caller, clients: number, count: number, before: number): Promise<Sent> {
  const applications: Submitted[] = [];
  const watching: Promise<number>[] = [];
  const started = performance.now();
  const numbers = Array.from({ length: count }, (_, i) => i);
  const run = await closedLoop(clients, numbers, async (i) => {
    const sent = performance.now();
    const application = await submit(to);
    applications.push(application);
    if (i % WATCHED === 0) watching.push(served(to, application, sent));
  });
  while ((await writesSoFar(to)) < (before + count) * WRITES) await pause(POLL_MILLISECONDS);
  const waitedForSeconds = (performance.now() - started) / 1000;
  return { run, watched: await Promise.all(watching), waitedForSeconds, applications };
}

/** Milliseconds from `sent` until a status read shows every review: the first one does, or the run ends. */
async function served(to: Caller, application: Submitted, sent: number): Promise<number> {
  const { reviews } = await statusOf(to, application);
  if (reviews.length !== REVIEWS) throw new Error(`${reviews.length} of ${REVIEWS} reviews are on record`);
  return performance.now() - sent;
}

async function withRecorded(to: Caller, { applications, ...sent }: Sent): Promise<Load> {
  const recorded: number[] = [];
  await closedLoop(CLIENTS.twenty, applications, async (application) => {
    const { receivedAt, reviews } = await statusOf(to, application);
    const last = Math.max(...reviews.map(({ servedAt }) => epochOf(servedAt)));
    recorded.push(last - epochOf(receivedAt));
  });
  return { ...sent, recorded };
}
