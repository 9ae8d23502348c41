/**
 * The table's stream on the laptop: every committed change goes to every consumer, those of one case in order, in
 * batches of the very shape that Lambda hands over. What fails is handed over again from the failure on.
 */
import { createHash } from "node:crypto";
import type { Change } from "../functions/adapters/dynamoStore.ts";
import type { Log } from "../functions/app/base/ports.ts";
import type { BatchResponse } from "../functions/stream/consumer.ts";
import { LANES } from "../functions/lanes.ts";
import type { Activity } from "./activity.ts";

export type Consumer = (batch: unknown) => Promise<BatchResponse>;

export type Feed = { push(change: Change): void };

const MOST_RECORDS = 100;
const TRIES = 5;

export function feed(consumers: readonly Consumer[], activity: Activity, log: Log): Feed {
  let sequence = 0;
  const lanes = Array.from({ length: LANES }, () =>
    consumers.map((consumer) => lane(consumer, activity, log)),
  );
  return {
    push({ newImage, oldImage }) {
      const record = {
        eventName: oldImage ? "MODIFY" : "INSERT",
        dynamodb: {
          SequenceNumber: String(++sequence),
          NewImage: newImage,
          ...(oldImage && { OldImage: oldImage }),
        },
      };
      for (const add of lanes[laneOf(newImage)]!) add(record);
    },
  };
}

type StreamedRecord = { dynamodb: { SequenceNumber: string } };

/** Always the same for what lies under one partition key. */
const laneOf = ({ pk }: Change["newImage"]): number =>
  createHash("sha256")
    .update(pk?.S ?? "")
    .digest()[0]! % LANES;

/** One consumer's place in one lane of the stream. */
function lane(consumer: Consumer, activity: Activity, log: Log): (record: StreamedRecord) => void {
  let pending: StreamedRecord[] = [];
  let draining = false;
  let tries = 0;

  async function drain(): Promise<void> {
    while (pending.length > 0) {
      const batch = pending.slice(0, MOST_RECORDS);
      const { batchItemFailures } = await consumer({ Records: batch });
      const failedAt = batchItemFailures[0]?.itemIdentifier;
      const done =
        failedAt === undefined
          ? batch.length
          : batch.findIndex((r) => r.dynamodb.SequenceNumber === failedAt);
      pending = pending.slice(Math.max(done, 0));
      if (failedAt === undefined) tries = 0;
      else if (++tries >= TRIES) {
        // In the cloud it would go to the dead-letter queue; here the next start makes up for it.
        log.error("reaction-failed", { sequenceNumber: failedAt, tries }, new Error("given up"));
        pending = pending.slice(1);
        tries = 0;
      }
    }
    draining = false;
  }

  return (record) => {
    pending.push(record);
    if (draining) return;
    draining = true;
    void activity.track(drain);
  };
}
