/**
 * The table's stream: a record for each item that a commit wrote, in the order of that item, in shards that are read by
 * each consumer at its own pace; late, twice, in part again, or given up on.
 */
import { toStored } from "../../functions/contracts/stored.ts";
import { keyOfSubject } from "../../functions/domain/base/ids.ts";
import type { ConsumerName } from "../../functions/app/base/ports.ts";
import type { BatchResponse } from "../../functions/stream/consumer.ts";
import type { Chance } from "./chance.ts";
import type { Committed, Written } from "./table.ts";
import { HOUR, instant, SECOND, type Time } from "./time.ts";

const CONSUMERS = ["driveWorkflow", "announce"] as const satisfies readonly ConsumerName[];

type Streamed = { record: { dynamodb: { SequenceNumber: string } }; arrivedAt: number };
type Iterator = { consumer: ConsumerName; pending: Streamed[]; isBusy: boolean; tries: number };

const SHARDS = 2;

export function stream(
  time: Time,
  chance: Chance,
  hand: (consumer: ConsumerName, Records: unknown[]) => Promise<BatchResponse>,
  /** Told of every batch that is given up, as Lambda tells of it. */
  giveUp: (consumer: ConsumerName, message: object) => void,
) {
  const shards: Iterator[][] = Array.from({ length: SHARDS }, () =>
    CONSUMERS.map((consumer) => ({ consumer, pending: [], isBusy: false, tries: 0 })),
  );
  /** What is in each item by now. */
  const images = new Map<string, string[]>();
  let count = 0;
  /** While it is held, nobody reads. */
  let isHeld = false;

  function add({ subject, events, isNew }: Written): void {
    const { applicationId, sortKey } = keyOfSubject(subject);
    const before = isNew ? [] : images.get(subject)!;
    const history = [...before, ...events.map(toStored)];
    images.set(subject, history);
    const record = {
      eventName: isNew ? "INSERT" : "MODIFY",
      dynamodb: {
        SequenceNumber: String(++count),
        // Whole seconds since 1970.
        ApproximateCreationDateTime: Math.floor(time.now() / SECOND),
        Keys: { pk: { S: applicationId }, sk: { S: sortKey } },
        NewImage: {
          pk: { S: applicationId },
          sk: { S: sortKey },
          version: { N: String(history.length) },
          history: { L: history.map((S) => ({ S })) },
        },
        ...(!isNew && { OldImage: { version: { N: String(before.length) } } }),
      },
    };
    // An item's records stay in one shard, and in order; between shards there is none.
    const shard = Buffer.from(subject).reduce((sum, byte) => sum + byte, 0) % SHARDS;
    for (const iterator of shards[shard]!) {
      iterator.pending.push({ record, arrivedAt: time.now() });
      pump(iterator);
    }
  }

  function pump(iterator: Iterator): void {
    if (isHeld || iterator.isBusy || iterator.pending.length === 0) return;
    iterator.isBusy = true;
    const delay = chance.strikes("stream-delayed", iterator.consumer)
      ? chance.below("stream-delay", 5 * HOUR)
      : 300 + Math.min(iterator.tries, 10) * 20 * SECOND;
    time.at(time.now() + delay, () => void read(iterator));
  }

  async function read(iterator: Iterator): Promise<void> {
    const { consumer, pending } = iterator;
    // The table has been put back, and its new stream is empty.
    if (pending.length === 0) return void (iterator.isBusy = false);
    const batch = pending.slice(0, 1 + Math.floor(chance.below("batch", 6)));
    let done = 0;
    if (chance.strikes("stream-lost", `${consumer} ${batch.length}`)) {
      done = batch.length;
      giveUp(consumer, givenUp(batch, time.now()));
    } else
      try {
        const records = batch.map(({ record }) => record);
        const { batchItemFailures } = await hand(consumer, records);
        const failed = batchItemFailures[0]?.itemIdentifier;
        done =
          failed === undefined
            ? batch.length
            : batch.findIndex(({ record }) => record.dynamodb.SequenceNumber === failed);
      } catch {
        // The whole batch comes again.
      }
    iterator.tries = done < batch.length ? iterator.tries + 1 : 0;
    // Its place was not noted in time: all or a part comes again.
    if (done > 0 && chance.strikes("stream-repeated", consumer))
      done = Math.floor(chance.below("repeated-from", done));
    // Of a table that was restored meanwhile there is another stream.
    if (pending === iterator.pending) pending.splice(0, done);
    iterator.isBusy = false;
    pump(iterator);
  }

  return {
    write: ({ records }: Committed): void => records.forEach(add),
    hold: (): void => void (isHeld = true),
    goOn(): void {
      isHeld = false;
      for (const iterator of shards.flat()) pump(iterator);
    },
    /** The table is another one now, with a stream that begins today. */
    restart(commits: readonly Committed[]): void {
      images.clear();
      for (const { records } of commits)
        for (const { subject, events } of records)
          images.set(subject, [...(images.get(subject) ?? []), ...events.map(toStored)]);
      for (const iterator of shards.flat()) iterator.pending = [];
    },
  };
}

const givenUp = (batch: readonly Streamed[], now: number): object =>
  lostBetween(batch[0]!.arrivedAt, batch.at(-1)!.arrivedAt, batch.length, now);

/** What Lambda tells of a batch that it gives up ("Retain discarded records for a DynamoDB event source"). */
export const lostBetween = (first: number, last: number, batchSize: number, now: number): object => ({
  timestamp: instant(now),
  DDBStreamBatchInfo: {
    batchSize,
    approximateArrivalOfFirstRecord: instant(secondOf(first)),
    approximateArrivalOfLastRecord: instant(secondOf(last)),
  },
});

const secondOf = (ms: number): number => Math.floor(ms / SECOND) * SECOND;
