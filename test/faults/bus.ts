/** The bus, the queue of webhooks behind it, and the departments' endpoints: lost, repeated, unwilling. */
import type { Announcement, Bus, Webhooks } from "../../functions/app/base/ports.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import type { QueueResponse } from "../../functions/webhooks/batch.ts";
import { CONSUMER_SECONDS } from "../../infra/limits.ts";
import type { Chance } from "./chance.ts";
import type { Call } from "./processes.ts";
import { SECOND, type Time } from "./time.ts";

/** So often a message is handed over before it lies in the dead-letter queue. */
const MOST_TRIES = 14;

/** @param hand invokes the function that reads the queue */
export function bus(time: Time, chance: Chance, hand: (batch: object) => Promise<QueueResponse>) {
  /** What was told under each id, and what was told otherwise under one of them. */
  const announced = new Map<string, string>();
  const contradictions: string[] = [];
  const lost = new Set<string>();
  const taken: { subject: string; id: string; at: number }[] = [];
  const visibleIn = new Map<string, number>();
  let messages = 0;

  const portOf = (call: Call): Bus => ({
    publish: (announcements) =>
      call("publish", true, () => {
        for (const announcement of announcements) {
          const said = canonical(announcement);
          // A warning is of the morning that gives it; every event says the same for ever.
          const isEvent = !["lamp-turned-yellow", "review-likely-late"].includes(announcement.type);
          if (isEvent && (announced.get(announcement.id) ?? said) !== said)
            contradictions.push(`${announced.get(announcement.id)} and ${said}`);
          announced.set(announcement.id, said);
          if (!(announcement.type in WEBHOOK_TYPES)) continue;
          if (chance.strikes("bus-lost", announcement.type)) lost.add(announcement.id);
          else send(announcement, 1);
        }
      }),
  });

  function send(announcement: Announcement, tries: number): void {
    if (chance.strikes("queue-lost", announcement.type)) return;
    time.at(time.now() + 500, () => void take(announcement, tries));
    if (chance.strikes("queue-repeated", announcement.type))
      time.at(time.now() + 700, () => void take(announcement, tries));
  }

  async function take(announcement: Announcement, tries: number): Promise<void> {
    const { id, type, subject, at: then, data } = announcement;
    const messageId = String(++messages);
    const body = JSON.stringify({ "detail-type": type, detail: { id, subject, at: then, ...data } });
    const attributes = { ApproximateReceiveCount: String(tries) };
    try {
      const { batchItemFailures } = await hand({
        Records: [{ messageId, receiptHandle: messageId, body, attributes }],
      });
      if (batchItemFailures.length === 0) return;
    } catch {
      // Visible again after its time.
    }
    const seconds = visibleIn.get(messageId) ?? 6 * CONSUMER_SECONDS;
    visibleIn.delete(messageId);
    if (tries < MOST_TRIES) time.at(time.now() + seconds * SECOND, () => void take(announcement, tries + 1));
  }

  const webhooksOf = (call: Call): Webhooks => ({
    send: ({ id, body }) =>
      call("send", true, () => {
        if (chance.strikes("endpoint-fails"))
          return { status: chance.below("endpoint-how", 2) < 1 ? 503 : null, retryAfter: null };
        const { data } = JSON.parse(body) as { data: { reviewId: string } };
        taken.push({ subject: data.reviewId, id, at: time.now() });
        return { status: chance.strikes("endpoint-answer-lost") ? null : 204, retryAfter: null };
      }),
    retryIn: (receiptHandle, seconds) =>
      call("retryIn", true, () => void visibleIn.set(receiptHandle, seconds)),
  });

  return { portOf, webhooksOf, announced, contradictions, lost, taken };
}
