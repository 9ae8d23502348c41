/**
 * What the bus has lost, as messages say it: Lambda's own about a batch that it has given up on, and those about a record
 * that was set aside, once the operator has moved them here. The stretch of time is noted as a gap, and the next
 * reconciliation announces it again.
 */
import * as z from "zod";
import { noteGap, type GapStore } from "../app/operations/gaps.ts";
import type { AsideRecord, Log } from "../app/base/ports.ts";
import { parseInstant, plusSeconds, type Instant } from "../domain/base/time.ts";

const instant = z.iso.datetime({ offset: true }).transform((text) => parseInstant(text));

/** A failed invocation of an event source mapping (Lambda, "Retain discarded records for a DynamoDB event source"). */
const GivenUp = z.object({
  timestamp: instant,
  DDBStreamBatchInfo: z.object({
    batchSize: z.int(),
    approximateArrivalOfFirstRecord: instant.optional(),
    approximateArrivalOfLastRecord: instant.optional(),
  }),
});

const WasSetAside = z.object({
  consumer: z.enum(["driveWorkflow", "announce"]) satisfies z.ZodType<AsideRecord["consumer"]>,
  arrivedAt: instant,
});

const Message = z.union([GivenUp, WasSetAside]);

const Batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** As long as a table's stream keeps its records. */
const STREAM_SECONDS = 24 * 3600;
/** Gaps are noted in whole minutes, so that one is noted for the many batches of an outage. */
const MINUTE_SECONDS = 60;

export type QueueResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** Whatever it cannot read or note is handed over again, and lies with what was set aside at last. */
export const lostEvents =
  ({ store, log }: { store: GapStore; log: Log }) =>
  async (batch: unknown): Promise<QueueResponse> => {
    const batchItemFailures: QueueResponse["batchItemFailures"] = [];
    for (const { messageId, body } of Batch.parse(batch).Records)
      try {
        await noteLost(Message.parse(JSON.parse(body)));
      } catch (error) {
        log.error("reaction-failed", { messageId }, error);
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    return { batchItemFailures };

    async function noteLost(message: z.infer<typeof Message>): Promise<void> {
      if ("consumer" in message) {
        // What the other consumer makes follow, reconciliation makes follow from the record.
        if (message.consumer === "announce") await note(message.arrivedAt, message.arrivedAt);
        return;
      }
      const { timestamp, DDBStreamBatchInfo: info } = message;
      const from = info.approximateArrivalOfFirstRecord ?? plusSeconds(timestamp, -STREAM_SECONDS);
      const to = info.approximateArrivalOfLastRecord ?? timestamp;
      await note(from, to);
      log.error(
        "events-lost",
        { from, to, records: info.batchSize },
        new Error("the bus was not told of them"),
      );
    }

    async function note(from: Instant, to: Instant): Promise<void> {
      const gap = { from: floor(from), to: floor(plusSeconds(to, MINUTE_SECONDS)), seen: [] };
      await noteGap(store, gap);
      log.info("gap-noted", { from: gap.from, to: gap.to });
    }
  };

const floor = (instant: Instant): Instant => `${instant.slice(0, "2026-03-02T01:00".length)}:00.000Z`;
