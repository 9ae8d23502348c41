/** Sends an event that a department should have heard of once more, under the same id. */
import type { Announcement, Bus, CaseStore } from "../base/ports.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import { reviewParts } from "../../domain/base/ids.ts";
import type { Chained } from "../../domain/base/history.ts";

/** Publishes the latest dispatch of a review again. @returns the webhook's id, or `null` when it was never sent */
export async function redeliver(
  { store, bus }: { store: Pick<CaseStore, "histories">; bus: Bus },
  reviewId: string,
): Promise<string | null> {
  const parts = reviewParts(reviewId);
  if (!parts) return null;
  const history = (await store.histories(parts.applicationId)).find(({ subject }) => subject === reviewId);
  const sent = history?.events.findLast(({ event }) => event.type === "review-sent");
  if (!sent) return null;
  await bus.publish([dispatchOf(parts.applicationId, reviewId, sent)]);
  return sent.hash;
}

const dispatchOf = (
  applicationId: string,
  reviewId: string,
  { hash, at, event }: Chained<CaseEvent>,
): Announcement => ({ id: hash, type: event.type, subject: reviewId, at, data: { applicationId } });
