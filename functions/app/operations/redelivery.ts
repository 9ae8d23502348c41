/** Sends what a department should have heard of by webhook once more, under the same id. */
import { WEBHOOK_TYPES, type WebhookType } from "../../contracts/events/events.ts";
import type { Review } from "../../domain/review/review.ts";
import { announcementOf } from "../base/announcement.ts";
import type { Bus, CaseStore } from "../base/ports.ts";

export type Redelivered = { webhookId: string; type: WebhookType };

/**
 * Publishes an event of a review again that its department hears of: the latest one, or the latest of a type.
 * @returns what was sent, or why there is nothing to send: no such event is on record, or it is a dispatch and the
 * department has got the review meanwhile
 */
export async function redeliver(
  { store, bus }: { store: Pick<CaseStore, "histories">; bus: Bus },
  { facts, status }: Pick<Review, "facts" | "status">,
  type?: WebhookType,
): Promise<Redelivered | "never-sent" | "served-already"> {
  const { applicationId, reviewId } = facts;
  const history = (await store.histories(applicationId)).find(({ subject }) => subject === reviewId);
  const sent = history?.events.findLast(({ event }) => {
    const told = WEBHOOK_TYPES[event.type];
    return told !== undefined && (type === undefined || told === type);
  });
  if (!sent) return "never-sent";
  const told = WEBHOOK_TYPES[sent.event.type]!;
  // Whoever delivers it sends no dispatch of what is served: the answer would promise what nobody does.
  if (told === "review.dispatched" && status !== "dispatched") return "served-already";
  await bus.publish([announcementOf(applicationId, reviewId, sent)]);
  return { webhookId: sent.hash, type: told };
}
