/** The bus in the cloud: EventBridge. */
import { PutEventsCommand, type EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { isPassingName, Passing } from "../app/base/passing.ts";
import type { Bus } from "../app/base/ports.ts";

/** EventBridge takes at most ten entries a call (PutEvents quota). */
const MOST_ENTRIES = 10;

export const SOURCE = "parallel-approvals";

export const eventBridgeBus = ({ client, busName }: { client: EventBridgeClient; busName: string }): Bus => ({
  async publish(announcements) {
    for (let i = 0; i < announcements.length; i += MOST_ENTRIES) {
      const Entries = announcements.slice(i, i + MOST_ENTRIES).map(({ id, type, subject, at, data }) => ({
        EventBusName: busName,
        Source: SOURCE,
        DetailType: type,
        Detail: JSON.stringify({ id, subject, at, ...data }),
      }));
      const { FailedEntryCount, Entries: results } = await client.send(new PutEventsCommand({ Entries }));
      if (!FailedEntryCount) continue;
      const codes = (results ?? []).flatMap(({ ErrorCode }) => ErrorCode ?? []);
      const said = `${FailedEntryCount} events not published: ${codes.join(", ")}`;
      // Again while any of them may get through: subscribers know a repeated one by its id.
      throw codes.some(isPassingName) ? new Passing(said) : new Error(said);
    }
  },
});
