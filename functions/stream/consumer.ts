/**
 * The frame of every stream consumer: records in order. One that cannot be read or reacted to is set aside by itself, and
 * the lane goes on; at what passes the consumer stops and names the record, so that Lambda hands over again from there.
 * Every effect is safe to repeat.
 */
import { logged } from "../app/base/logContext.ts";
import { isPassing } from "../app/base/passing.ts";
import type { Aside, ConsumerName, Log } from "../app/base/ports.ts";
import { committedBy, StreamBatch, type Committed } from "./changes.ts";
import { labelOf } from "./label.ts";

export type BatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

export type ConsumerDeps = { log: Log; aside: Aside };

export const consumer =
  (name: ConsumerName, { log, aside }: ConsumerDeps, react: (committed: Committed) => Promise<void>) =>
  async (batch: unknown): Promise<BatchResponse> => {
    for (const record of StreamBatch.parse(batch).Records) {
      try {
        const committed = committedBy(record);
        if (committed && committed.events.length > 0)
          await logged({ applicationId: committed.applicationId }, () => react(committed));
      } catch (error) {
        const cause = isPassing(error) ? error : await setAside(record, error);
        if (cause === null) continue;
        const { pk, sk, sequenceNumber } = labelOf(record);
        log.error("reaction-failed", { consumer: name, pk, sk, sequenceNumber }, cause);
        // Lambda takes a record without a number for the whole of the batch.
        return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };

    /** @returns `null`, or why even that has failed: nothing may be passed over unseen */
    async function setAside(record: unknown, poison: unknown): Promise<unknown> {
      const label = labelOf(record);
      try {
        await aside.put({ consumer: name, ...label, error: nameOf(poison) });
      } catch (failure) {
        return failure;
      }
      const { pk, sk, sequenceNumber } = label;
      log.error("record-set-aside", { consumer: name, pk, sk, sequenceNumber }, poison);
      return null;
    }
  };

/** By its name alone: what it says may quote what people wrote. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
