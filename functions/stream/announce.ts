/** Publishes every committed event to the bus: ids and codes, never what people wrote about themselves. */
import type { Announcement, Bus, Log } from "../app/base/ports.ts";
import { rowOf } from "../contracts/events/events.ts";
import type { CaseEvent } from "../domain/application/caseEvent.ts";
import type { Chained } from "../domain/base/history.ts";
import type { Committed } from "./changes.ts";
import { consumer } from "./consumer.ts";

export type Deps = { bus: Bus; log: Log };

/** The stream's consumer in the cloud. */
export const announce = (deps: Deps) => consumer(deps.log, announcing(deps));

/** Publishes the events of one commit. */
export const announcing =
  ({ bus, log }: Deps) =>
  async (committed: Committed): Promise<void> => {
    await bus.publish(committed.events.map((event) => announcementOf(committed, event)));
    log.info("announced", { applicationId: committed.applicationId, events: committed.events.length });
  };

function announcementOf(
  { applicationId, subject }: Committed,
  { hash, at, event }: Chained<CaseEvent>,
): Announcement {
  // The hash names the event for ever, so that a subscriber can tell a repeated delivery.
  return {
    id: hash,
    type: event.type,
    subject,
    at,
    data: { applicationId, ...rowOf(event).announced(event) },
  };
}
