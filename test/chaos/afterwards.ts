/** What must be true of a folder when everything is over, read off its record while nobody serves it. */
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { matterCodeOf } from "../../functions/domain/base/ids.ts";
import { contentsOf } from "../../server/store/backup.ts";
import type { Rules } from "../../functions/adapters/rulesFile.ts";
import { recordIn } from "../support/record.ts";
import { join } from "node:path";
import type { Case } from "./cases.ts";
import { TOLD_AT_ENDPOINTS, type Heard } from "./receiver.ts";

export type Afterwards = { wrong: string[]; notices: number; webhooks: number };

/** Every notice that is owed was issued, once; whatever an endpoint should have heard it has, under one id. */
export async function afterwards(
  folder: string,
  all: readonly Case[],
  heard: readonly Heard[],
  { region, clock }: Rules,
): Promise<Afterwards> {
  const wrong = contentsOf(join(folder, "record.sqlite")).faults.map(({ what, why }) => `${what} ${why}`);
  const ids = new Set(heard.map(({ id }) => id));
  const record = recordIn(folder);
  const found: Afterwards = { wrong, notices: 0, webhooks: 0 };
  try {
    for (const { receipt } of all) {
      const histories = await record.store.histories(receipt.applicationId);
      const issued = (await record.store.noticesOf(receipt.applicationId)).map(
        ({ notice }) => notice.noticeId,
      );
      const owed = noticesOwed(histories, { region, rules: clock }).map(({ noticeId }) => noticeId);
      found.notices += issued.length;
      for (const id of owed) if (!issued.includes(id)) wrong.push(`${id} is owed and was not issued`);
      for (const id of issued) if (!owed.includes(id)) wrong.push(`${id} was issued and is not owed`);
      if (new Set(owed).size !== owed.length) wrong.push(`${receipt.applicationId} owes a notice twice`);
      for (const { subject, events } of histories)
        for (const { hash, event } of events) {
          const isTold = TOLD_AT_ENDPOINTS.some((id) => matterCodeOf(subject) === `consult-${id}`);
          if (!isTold || !(event.type in WEBHOOK_TYPES)) continue;
          // Whoever acts before its endpoint has answered has been reached.
          if (event.type === "review-sent" && !wasServedByEndpoint(events)) continue;
          found.webhooks++;
          if (!ids.has(hash)) wrong.push(`${subject} ${event.type} was never told`);
        }
    }
  } finally {
    record.close();
  }
  const byId = Map.groupBy(heard, ({ id }) => id);
  for (const [id, same] of byId)
    if (new Set(same.map(({ type, reviewId }) => `${type} ${reviewId}`)).size > 1)
      wrong.push(`under the id ${id} more than one thing was told`);
  return found;
}

const wasServedByEndpoint = (events: readonly { event: { type: string } }[]): boolean =>
  events.some(
    ({ event }) =>
      event.type === "review-served" &&
      (event as unknown as { evidence: { channel: string; webhookId?: string } }).evidence.webhookId !==
        undefined,
  );
