/** Sends what departments should have heard of by webhook once more, under the same id. */
import { WEBHOOK_TYPES, type WebhookType } from "../../contracts/events/events.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { announcementOf } from "../base/announcement.ts";
import type { Announcement, Bus, CaseStore } from "../base/ports.ts";

/** What is told again, and of what type it is. */
export type Told = { announcement: Announcement; type: WebhookType };

/**
 * What is told by webhook of a review, an inquiry, or an application as a whole: the latest, or the latest of a type; `undefined`
 * where no such event is on record.
 */
export async function toldOf(
  store: Pick<CaseStore, "histories">,
  subject: string,
  type?: WebhookType,
): Promise<Told | undefined> {
  const applicationId = applicationOf(subject);
  const history = (await store.histories(applicationId)).find((one) => one.subject === subject);
  const sent = history?.events.findLast(({ event }) => {
    const told = WEBHOOK_TYPES[event.type];
    return told !== undefined && (type === undefined || told === type);
  });
  if (!sent) return undefined;
  return {
    announcement: announcementOf(applicationId, subject, sent),
    type: WEBHOOK_TYPES[sent.event.type]!,
  };
}

/** Whether it is a dispatch that its department has got meanwhile: whoever delivers it sends none, and nothing is promised that nobody does. */
export const isServed = ({ type }: Told, status: string): boolean =>
  type === "review.dispatched" && status !== "dispatched";

/** Publishes it again. @returns whether there was anything to send */
export async function redeliverDispatch(
  { store, bus }: { store: Pick<CaseStore, "histories">; bus: Bus },
  { reviewId, status }: { reviewId: string; status: string },
): Promise<boolean> {
  const told = await toldOf(store, reviewId, "review.dispatched");
  if (!told || isServed(told, status)) return false;
  await bus.publish([told.announcement]);
  return true;
}
