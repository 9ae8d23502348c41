/**
 * EventBridge's rule, the queue and its retries on one machine: what the bus carries to departments with an endpoint,
 * handed to the very function of the cloud, again and again by the runtime's clock. What is lost with the process,
 * reconciliation sends again.
 */
import type { Announcement, Log, Webhooks } from "../functions/app/base/ports.ts";
import { plusSeconds } from "../functions/domain/base/time.ts";
import { WEBHOOK_TYPES } from "../functions/contracts/events/events.ts";
import type { QueueResponse } from "../functions/webhooks/deliver.ts";
import type { Activity } from "./activity.ts";
import type { RuntimeClock } from "./clock.ts";

export type Deps = { clock: RuntimeClock; activity: Activity; log: Log };

/** As in the cloud: after so many tries a message lies in the dead-letter queue. */
export const MOST_TRIES = 14;

export type WebhookQueue = {
  push(announcement: Announcement): void;
  retryIn: Webhooks["retryIn"];
  /** The queue's consumer; set once, when it is there. */
  consume(consumer: (batch: unknown) => Promise<QueueResponse>): void;
  /** Ids that were given up on. */
  deadLetters(): readonly string[];
};

export function webhookQueue({ clock, activity, log }: Deps): WebhookQueue {
  const waits = new Map<string, number>();
  const dead: string[] = [];
  let consumer: ((batch: unknown) => Promise<QueueResponse>) | undefined;
  let count = 0;

  function hand(announcement: Announcement, tries: number): void {
    const { id, type, subject, at, data } = announcement;
    const messageId = String(++count);
    const body = JSON.stringify({ "detail-type": type, detail: { id, subject, at, ...data } });
    const attributes = { ApproximateReceiveCount: String(tries) };
    activity
      .track(async () => {
        const batch = { Records: [{ messageId, receiptHandle: messageId, body, attributes }] };
        const { batchItemFailures } = (await consumer?.(batch)) ?? { batchItemFailures: [] };
        const seconds = waits.get(messageId);
        waits.delete(messageId);
        if (batchItemFailures.length === 0) return;
        if (tries >= MOST_TRIES) dead.push(id);
        else clock.at(plusSeconds(clock.now(), seconds ?? 60), () => hand(announcement, tries + 1));
      })
      .catch((error: unknown) => log.error("webhook-failed", { messageId }, error));
  }

  return {
    push(announcement) {
      if (announcement.type in WEBHOOK_TYPES) hand(announcement, 1);
    },
    async retryIn(receiptHandle, seconds) {
      waits.set(receiptHandle, seconds);
    },
    consume(given) {
      consumer = given;
    },
    deadLetters: () => dead,
  };
}
