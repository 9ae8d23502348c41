/** Publishes every committed event to the bus: ids and codes, never what people wrote about themselves. */
import { announcementOf } from "../app/base/announcement.ts";
import { isId } from "../domain/base/ids.ts";
import type { Bus, Log } from "../app/base/ports.ts";
import type { Instant } from "../domain/base/time.ts";
import { StreamBatch, type Committed } from "./changes.ts";
import { consumer, type BatchResponse, type ConsumerDeps } from "./consumer.ts";
import { labelOf } from "./label.ts";
import { progressOf, type ProgressStore } from "./progress.ts";

export type Deps = { bus: Bus; log: Log };

/** The stream's consumer in the cloud; it notes how far the bus has come. */
export function announce(deps: Deps & ConsumerDeps & { store: ProgressStore; now: () => Instant }) {
  const publish = announcing(deps);
  const progressed = progressOf(deps.store, deps.log, deps.now);
  return async (batch: unknown): Promise<BatchResponse> => {
    const ids: string[] = [];
    const answer = await consumer("announce", deps, async (committed) => {
      await publish(committed);
      ids.push(...committed.events.map(({ hash }) => hash));
    })(batch);
    const arrivals = StreamBatch.parse(batch)
      .Records.map((record) => labelOf(record).arrivedAt)
      .filter((arrivedAt) => arrivedAt !== null);
    const [first, last] = [arrivals[0], arrivals.at(-1)];
    // What Lambda hands over again is noted when it is through.
    if (first !== undefined && last !== undefined && answer.batchItemFailures.length === 0)
      await progressed({ first, last, ids });
    return answer;
  };
}

/** Publishes the events of one commit. */
export const announcing =
  ({ bus, log }: Deps) =>
  async ({ applicationId, subject, events }: Committed): Promise<void> => {
    // Of a complaint in confidence nobody hears that there is one.
    if (isId("confidential", subject)) return;
    await bus.publish(events.map((event) => announcementOf(applicationId, subject, event)));
    log.info("announced", { applicationId, events: events.length });
  };
