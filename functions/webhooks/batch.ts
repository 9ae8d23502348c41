/** A queue of what the bus carried: messages one by one, and how long each waits that is to be tried again. */
import * as z from "zod";

/** A message of the queue: what the bus carried, as EventBridge hands it to SQS. */
const Message = z.object({
  "detail-type": z.string(),
  detail: z.looseObject({ id: z.string(), subject: z.string(), at: z.string() }),
});

export type Message = z.infer<typeof Message>;

const Batch = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});

/** Of which types the messages of a batch are. */
export const kindsOf = (batch: unknown): string[] =>
  Batch.parse(batch).Records.map(({ body }) => Message.parse(JSON.parse(body))["detail-type"]);

export type QueueResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** How often something is tried: with the back-off below seven to eleven hours, a night or a morning's maintenance. */
export const MOST_TRIES = 14;

/** Hours in all: 30 s, 1, 2, 4 … minutes, never more than an hour apart, each up to half as long again. */
export function backOffSeconds(receiveCount: number, random: number): number {
  const seconds = Math.min(3600, 30 * 2 ** (receiveCount - 1));
  return Math.round(seconds * (1 + random / 2));
}

/** What may be asked for at most; a message lies in the queue for four days. */
const LONGEST_WAIT_SECONDS = 6 * 3600;

/** No sooner than we would by ourselves, and as late as it is asked for, within reason. */
const waitSeconds = (backOff: number, retryAfter: number | null): number =>
  Math.max(backOff, Math.min(retryAfter ?? 0, LONGEST_WAIT_SECONDS));

/** `done` where nothing is left to do for a message; else in how many seconds it is asked to come again, if it is. */
export type Tried = "done" | { retryAfter: number | null };

export type Trying = {
  /** @param tries how often it has been handed over by now, this time among them */
  one: (message: Message, tries: number) => Promise<Tried>;
  /** Has a message handed over again after that time. */
  retryIn: (receiptHandle: string, seconds: number) => Promise<void>;
  /** Told of what one threw, which is tried again. */
  failed: (messageId: string, error: unknown) => void;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
};

/** One after the other; what is to be tried again stays in the queue, and holds up nobody. */
export async function tryEach(
  batch: unknown,
  { one, retryIn, failed, random }: Trying,
): Promise<QueueResponse> {
  const batchItemFailures: QueueResponse["batchItemFailures"] = [];
  for (const { messageId, receiptHandle, body, attributes } of Batch.parse(batch).Records) {
    let retryAfter: number | null = null;
    try {
      const done = await one(Message.parse(JSON.parse(body)), attributes.ApproximateReceiveCount);
      if (done === "done") continue;
      retryAfter = done.retryAfter;
    } catch (error) {
      failed(messageId, error);
    }
    const backOff = backOffSeconds(attributes.ApproximateReceiveCount, random());
    await retryIn(receiptHandle, waitSeconds(backOff, retryAfter));
    batchItemFailures.push({ itemIdentifier: messageId });
  }
  return { batchItemFailures };
}
