/** The queue of webhooks on one machine: what waits is on record, and one department's endpoint holds no other up. */
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import type { Announcement } from "../../functions/app/base/ports.ts";
import { machineClock } from "../../functions/adapters/clock.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { activity } from "../../server/activity.ts";
import { runtimeClock } from "../../server/clock.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { MOST_TRIES } from "../../functions/webhooks/batch.ts";
import { webhookQueue } from "../../server/webhooks.ts";

const START: Instant = "2026-03-02T01:00:00.000Z";

let database: DatabaseSync;
let errors: string[];
beforeEach(() => {
  database = openRecord(":memory:");
  errors = [];
});
afterEach(() => database.close());

const told = (id: string, subject: string): Announcement => ({
  id,
  type: "review-sent",
  subject,
  at: START,
  data: {},
});

type Taken = { id: string; tries: number };
type Batch = { Records: { messageId: string; attributes: { ApproximateReceiveCount: string } }[] };

/** A queue of one process, whose endpoints answer as `isTaken` says. */
function process(isTaken: (one: Taken) => boolean | Promise<boolean>, start?: Instant) {
  const going = activity();
  const clock = runtimeClock({ machine: machineClock, activity: going, ...(start && { start }) });
  const taken: Taken[] = [];
  const queue = webhookQueue({
    database,
    writes: groupedWrites(database),
    clock,
    activity: going,
    toldAt: async ({ subject }) => (subject === "nobody" ? undefined : subject),
    log: { info: () => undefined, error: (_code, _fields, error) => void errors.push(String(error)) },
  });
  queue.consume(async (batch) => {
    const [{ messageId, attributes }] = (batch as Batch).Records as [Batch["Records"][0]];
    const one = { id: messageId, tries: Number(attributes.ApproximateReceiveCount) };
    taken.push(one);
    return { batchItemFailures: (await isTaken(one)) ? [] : [{ itemIdentifier: messageId }] };
  });
  return { queue, clock, going, taken };
}

const left = () => database.prepare("SELECT id, tries, due IS NULL AS over FROM webhooks").all();

it("what was not taken when a process ends is handed over by the next, with the tries it has had", async () => {
  const first = process(() => false, START);
  await first.queue.push(told("e1", "water"));
  await first.going.rest();
  await first.queue.stop();
  expect(left()).toEqual([{ id: "e1", tries: 1, over: 0 }]);

  const second = process(() => true, START);
  expect(second.taken).toEqual([]);
  await second.clock.moveTo("2026-03-02T01:02:00.000Z");
  expect(second.taken).toEqual([{ id: "e1", tries: 2 }]);
  expect(left()).toEqual([]);
});

it("what was under way when a process ended is handed over again at once", async () => {
  const killed = process(() => new Promise(() => undefined), START);
  await killed.queue.push(told("e1", "water"));
  const next = process(() => true, START);
  await next.going.rest();
  expect(next.taken).toEqual([{ id: "e1", tries: 1 }]);
  expect(left()).toEqual([]);
});

it("what nobody hears of at an endpoint waits nowhere", async () => {
  const { queue, going, taken } = process(() => true, START);
  await queue.push(told("e1", "nobody"));
  await queue.push({ ...told("e2", "water"), type: "lamp-of-nobody" });
  await going.rest();
  expect([taken, left()]).toEqual([[], []]);
});

it("is given up after fourteen tries, kept, and begun anew when it is told again", async () => {
  let isUp = false;
  const { queue, clock, going, taken } = process(() => isUp, START);
  await queue.push(told("e1", "water"));
  await clock.moveTo("2026-03-03T01:00:00.000Z");
  expect(taken.map(({ tries }) => tries)).toEqual(Array.from({ length: MOST_TRIES }, (_, i) => i + 1));
  expect(left()).toEqual([{ id: "e1", tries: MOST_TRIES, over: 1 }]);
  expect(errors).toEqual(["Error: given up after 14 tries"]);
  isUp = true;
  await queue.push(told("e1", "water"));
  await going.rest();
  expect(taken.at(-1)).toEqual({ id: "e1", tries: 1 });
  expect(left()).toEqual([]);
});

it("comes again when its consumer has said, and after a minute where nothing was said", async () => {
  const first: (() => Promise<void>)[] = [];
  const { queue, clock, going, taken } = process(async () => {
    await first.pop()?.();
    return false;
  }, START);
  first.push(() => queue.retryIn("e1", 600));
  await queue.push(told("e1", "water"));
  await going.rest();
  const triesBy = async (instant: Instant) => {
    await clock.moveTo(instant);
    return taken.length;
  };
  expect(await triesBy("2026-03-02T01:09:59.000Z")).toBe(1);
  expect(await triesBy("2026-03-02T01:10:00.000Z")).toBe(2);
  expect(await triesBy("2026-03-02T01:11:00.000Z")).toBe(3);
});

it("told again while it waits goes at once, and is one message still", async () => {
  let isUp = false;
  const { queue, going, taken } = process(() => isUp, START);
  await queue.push(told("e1", "water"));
  await going.rest();
  isUp = true;
  await queue.push(told("e1", "water"));
  await going.rest();
  expect(taken).toEqual([
    { id: "e1", tries: 1 },
    { id: "e1", tries: 2 },
  ]);
  expect(left()).toEqual([]);
});

it("an endpoint that never answers holds up neither other departments nor, by the machine's clock, anybody", async () => {
  const { queue, clock, going, taken } = process(({ id }) =>
    id.startsWith("land") ? true : new Promise(() => undefined),
  );
  for (let i = 0; i < 50; i++) await queue.push(told(`water-${i}`, "water"));
  await queue.push(told("land-0", "land"));
  await going.rest();
  expect(taken.filter(({ id }) => id.startsWith("water"))).toHaveLength(16);
  expect(taken.at(-1)).toEqual({ id: "land-0", tries: 1 });
  clock.stop();
});
