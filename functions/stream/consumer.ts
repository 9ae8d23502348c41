/**
 * The frame of every stream consumer: records in order, stop at the first failure and name its sequence number, so
 * that Lambda hands over again from there. Every effect is safe to repeat.
 */
import * as z from "zod";
import type { Log } from "../app/base/ports.ts";
import { committedBy, StreamBatch, type Committed } from "./changes.ts";

export type BatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

const Numbered = z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) });

export const consumer =
  (log: Log, react: (committed: Committed) => Promise<void>) =>
  async (batch: unknown): Promise<BatchResponse> => {
    for (const record of StreamBatch.parse(batch).Records) {
      try {
        const committed = committedBy(record);
        if (committed && committed.events.length > 0) await react(committed);
      } catch (error) {
        const { SequenceNumber } = Numbered.parse(record).dynamodb;
        log.error("reaction-failed", { sequenceNumber: SequenceNumber }, error);
        return { batchItemFailures: [{ itemIdentifier: SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
